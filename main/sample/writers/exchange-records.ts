import { minute, zoneless } from '../clock.ts'
import type { Cmdlet, MailItem, MailRead, SignIn } from '../activity.ts'
import type { Identities, Person } from '../identities.ts'
import { domain } from '../identities.ts'
import { uniqueTokenId } from '../token.ts'
import type { AuditRecord } from './entra-audit-records.ts'

const service = 'NT AUTHORITY\\SYSTEM (Microsoft.Exchange.ServiceHost)'
const server = 'LO2P265MB2210 (15.20.8314.013)'

/** Record type 1. The service's own cmdlets carry UserType 3 and ExternalAccess true. */
export function cmdletRecord(identities: Identities, cmdlet: Cmdlet): AuditRecord {
  const { person, place } = cmdlet
  return {
    CreationTime: zoneless(cmdlet.at),
    Id: cmdlet.id,
    Operation: cmdlet.operation,
    OrganizationId: identities.tenantId,
    RecordType: 1,
    ResultStatus: 'True',
    UserKey: person?.puid ?? service,
    UserType: person === null ? 3 : 2,
    Version: 1,
    Workload: 'Exchange',
    ...(place === null
      ? {}
      : { ClientIP: `${place.ip}:52${String(cmdlet.at % 1000).padStart(3, '0')}` }),
    ObjectId: cmdlet.object,
    UserId: person?.upn ?? service,
    AppId: '',
    ClientAppId: '',
    ExternalAccess: person === null,
    OrganizationName: domain,
    OriginatingServer: server,
    Parameters: cmdlet.parameters.map(({ name, value }) => ({ Name: name, Value: value })),
  }
}

/** Record type 50, MailItemsAccessed by Bind (formats.md, "MailItemsAccessed in full"). */
export function readRecord(identities: Identities, read: MailRead): AuditRecord {
  return {
    ...mailboxRecord(identities, read.mailbox, read.signIn, {
      id: read.id,
      at: read.at,
      operation: 'MailItemsAccessed',
      type: 50,
      clientInfo: read.clientInfo,
    }),
    OperationProperties: [
      { Name: 'MailAccessType', Value: 'Bind' },
      { Name: 'IsThrottled', Value: 'False' },
    ],
    Folders: read.folders.map((folder) => ({
      FolderItems: folder.items.map((item) => ({
        InternetMessageId: item.messageId,
        SizeInBytes: item.size,
      })),
      Id: folder.id,
      Path: folder.path,
    })),
    OperationCount: read.folders.reduce((sum, folder) => sum + folder.items.length, 0),
  }
}

/** Record type 2, one item. */
export function itemRecord(identities: Identities, item: MailItem): AuditRecord {
  return {
    ...mailboxRecord(identities, item.mailbox, item.signIn, {
      id: item.id,
      at: item.at,
      operation: item.operation,
      type: 2,
      clientInfo: item.clientInfo,
    }),
    Item: {
      Id: item.itemId,
      InternetMessageId: item.messageId,
      ParentFolder: { Id: `${item.itemId.slice(0, 32)}AAAB`, Path: item.folder },
      SizeInBytes: item.size,
      Subject: item.subject,
    },
  }
}

/**
 * The token is recorded with an issue time five minutes before the sign-in (formats.md §0.1). An
 * application reads as itself: UserType 5, its service principal as UserId, no session.
 */
function mailboxRecord(
  identities: Identities,
  mailbox: Person,
  signIn: SignIn,
  head: { id: string; at: number; operation: string; type: number; clientInfo: string },
): AuditRecord {
  const { principal, sessionId, client, resource } = signIn
  const owner = principal === null
  const address = signIn.place?.ip ?? ''
  return {
    AppAccessContext: {
      ...(sessionId === null ? {} : { AADSessionId: sessionId }),
      APIId: resource.appId,
      ClientAppId: client.appId,
      IssuedAtTime: zoneless(signIn.at - 5 * minute),
      UniqueTokenId: uniqueTokenId(signIn.id),
    },
    CreationTime: zoneless(head.at),
    Id: head.id,
    Operation: head.operation,
    OrganizationId: identities.tenantId,
    RecordType: head.type,
    ResultStatus: 'Succeeded',
    UserKey: owner ? mailbox.puid : principal.principalId,
    UserType: owner ? 0 : 5,
    Version: 1,
    Workload: 'Exchange',
    ClientIP: address,
    UserId: owner ? mailbox.upn : `ServicePrincipal_${principal.principalId}`,
    AppId: owner ? resource.appId : client.appId,
    ClientAppId: client.appId,
    ClientIPAddress: address,
    ClientInfoString: head.clientInfo,
    ExternalAccess: false,
    InternalLogonType: 0,
    LogonType: owner ? 0 : 1,
    LogonUserSid: owner ? mailbox.sid : 'S-1-5-18',
    MailboxGuid: mailbox.mailboxGuid,
    MailboxOwnerSid: mailbox.sid,
    MailboxOwnerUPN: mailbox.upn,
    OrganizationName: domain,
    OriginatingServer: `${server}\r\n`,
    ...(sessionId === null ? {} : { SessionId: sessionId }),
    TokenObjectId: owner ? mailbox.id : principal.principalId,
    TokenTenantId: identities.tenantId,
  }
}
