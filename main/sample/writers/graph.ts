import { isoSeconds, isoTicks } from '../clock.ts'
import type { Actor, DirectoryAct, SignIn, Target } from '../activity.ts'
import type { Identities, Place } from '../identities.ts'
import { uniqueTokenId } from '../token.ts'

const beta = 'https://graph.microsoft.com/beta/$metadata'

/** One Graph page with everything on it, newest first as the service answers; no nextLink is left over. */
export function* graphPage(set: string, values: readonly unknown[]): Generator<string> {
  yield `{"@odata.context":"${beta}#${set}","value":[\n`
  for (const [index, value] of values.entries())
    yield JSON.stringify(value) + (index === values.length - 1 ? '\n' : ',\n')
  yield ']}\n'
}

/** signIn of the beta endpoint; service principals and managed identities have no user members. */
export function graphSignIn(identities: Identities, signIn: SignIn): Record<string, unknown> {
  const { place, resource } = signIn
  return {
    id: signIn.id,
    createdDateTime: isoSeconds(signIn.at),
    ...(signIn.person === null ? principalMembers(signIn) : userMembers(identities, signIn)),
    appId: signIn.client.appId,
    ipAddress: place?.ip ?? '',
    correlationId: signIn.correlationId,
    conditionalAccessStatus: signIn.policies,
    isInteractive: signIn.kind === 'interactive',
    tokenIssuerType: 'AzureAD',
    ...(place === null ? {} : clientMembers(signIn, place)),
    resourceDisplayName: resource.name,
    resourceId: resource.appId,
    resourceServicePrincipalId: resource.principalId,
    resourceTenantId: identities.tenantId,
    signInEventTypes: [eventTypes[signIn.kind]],
    uniqueTokenIdentifier: uniqueTokenId(signIn.id),
    sessionId: signIn.sessionId,
    status: status(signIn.errorCode),
    location: {
      city: place?.city ?? '',
      state: '',
      countryOrRegion: place?.country ?? '',
    },
  }
}

/** What a managed identity's record lacks, since the platform signs in for it. */
function clientMembers(signIn: SignIn, place: Place): Record<string, unknown> {
  return {
    autonomousSystemNumber: place.asn,
    userAgent: signIn.agent,
    authenticationProtocol: 'none',
    incomingTokenType: 'none',
    originalTransferMethod: 'none',
    crossTenantAccessType: 'none',
    riskState: 'none',
    riskEventTypes_v2: [],
    federatedCredentialId: null,
  }
}

const eventTypes = {
  interactive: 'interactiveUser',
  noninteractive: 'nonInteractiveUser',
  'service-principal': 'servicePrincipal',
  'managed-identity': 'managedIdentity',
} as const

function principalMembers(signIn: SignIn): Record<string, unknown> {
  const { principal, key } = signIn
  return {
    servicePrincipalId: principal?.principalId,
    servicePrincipalName: principal?.name,
    appOwnerTenantId: principal?.ownerTenant,
    clientCredentialType: credentialType(signIn),
    servicePrincipalCredentialKeyId: key?.keyId ?? null,
    servicePrincipalCredentialThumbprint: key?.thumbprint ?? null,
    userId: null,
  }
}

function credentialType({ key, kind }: SignIn): string {
  if (kind === 'managed-identity') return 'managedIdentity'
  return key?.kind === 'certificate' ? 'certificate' : 'clientSecret'
}

function userMembers(identities: Identities, signIn: SignIn): Record<string, unknown> {
  const { person } = signIn
  return {
    userDisplayName: person?.name,
    userPrincipalName: person?.upn,
    userId: person?.id,
    userType: 'member',
    homeTenantId: identities.tenantId,
    appDisplayName: signIn.client.name,
    appOwnerTenantId: identities.tenantId,
    clientAppUsed: signIn.clientApp,
    authenticationRequirement: requirement(signIn),
    authenticationProcessingDetails: processingDetails(signIn),
    deviceDetail: deviceDetail(signIn),
  }
}

export function requirement({ secondFactor }: SignIn): string {
  return secondFactor ? 'multiFactorAuthentication' : 'singleFactorAuthentication'
}

export function processingDetails({ continuous }: SignIn): { key: string; value: string }[] {
  return [{ key: 'Is CAE Token', value: continuous ? 'True' : 'False' }]
}

export function deviceDetail({ person, device }: SignIn): Record<string, unknown> {
  const own = person === null || device === null ? null : person[device]
  return {
    deviceId: own?.id ?? '',
    displayName: own?.name ?? '',
    operatingSystem: own?.system ?? 'Windows 10',
    browser: own?.browser ?? 'Chrome 118.0.5993',
    isCompliant: own !== null,
    isManaged: own !== null,
    trustType: own === null ? '' : 'Azure AD joined',
  }
}

export function status(errorCode: number): Record<string, unknown> {
  return { errorCode, failureReason: failures[errorCode] ?? 'Other.', additionalDetails: null }
}

const failures: Readonly<Record<number, string>> = {
  50126: 'Error validating credentials due to invalid username or password.',
  50053: 'The account is locked after too many attempts.',
  50173: 'The provided grant has expired due to it being revoked.',
  53003: 'Access has been blocked by Conditional Access policies.',
  7000215: 'Invalid client secret is provided.',
  7000222: 'The provided client secret keys are expired.',
}

/** One line per record, as a storage account gets them (formats.md §e). */
export function diagnosticLine(identities: Identities, signIn: SignIn): string {
  const { tenantId } = identities
  const time = isoTicks(signIn.at)
  return `${JSON.stringify({
    time,
    resourceId: `/tenants/${tenantId}/providers/Microsoft.aadiam`,
    operationName: 'Sign-in activity',
    operationVersion: '1.0',
    category: 'ManagedIdentitySignInLogs',
    tenantId,
    resultType: String(signIn.errorCode),
    resultSignature: 'None',
    durationMs: 0,
    correlationId: signIn.correlationId,
    Level: 4,
    properties: { ...graphSignIn(identities, signIn), createdDateTime: time },
  })}\n`
}

/** directoryAudit; the activity has no trailing dot here, the en dash and the blank stay. */
export function graphDirectoryAudit(act: DirectoryAct): Record<string, unknown> {
  return {
    id: act.id,
    category: act.category,
    correlationId: act.correlationId,
    result: 'success',
    resultReason: '',
    activityDisplayName: act.activity,
    activityDateTime: isoTicks(act.at),
    loggedByService: act.service,
    operationType: act.type,
    initiatedBy: initiator(act.actor),
    targetResources: act.targets.map(targetResource),
    additionalDetails: act.details,
  }
}

function initiator(actor: Actor): Record<string, unknown> {
  if (actor.kind === 'application')
    return {
      user: null,
      app: {
        appId: actor.appId,
        displayName: actor.name,
        servicePrincipalId: actor.principalId,
        servicePrincipalName: null,
      },
    }
  const { id, name, upn } = actor.person
  const ipAddress = actor.place?.ip ?? ''
  return {
    app: null,
    user: { id, displayName: name, userPrincipalName: upn, ipAddress, roles: [] },
  }
}

function targetResource(target: Target): Record<string, unknown> {
  return {
    id: target.id,
    displayName: target.name,
    type: target.type,
    userPrincipalName: target.upn,
    groupType: target.type === 'Group' ? 'azureAD' : null,
    modifiedProperties: target.changes.map(({ name, from, to }) => ({
      displayName: name,
      oldValue: from,
      newValue: to,
    })),
  }
}
