import { createHash } from 'node:crypto'

/**
 * Records as the services write them (formats.md (c), (h), (o)), from the few facts a claim turns on.
 * Nothing here is taken from the importer: what it makes of these is part of what the tests show.
 */

export type Json = Record<string, unknown>

/** A GUID that is the same for the same name, so that a test can speak of `guid('victim')`. */
export function guid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const tenant = guid('tenant')

export type Person = { id: string; upn: string }

export const person = (name: string): Person => ({ id: guid(name), upn: `${name}@tenant.example` })

const iso = (at: number) => new Date(at).toISOString()
const zoneless = (at: number) => iso(at).slice(0, 19)

/** Unique token identifier of a sign-in: its id as 16 little-endian bytes in base64url. */
function tokenText(id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
  return Buffer.from(order.map((index) => bytes[index] ?? 0)).toString('base64url')
}

export type SignInFacts = {
  at: number
  /** Id of the record, and through it of the token. */
  id?: string
  by: Person
  ip?: string
  session?: string
  /** 0 is a success. */
  error?: number
  interactive?: boolean
}

export function userSignIn({ at, id, by, ip, session, error, interactive }: SignInFacts): Json {
  const request = id ?? guid(`sign-in ${by.id} ${at} ${session} ${ip} ${error}`)
  return {
    id: request,
    createdDateTime: iso(at),
    userId: by.id,
    userPrincipalName: by.upn,
    userType: 'member',
    homeTenantId: tenant,
    appId: guid('portal'),
    ipAddress: ip ?? '192.0.2.10',
    isInteractive: interactive ?? true,
    signInEventTypes: [(interactive ?? true) ? 'interactiveUser' : 'nonInteractiveUser'],
    resourceId: guid('graph'),
    resourceTenantId: tenant,
    sessionId: session ?? null,
    uniqueTokenIdentifier: tokenText(request),
    status: { errorCode: error ?? 0, failureReason: 'Other.' },
  }
}

export type PrincipalSignInFacts = {
  at: number
  id?: string
  /** Name of the service principal; its object id is `guid('sp ' + app)`, its app id `guid('app ' + app)`. */
  app: string
  key?: string | null
  ip?: string
  error?: number
  managed?: boolean
}

export function principalSignIn(facts: PrincipalSignInFacts): Json {
  const { at, app, key, ip, error, managed } = facts
  const request = facts.id ?? guid(`principal ${app} ${at} ${key} ${error} ${managed}`)
  return {
    id: request,
    createdDateTime: iso(at),
    servicePrincipalId: guid(`sp ${app}`),
    servicePrincipalName: app,
    userId: null,
    appId: guid(`app ${app}`),
    appOwnerTenantId: tenant,
    ipAddress: ip ?? '192.0.2.20',
    signInEventTypes: [managed === true ? 'managedIdentity' : 'servicePrincipal'],
    resourceId: guid('exchange'),
    resourceTenantId: tenant,
    clientCredentialType: 'clientSecret',
    servicePrincipalCredentialKeyId: key ?? null,
    uniqueTokenIdentifier: tokenText(request),
    status: { errorCode: error ?? 0, failureReason: 'Other.' },
  }
}

export type Target = { id: string; type: string; name: string; upn?: string }

export const userTarget = ({ id, upn }: Person): Target => ({ id, type: 'User', name: upn, upn })
export const principalTarget = (app: string): Target => ({
  id: guid(`sp ${app}`),
  type: 'ServicePrincipal',
  name: app,
})
export const applicationTarget = (app: string): Target => ({
  id: guid(`object ${app}`),
  type: 'Application',
  name: app,
})

export type DirectoryFacts = {
  at: number
  activity: string
  /** Left out or null: the record names nobody. */
  by?: Person | { app: string } | null | undefined
  on: Target
  /** Key ids of the object before and after, for acts on credentials. */
  keys?: { before: readonly string[]; after: readonly string[] }
  result?: 'success' | 'failure'
}

const keyText = (id: string) =>
  `[KeyIdentifier=${id},KeyType=Password,KeyUsage=Verify,DisplayName=key]`

function initiator(by: DirectoryFacts['by']): Json {
  if (by === null || by === undefined) return { user: null, app: null }
  if ('app' in by)
    return {
      user: null,
      app: {
        appId: guid(`app ${by.app}`),
        displayName: by.app,
        servicePrincipalId: guid(`sp ${by.app}`),
      },
    }
  return { app: null, user: { id: by.id, userPrincipalName: by.upn, ipAddress: '192.0.2.10' } }
}

