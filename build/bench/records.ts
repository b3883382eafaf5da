import { isoTime } from './clock.ts'
import type { Random } from './random.ts'
import type { Folder, Session, User, World } from './world.ts'
import { directoryRecord, exchangeAdminRecord } from './records-admin.ts'

/**
 * Management Activity API records as text (formats.md (h) and "MailItemsAccessed in full"): written by
 * hand rather than through JSON.stringify, which would be the slowest part of making gigabytes.
 */
export type RecordContext = { random: Random; world: World; user: User; id: string; at: number }
export type UalRecord = {
  id: string
  recordType: number
  operation: string
  userId: string
  at: number
  json: string
}

/** The fields every record begins with; the caller closes the object. */
export function recordHead(
  context: RecordContext,
  recordType: number,
  operation: string,
  parts: { status: string; userKey: string; userType: number; workload: string; userId: string },
): string {
  const status = parts.status === '' ? '' : `"ResultStatus":"${parts.status}",`
  return `{"CreationTime":"${isoTime(context.at)}","Id":"${context.id}","Operation":"${operation}","OrganizationId":"${context.world.tenant}","RecordType":${recordType},${status}"UserKey":"${parts.userKey}","UserType":${parts.userType},"Version":1,"Workload":"${parts.workload}","UserId":"${parts.userId}"`
}

export function finish(
  context: RecordContext,
  recordType: number,
  operation: string,
  userId: string,
  json: string,
): UalRecord {
  return { id: context.id, recordType, operation, userId, at: context.at, json }
}

/** The same address as Exchange, Entra and SharePoint print it: bare, with port, in brackets. */
export function addressWithPort(random: Random, address: string): string {
  const port = 1024 + random.below(64_000)
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
}

function accessContext(user: User, session: Session, appId: string, random: Random): string {
  const sessionId = random.below(5) === 0 ? '' : `"AADSessionId":"${session.id}",`
  return `"AppAccessContext":{${sessionId}"APIId":"00000002-0000-0ff1-ce00-000000000000","ClientAppId":"${appId}","IssuedAtTime":"${isoTime(session.issuedAt)}","UniqueTokenId":"${session.tokenId}"},"TokenObjectId":"${user.oid}"`
}

/** Two in five are old mail read again, from this mailbox's own past. */
function messageId({ random, user }: RecordContext): string {
  if (user.messages.length > 50 && random.below(5) < 2) return random.pick(user.messages)
  const id =
    random.below(2) === 0
      ? `<${user.server}${random.token(22)}@${user.server}.eurprd01.prod.outlook.example>`
      : `<CA${random.token(40)}@mail.post.example>`
  if (user.messages.length < 3000) user.messages.push(id)
  else user.messages[random.below(3000)] = id
  return id
}

function folderItems(context: RecordContext, count: number): string {
  const sized = context.random.below(4) === 0
  let text = ''
  for (let index = 0; index < count; index++) {
    const size = sized ? `,"SizeInBytes":${4000 + context.random.below(180_000)}` : ''
    text += `${index === 0 ? '' : ','}{"InternetMessageId":"${messageId(context)}"${size}}`
  }
  return text
}

function folderText(context: RecordContext, folder: Folder, count: number): string {
  return `{"FolderItems":[${folderItems(context, count)}],"Id":"${folder.id}","Path":"${folder.path.replaceAll('\\', '\\\\')}"}`
}

function boundFolders(context: RecordContext): { text: string; count: number } {
  const { random, user } = context
  const count = 1 + Math.min(random.below(8), random.below(8), random.below(8), random.below(8))
  if (count < 2 || random.below(6) > 0)
    return { text: folderText(context, random.pick(user.folders), count), count }
  const [first, second] = user.folders
  if (first === undefined || second === undefined) throw new Error('A mailbox has folders')
  return {
    text: `${folderText(context, first, 1)},${folderText(context, second, count - 1)}`,
    count,
  }
}

function mailboxFields(
  context: RecordContext,
  appId: string,
  address: string,
  info: string,
): string {
  const { user, world } = context
  return `,"AppId":"${appId}","ClientAppId":"${appId}","ClientIPAddress":"${address}","ClientInfoString":"${info}","ExternalAccess":false,"InternalLogonType":0,"LogonType":0,"LogonUserSid":"${user.sid}","MailboxGuid":"${user.mailbox}","MailboxOwnerSid":"${user.sid}","MailboxOwnerUPN":"${user.upn}","OrganizationName":"${world.domain}","OriginatingServer":"${user.server} (15.20.9343.011)\\r\\n"`
}

