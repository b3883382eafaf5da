import { minute, portalText } from '../clock.ts'
import type { SignIn } from '../activity.ts'
import type { Identities } from '../identities.ts'
import { uniqueTokenId } from '../token.ts'
import { plainRow } from './csv.ts'
import { deviceDetail, processingDetails, requirement, status } from './graph.ts'

type Column = readonly [header: string, value: (row: Row) => string]
type Row = { signIn: SignIn; identities: Identities }

const nothing = () => ''
const fixed = (text: string) => () => text

/**
 * AADNonInteractiveUserSignInLogs as its portal export: dynamic columns are JSON text, booleans come in
 * both cases, TenantId is the workspace, TimeGenerated the ingestion minutes after the event
 * (formats.md §0.2, §d).
 */
const columns: readonly Column[] = [
  ['TenantId', ({ identities }) => identities.workspaceId],
  ['IPAddress', ({ signIn }) => signIn.place?.ip ?? ''],
  ['TimeGenerated [UTC]', ({ signIn }) => portalText(ingestedAt(signIn))],
  ['SourceSystem', fixed('Azure AD')],
  ['OperationName', fixed('Sign-in activity')],
  ['OperationVersion', fixed('1.0')],
  ['Category', fixed('NonInteractiveUserSignInLogs')],
  ['ResultType', ({ signIn }) => String(signIn.errorCode)],
  ['ResultSignature', fixed('None')],
  ['ResultDescription', nothing],
  ['DurationMs', fixed('0')],
  ['CorrelationId', ({ signIn }) => signIn.correlationId],
  ['ResourceGroup', fixed('Microsoft.aadiam')],
  ['Identity', ({ signIn }) => signIn.person?.name ?? ''],
  ['Location', ({ signIn }) => signIn.place?.country ?? ''],
  ['AppDisplayName', ({ signIn }) => signIn.client.name],
  ['AppId', ({ signIn }) => signIn.client.appId],
  ['AuthenticationContextClassReferences', nothing],
  ['AuthenticationDetails', fixed('[]')],
  ['AuthenticationMethodsUsed', nothing],
  ['AuthenticationProcessingDetails', ({ signIn }) => JSON.stringify(processingDetails(signIn))],
  ['AuthenticationProtocol', fixed('none')],
  ['AuthenticationRequirement', ({ signIn }) => requirement(signIn)],
  ['AutonomousSystemNumber', ({ signIn }) => String(signIn.place?.asn ?? '')],
  ['ClientAppUsed', ({ signIn }) => signIn.clientApp],
  ['ClientCredentialType', fixed('none')],
  ['ConditionalAccessPolicies', fixed('[]')],
  ['ConditionalAccessStatus', ({ signIn }) => signIn.policies],
  ['CreatedDateTime [UTC]', ({ signIn }) => portalText(signIn.at)],
  ['CrossTenantAccessType', fixed('none')],
  ['DeviceDetail', ({ signIn }) => JSON.stringify(deviceDetail(signIn))],
  ['HomeTenantId', ({ identities }) => identities.tenantId],
  ['Id', ({ signIn }) => signIn.id],
  ['IncomingTokenType', ({ signIn }) => incomingToken(signIn)],
  ['IsInteractive', ({ signIn }) => (signIn.device === 'mobile' ? 'FALSE' : 'false')],
  ['LocationDetails', ({ signIn }) => JSON.stringify(location(signIn))],
  ['MfaDetail', nothing],
  ['NetworkLocationDetails', fixed('[]')],
  ['OriginalTransferMethod', fixed('none')],
  ['ProcessingTimeInMs', ({ signIn }) => String(30 + (signIn.at % 90))],
  ['ResourceDisplayName', ({ signIn }) => signIn.resource.name],
  ['ResourceIdentity', ({ signIn }) => signIn.resource.appId],
  ['ResourceServicePrincipalId', ({ signIn }) => signIn.resource.principalId],
  ['ResourceTenantId', ({ identities }) => identities.tenantId],
  ['RiskDetail', fixed('none')],
  ['RiskEventTypes', nothing],
  ['RiskEventTypes_V2', fixed('[]')],
  ['RiskLevelAggregated', fixed('none')],
  ['RiskLevelDuringSignIn', fixed('none')],
  ['RiskState', fixed('none')],
  ['ServicePrincipalId', nothing],
  ['SessionId', ({ signIn }) => signIn.sessionId ?? ''],
  ['SignInEventTypes', fixed('["nonInteractiveUser"]')],
  ['SignInIdentifierType', nothing],
  ['Status', ({ signIn }) => JSON.stringify(status(signIn.errorCode))],
  ['TokenIssuerName', nothing],
  ['TokenIssuerType', fixed('AzureAD')],
  ['UniqueTokenIdentifier', ({ signIn }) => uniqueTokenId(signIn.id)],
  ['UserAgent', ({ signIn }) => signIn.agent],
  ['UserDisplayName', ({ signIn }) => signIn.person?.name ?? ''],
  ['UserId', ({ signIn }) => signIn.person?.id ?? ''],
  ['UserPrincipalName', ({ signIn }) => signIn.person?.upn ?? ''],
  ['UserType', fixed('Member')],
  ['AADTenantId', ({ identities }) => identities.tenantId],
  ['Type', fixed('AADNonInteractiveUserSignInLogs')],
]

export function* nonInteractiveCsv(
  identities: Identities,
  signIns: readonly SignIn[],
): Generator<string> {
  yield plainRow(columns.map(([header]) => header))
  for (const signIn of signIns)
    yield plainRow(columns.map(([, value]) => value({ signIn, identities })))
}

/** One to forty minutes later, taken from the record itself so that no order of writing matters. */
function ingestedAt(signIn: SignIn): number {
  return signIn.at + minute + (Number.parseInt(signIn.id.slice(0, 6), 16) % (39 * minute))
}

function incomingToken({ device }: SignIn): string {
  return device === 'desktop' ? 'primaryRefreshToken' : 'refreshToken'
}

function location({ place }: SignIn) {
  return { city: place?.city ?? '', state: '', countryOrRegion: place?.country ?? '' }
}