/** directoryAudit of Graph; key lists as JSON arrays of `[KeyIdentifier=…]` texts. */
export function directoryAudit({ at, activity, by, on, keys, result }: DirectoryFacts): Json {
  return {
    id: `Directory_${guid(`${activity} ${at} ${on.id} ${result} ${JSON.stringify(by)}`)}`,
    category: 'ApplicationManagement',
    correlationId: guid(`correlation ${activity} ${at}`),
    result: result ?? 'success',
    activityDisplayName: activity,
    activityDateTime: iso(at),
    loggedByService: 'Core Directory',
    operationType: 'Update',
    initiatedBy: initiator(by),
    targetResources: [
      {
        id: on.id,
        displayName: on.name,
        type: on.type,
        userPrincipalName: on.upn ?? null,
        modifiedProperties:
          keys === undefined
            ? []
            : [
                {
                  displayName: 'KeyDescription',
                  oldValue: JSON.stringify(keys.before.map(keyText)),
                  newValue: JSON.stringify(keys.after.map(keyText)),
                },
              ],
      },
    ],
    additionalDetails: [],
  }
}

/** The same act in the unified audit log: trailing dot, identity lists, an id of its own. */
export function unifiedDirectoryAct({ at, activity, by, on, result }: DirectoryFacts): Json {
  const user = by !== null && by !== undefined && 'upn' in by ? by : null
  return {
    ...auditHead({ at, type: 8, operation: `${activity}.`, of: `${activity} ${on.id}` }),
    ResultStatus: result === 'failure' ? 'Failure' : 'Success',
    UserId: user?.upn ?? 'Not Available',
    UserType: user === null ? 4 : 0,
    ObjectId: on.upn ?? on.id,
    Actor:
      user === null
        ? []
        : [
            { ID: user.upn, Type: 5 },
            { ID: `User_${user.id}`, Type: 2 },
          ],
    Target: [
      { ID: `${on.type}_${on.id}`, Type: 2 },
      { ID: on.upn ?? on.name, Type: on.upn === undefined ? 1 : 5 },
    ],
    ModifiedProperties: [],
  }
}

function auditHead(head: { at: number; type: number; operation: string; of: string }): Json {
  return {
    CreationTime: zoneless(head.at),
    Id: guid(`${head.operation} ${head.at} ${head.of}`),
    Operation: head.operation,
    OrganizationId: tenant,
    RecordType: head.type,
    UserType: 0,
    UserKey: '10032001ABCDEF01',
    Version: 1,
  }
}

export type MailFacts = {
  at: number
  mailbox: string
  /** Owner unless an application or somebody else reads. */
  by: Person | { app: string }
  session?: string
  /** Id of the sign-in the token came from, and when that was. */
  token?: { id: string; issuedAt: number }
  ip?: string
  throttled?: boolean
  operation?: string
  result?: string
}

const issueOffset = 5 * 60_000

/** MailItemsAccessed by Bind; the token's issue time is five minutes before the sign-in (formats.md §0.1). */
export function mailRead(facts: MailFacts): Json {
  const { at, mailbox, by, session, token, ip } = facts
  const app = 'app' in by ? by.app : null
  const operation = facts.operation ?? 'MailItemsAccessed'
  return {
    ...auditHead({
      at,
      type: operation === 'MailItemsAccessed' ? 50 : 2,
      operation,
      of: JSON.stringify(facts),
    }),
    ResultStatus: facts.result ?? 'Succeeded',
    Workload: 'Exchange',
    UserId: 'app' in by ? `ServicePrincipal_${guid(`sp ${by.app}`)}` : by.upn,
    UserType: app === null ? 0 : 5,
    ClientIPAddress: ip ?? '192.0.2.10',
    ClientAppId: app === null ? guid('outlook') : guid(`app ${app}`),
    ExternalAccess: false,
    LogonType: 'app' in by ? 1 : by.upn === mailbox ? 0 : 2,
    MailboxGuid: guid(`mailbox ${mailbox}`),
    MailboxOwnerUPN: mailbox,
    OrganizationName: 'tenant.example',
    TokenObjectId: 'app' in by ? guid(`sp ${by.app}`) : by.id,
    ...(session === undefined ? {} : { SessionId: session }),
    ...(token === undefined
      ? {}
      : {
          AppAccessContext: {
            UniqueTokenId: tokenText(token.id),
            IssuedAtTime: zoneless(token.issuedAt - issueOffset),
          },
        }),
    OperationProperties: [
      { Name: 'MailAccessType', Value: 'Bind' },
      { Name: 'IsThrottled', Value: facts.throttled === true ? 'True' : 'False' },
    ],
    Folders: [{ Path: '\\Inbox', FolderItems: [{ InternetMessageId: `<${at}@tenant.example>` }] }],
    OperationCount: 1,
  }
}