function mailHead(context: RecordContext, recordType: number, operation: string): string {
  const { user } = context
  return recordHead(context, recordType, operation, {
    status: 'Succeeded',
    userKey: user.puid,
    userType: 0,
    workload: 'Exchange',
    userId: user.upn,
  })
}

/** Bind (RecordType 50), or Sync (RecordType 2) for one in twelve. */
export function mailAccessRecord(context: RecordContext): UalRecord {
  const { random, user } = context
  const application = random.pick(user.applications)
  const session = random.pick(user.sessions)
  const address = application.rest
    ? `2001:db8:10a6:${user.server.slice(-3)}::${random.below(24)}`
    : session.address
  const token = accessContext(user, session, application.id, random)
  if (random.below(12) === 0) return mailSync(context, session, token)
  const { text, count } = boundFolders(context)
  const sessionId = application.rest ? '' : `"SessionId":"${session.id}",`
  const throttled = random.below(4000) === 0 ? 'True' : 'False'
  const json = `${mailHead(context, 50, 'MailItemsAccessed')}${mailboxFields(context, application.id, address, application.clientInfo)},"OperationProperties":[{"Name":"MailAccessType","Value":"Bind"},{"Name":"IsThrottled","Value":"${throttled}"}],${sessionId}${token},"Folders":[${text}],"OperationCount":${count}}`
  return finish(context, 50, 'MailItemsAccessed', user.upn, json)
}

function mailSync(context: RecordContext, session: Session, token: string): UalRecord {
  const { random, user } = context
  const folder = random.pick(user.folders)
  const fields = mailboxFields(
    context,
    'd3590ed6-52b3-4102-aeff-aad2292ab01c',
    session.address,
    'Client=MSExchangeRPC',
  )
  const json = `${mailHead(context, 2, 'MailItemsAccessed')}${fields},"ClientIP":"${session.address}","ClientProcessName":"OUTLOOK.EXE","ClientRequestId":"{${random.guid()}}","ClientVersion":"16.0.19328.20190","SessionId":"${session.id}",${token},"OperationProperties":[{"Name":"MailAccessType","Value":"Sync"},{"Name":"IsThrottled","Value":"False"}],"Item":{"Id":"${folder.id}","ParentFolder":{"Id":"${folder.id}","Name":"Inbox","Path":"${folder.path.replaceAll('\\', '\\\\')}"}}}`
  return finish(context, 2, 'MailItemsAccessed', user.upn, json)
}

const itemOperations = [
  'Create',
  'Send',
  'Update',
  'MoveToDeletedItems',
  'SoftDelete',
  'HardDelete',
]
const subjects = [
  'Re: invoice',
  'Weekly report',
  'Réunion de projet',
  '关于合同的问题',
  'Lunch?',
  'FW: review',
]

export function exchangeItemRecord(context: RecordContext): UalRecord {
  const { random, user } = context
  const operation = random.pick(itemOperations)
  const session = random.pick(user.sessions)
  const application = random.pick(user.applications)
  const folder = random.pick(user.folders)
  const place = `{"Id":"${folder.id}","Path":"${folder.path.replaceAll('\\', '\\\\')}"}`
  const item = `"Id":"RgAAAA${random.token(90)}","InternetMessageId":"${messageId(context)}","ParentFolder":${place},"Subject":"${random.pick(subjects)} ${random.below(5000)}"`
  const body =
    operation.endsWith('Delete') || operation.startsWith('Move')
      ? `"AffectedItems":[{${item}}],"CrossMailboxOperation":false,"Folder":${place}`
      : `"Item":{${item},"IsRecord":false,"SizeInBytes":${random.below(90_000)}}`
  const json = `${mailHead(context, 2, operation)}${mailboxFields(context, application.id, session.address, application.clientInfo)},"ClientIP":"${session.address}","SessionId":"${session.id}",${accessContext(user, session, application.id, random)},${body}}`
  return finish(context, 2, operation, user.upn, json)
}

/** The GUID's 16 bytes, little-endian, as base64url: a token id decodes to its sign-in (formats.md §0.1). */
function encodeTokenId(guid: string): string {
  const bytes = Buffer.from(guid.replaceAll('-', ''), 'hex')
  bytes.subarray(0, 4).reverse()
  bytes.subarray(4, 6).reverse()
  bytes.subarray(6, 8).reverse()
  return bytes.toString('base64url')
}

function renewSession(context: RecordContext, slot: number, address: string): Session {
  const { random, user, id, at } = context
  const known = user.sessions[slot]
  const keep = known !== undefined && random.below(6) > 0
  const session = {
    id: keep ? known.id : random.guid(),
    tokenId: encodeTokenId(id),
    issuedAt: at - 300_000,
    address,
  }
  user.sessions[slot] = session
  return session
}

