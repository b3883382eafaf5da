import type { EventSource } from './source.ts'

export type ActorKind = 'user' | 'sp' | 'mi' | 'system' | 'msdc' | 'partner' | 'guest' | 'unknown'

/**
 * Whose address `ip` is: `client` the caller's; `ms-proxy` a Microsoft front end's; `issuance` the one the
 * token was first issued to, which a thief's refresh still shows (formats.md §0.3).
 */
export type IpTrust = 'client' | 'ms-proxy' | 'issuance'

/** One property of an object before and after an administrative act, as the record gives them. */
export type PropertyChange = { name: string; old: string | null; new: string | null }

/**
 * One normalised record (claims.md §3.2). Times are epoch milliseconds UTC. `null` means the record does
 * not say: nothing is ever guessed, for a guess would become evidence.
 */
export type EventFields = {
  /** Entra tenant id, never a Log Analytics workspace id. */
  tenant: string | null
  source: EventSource
  /** RecordType number of the unified audit log as text; null elsewhere. */
  recordType: string | null
  /** Id that the service gave the record: GUID in lower case, or text as it stands. */
  recordId: string | null
  /** Canonical: NFKC, dashes folded to '-', trailing dots and blanks cut, lower case. */
  operation: string
  operationRaw: string
  at: number
  /** End of the interval an aggregated record stands for. */
  until: number | null
  ingestedAt: number | null
  ok: boolean | null
  errorCode: string | null
  actorKind: ActorKind
  actorId: string | null
  /** Lower case. */
  actorUpn: string | null
  actorHomeTenant: string | null
  actorAppId: string | null
  targetKind: string | null
  targetId: string | null
  targetName: string | null
  /** Owner's address in lower case, or the mailbox GUID where only that is known. */
  mailbox: string | null
  logonType: 'owner' | 'admin' | 'delegate' | 'system' | null
  externalAccess: boolean | null
  crossTenantAccess: string | null
  /** Without port or brackets; IPv4-mapped IPv6 as IPv4; IPv6 in RFC 5952 form. */
  ip: string | null
  ipTrust: IpTrust | null
  asn: number | null
  /** ISO 3166-1 alpha-2. */
  country: string | null
  userAgent: string | null
  clientInfo: string | null
  clientApp: string | null
  appId: string | null
  apiId: string | null
  hostAppId: string | null
  appOwnerTenant: string | null
  resourceId: string | null
  resourceTenant: string | null
  sessionId: string | null
  /** Unique token identifier as a GUID, whatever its encoding in the record (formats.md §0.1). */
  tokenId: string | null
  /** As recorded, which is five minutes before the sign-in (formats.md §0.1); the scope layer corrects it. */
  tokenIssuedAt: number | null
  issuer: string | null
  deviceId: string | null
  correlationId: string | null
  authProtocol: string | null
  incomingToken: string | null
  transferMethod: string | null
  authRequirement: string | null
  caStatus: string | null
  cae: boolean | null
  credentialType: string | null
  credentialKeyId: string | null
  credentialThumbprint: string | null
  federatedCredentialId: string | null
  riskEventType: string | null
  mailAccess: 'bind' | 'sync' | null
  throttled: boolean | null
  /** How many acts one aggregated record stands for. */
  count: number | null
  /** InternetMessageIds (RFC 5322, with angle brackets) the record names. */
  messageIds: readonly string[]
  folders: readonly string[]
  /** Name/Value lists indexed by name; values as text. */
  parameters: Readonly<Record<string, string>>
  changes: readonly PropertyChange[]
  /** Facts derived at import, so that a redacted bundle re-computes without the text they came from. */
  features: readonly string[]
}

/** Every field once, in the order in which they are printed and digested. */
export const eventFieldNames = [
  'tenant',
  'source',
  'recordType',
  'recordId',
  'operation',
  'operationRaw',
  'at',
  'until',
  'ingestedAt',
  'ok',
  'errorCode',
  'actorKind',
  'actorId',
  'actorUpn',
  'actorHomeTenant',
  'actorAppId',
  'targetKind',
  'targetId',
  'targetName',
  'mailbox',
  'logonType',
  'externalAccess',
  'crossTenantAccess',
  'ip',
  'ipTrust',
  'asn',
  'country',
  'userAgent',
  'clientInfo',
  'clientApp',
  'appId',
  'apiId',
  'hostAppId',
  'appOwnerTenant',
  'resourceId',
  'resourceTenant',
  'sessionId',
  'tokenId',
  'tokenIssuedAt',
  'issuer',
  'deviceId',
  'correlationId',
  'authProtocol',
  'incomingToken',
  'transferMethod',
  'authRequirement',
  'caStatus',
  'cae',
  'credentialType',
  'credentialKeyId',
  'credentialThumbprint',
  'federatedCredentialId',
  'riskEventType',
  'mailAccess',
  'throttled',
  'count',
  'messageIds',
  'folders',
  'parameters',
  'changes',
  'features',
] as const satisfies readonly (keyof EventFields)[]