export type CmdletFacts = {
  at: number
  cmdlet: string
  by: Person
  parameters: Readonly<Record<string, string>>
  object?: string
  session?: string
  ip?: string
  result?: 'True' | 'False'
}

/** Record type 1; UserKey is a PUID, so that only the address tells who acted. */
export function cmdlet(facts: CmdletFacts): Json {
  return {
    ...auditHead({ at: facts.at, type: 1, operation: facts.cmdlet, of: JSON.stringify(facts) }),
    ResultStatus: facts.result ?? 'True',
    Workload: 'Exchange',
    UserId: facts.by.upn,
    UserType: 2,
    ClientIP: `${facts.ip ?? '192.0.2.10'}:50311`,
    ObjectId: facts.object ?? '',
    ExternalAccess: false,
    OrganizationName: 'tenant.example',
    ...(facts.session === undefined ? {} : { SessionId: facts.session }),
    Parameters: Object.entries(facts.parameters).map(([Name, Value]) => ({ Name, Value })),
  }
}

/** A SharePoint file access; it has no result, as the service writes it. */
export function fileAccess(facts: { at: number; by: Person; session?: string; ip?: string }): Json {
  return {
    ...auditHead({ at: facts.at, type: 6, operation: 'FileDownloaded', of: JSON.stringify(facts) }),
    Workload: 'SharePoint',
    UserId: facts.by.upn,
    UserKey: `i:0h.f|membership|${facts.by.upn}`,
    ClientIP: facts.ip ?? '192.0.2.10',
    ObjectId: 'https://tenant.example/sites/a/report.docx',
    ItemType: 'File',
    ...(facts.session === undefined ? {} : { AppAccessContext: { AADSessionId: facts.session } }),
  }
}

export type KeyFacts = { id: string; startAt: number; endAt?: number }

const keyObject = ({ id, startAt, endAt }: KeyFacts): Json => ({
  keyId: id,
  displayName: 'key',
  startDateTime: iso(startAt),
  endDateTime: iso(endAt ?? startAt + 365 * 86_400_000),
})

/** Application object of a snapshot; without keys given, the export left the credential columns out. */
export function application(app: string, keys?: readonly KeyFacts[]): Json {
  return {
    id: guid(`object ${app}`),
    appId: guid(`app ${app}`),
    displayName: app,
    passwordCredentials: keys?.map(keyObject) ?? [],
    ...(keys === undefined ? {} : { keyCredentials: [] }),
  }
}

export function servicePrincipal(app: string, keys?: readonly KeyFacts[]): Json {
  return {
    id: guid(`sp ${app}`),
    appId: guid(`app ${app}`),
    displayName: app,
    accountEnabled: true,
    servicePrincipalType: 'Application',
    ...(keys === undefined ? {} : { passwordCredentials: keys.map(keyObject), keyCredentials: [] }),
  }
}

export function userObject(
  { id, upn }: Person,
  state: { enabled: boolean; validFrom?: number },
): Json {
  return {
    id,
    userPrincipalName: upn,
    accountEnabled: state.enabled,
    ...(state.validFrom === undefined
      ? {}
      : { signInSessionsValidFromDateTime: iso(state.validFrom) }),
  }
}

export type RuleFacts = {
  mailbox: string
  name?: string
  forwardTo?: string
  moveTo?: string
  /** Left out: the listing does not tell, as one made without -IncludeHidden. */
  hidden?: boolean
}

export const ruleId = ({ mailbox, name }: Pick<RuleFacts, 'mailbox' | 'name'>): string =>
  guid(`rule ${mailbox} ${name}`)

/** Get-InboxRule. */
export function inboxRule({ mailbox, name, forwardTo, moveTo, hidden }: RuleFacts): Json {
  return {
    Mailbox: mailbox,
    Name: name ?? null,
    RuleIdentity: `${mailbox}-${name}`,
    Identity: `${mailbox}\\${guid(`rule ${mailbox} ${name}`)}`,
    Enabled: true,
    ...(hidden === undefined ? {} : { Hidden: hidden }),
    ForwardTo: forwardTo ?? null,
    RedirectTo: null,
    DeleteMessage: false,
    MoveToFolder: moveTo ?? null,
    MarkAsRead: false,
  }
}
