import { guid, tenant, tokenText, zoneless, type Json, type Person } from './common.ts'
import type { DirectoryFacts } from './entra.ts'

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
  /** The record names the reader by address alone, as older ones do. */
  nameless?: boolean
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
    ...(facts.nameless === true
      ? {}
      : { TokenObjectId: 'app' in by ? guid(`sp ${by.app}`) : by.id }),
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