const failures = [
  'InvalidUserNameOrPassword',
  'ExternalSecurityChallenge',
  'UserStrongAuthClientAuthNRequiredInterrupt',
]
const resources = [
  '00000003-0000-0000-c000-000000000000',
  '00000002-0000-0ff1-ce00-000000000000',
  '5f09333a-842c-47da-a157-57da27fcbca5',
]

export function signInRecord(context: RecordContext): UalRecord {
  const { random, user, world, id } = context
  const failed = random.below(7) === 0
  const operation = failed ? 'UserLoginFailed' : 'UserLoggedIn'
  const slot = random.below(user.sessions.length)
  const address = random.pick(user.addresses)
  const sessionId = failed ? random.guid() : renewSession(context, slot, address).id
  const application = random.pick(user.applications)
  const resource = random.pick(resources)
  const detail = failed ? `,"LogonError":"${random.pick(failures)}"` : ''
  const device =
    random.below(3) === 0
      ? ''
      : `{"Name":"Id","Value":"${user.device}"},{"Name":"TrustType","Value":"1"},`
  const head = recordHead(context, 15, operation, {
    status: 'Success',
    userKey: user.oid,
    userType: 0,
    workload: 'AzureActiveDirectory',
    userId: user.upn,
  })
  const json = `${head},"ClientIP":"${address}","ObjectId":"${resource}","AzureActiveDirectoryEventType":1,"ExtendedProperties":[{"Name":"ResultStatusDetail","Value":"${failed ? 'Success' : 'Redirect'}"},{"Name":"UserAgent","Value":"${user.agent}"},{"Name":"RequestType","Value":"OAuth2:Authorize"}],"ModifiedProperties":[],"Actor":[{"ID":"${user.oid}","Type":0},{"ID":"${user.upn}","Type":5}],"ActorContextId":"${world.tenant}","ActorIpAddress":"${address}","InterSystemsId":"${random.guid()}","IntraSystemId":"${id}","SupportTicketId":"","Target":[{"ID":"${resource}","Type":0}],"TargetContextId":"${world.tenant}","ApplicationId":"${application.id}","DeviceProperties":[${device}{"Name":"OS","Value":"Windows10"},{"Name":"BrowserType","Value":"Edge"},{"Name":"SessionId","Value":"${sessionId}"}],"ErrorNumber":"${failed ? '50126' : '0'}"${detail}}`
  return finish(context, 15, operation, user.upn, json)
}

const fileOperations = [
  'FileAccessed',
  'FileModified',
  'FileDownloaded',
  'FileSyncDownloadedFull',
  'FileUploaded',
]

export function sharePointRecord(context: RecordContext): UalRecord {
  const { random, user, world } = context
  const operation = random.pick(fileOperations)
  const session = random.pick(user.sessions)
  const name = random.pick(world.fileNames)
  const site = `https://bench-my.sharepoint.example/personal/${user.site}/`
  const head = recordHead(context, 6, operation, {
    status: '',
    userKey: `i:0h.f|membership|${user.puid.toLowerCase()}@live.example`,
    userType: 0,
    workload: 'OneDrive',
    userId: user.upn,
  })
  const application = random.pick(user.applications)
  const json = `${head},"ClientIP":"${session.address}","ObjectId":"${site}Documents/${name}",${accessContext(user, session, application.id, random)},"ApplicationId":"${application.id}","AuthenticationType":"OAuth","CorrelationId":"${random.guid()}","EventSource":"SharePoint","ItemType":"File","ListId":"${user.mailbox}","ListItemUniqueId":"${random.guid()}","Site":"${user.oid}","UserAgent":"${application.agent}","WebId":"${user.device}","SourceFileExtension":"${name.slice(name.lastIndexOf('.') + 1)}","SiteUrl":"${site}","SourceFileName":"${name}","SourceRelativeUrl":"Documents"}`
  return finish(context, 6, operation, user.upn, json)
}

/** The mix of a busy mail tenant: 55 % mail access, 20 % sign-ins, 10 % items, 5 % each of the rest. */
export function makeRecord(context: RecordContext): UalRecord {
  const share = context.random.below(100)
  if (share < 55) return mailAccessRecord(context)
  if (share < 75) return signInRecord(context)
  if (share < 85) return exchangeItemRecord(context)
  if (share < 90) return exchangeAdminRecord(context)
  if (share < 95) return sharePointRecord(context)
  return directoryRecord(context)
}
