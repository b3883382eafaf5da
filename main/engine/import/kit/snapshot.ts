import {
  asArray,
  asRecord,
  get,
  guidOrText,
  lower,
  structure,
  text,
  type JsonRecord,
} from './fields.ts'
import { parseIso } from './time.ts'

/** One key of an application or service principal. Times are epoch ms; null is "not stated". */
export type Credential = {
  keyId: string | null
  kind: 'secret' | 'certificate' | 'federated'
  displayName: string | null
  startAt: number | null
  endAt: number | null
  /** SHA-1 of a certificate, 40 hex digits in capitals. */
  thumbprint?: string
  /** Of a federated credential: whose token, for which subject. */
  issuer?: string
  subject?: string
}

/** `attributes` of kinds `applications` and `service-principals`, whatever tool exported them. */
export type ApplicationAttributes = {
  appId: string | null
  displayName: string | null
  accountEnabled: boolean | null
  appOwnerTenant: string | null
  createdAt: number | null
  credentials: readonly Credential[]
  /** False when the export leaves out secrets or certificates: then no credential is not "none". */
  hasCredentialColumns: boolean
  /** The same of federated credentials, which Graph keeps on a page of their own. */
  hasFederatedColumn: boolean
  signInAudience: string | null
  servicePrincipalType: string | null
  replyUrls: readonly string[] | null
  owners: readonly string[] | null
  verifiedPublisher: string | null
  /** Which of these the export leaves out; their null is unknown, not "none". */
  notStated: readonly string[]
}

/** `attributes` of kind `users`. */
export type UserAttributes = {
  upn: string | null
  displayName: string | null
  accountEnabled: boolean | null
  userType: string | null
  createdAt: number | null
  lastPasswordChangeAt: number | null
  /** Tokens issued before it are revoked. */
  sessionsValidFromAt: number | null
  onPremisesSyncEnabled: boolean | null
  creationType: string | null
  externalUserState: string | null
  /** Of a sign-in that succeeded; lags behind the log by up to a day. */
  lastSuccessfulSignInAt: number | null
  lastSignInAt: number | null
  /** Ids of licences and of the service plans that are on. */
  licences: readonly string[] | null
  servicePlans: readonly string[] | null
  /** Which of these the export leaves out; their null is unknown, not "none". */
  notStated: readonly string[]
}

/**
 * A member by its Graph name, also in PowerShell's PascalCase and in its AdditionalProperties bag
 * (formats.md (o)). undefined when the export lacks it; null when it is there and empty.
 */
export function pick(record: JsonRecord, name: string): unknown {
  if (Object.hasOwn(record, name)) return record[name]
  const pascal = name.charAt(0).toUpperCase() + name.slice(1)
  if (Object.hasOwn(record, pascal)) return record[pascal]
  return get(record['AdditionalProperties'], name)
}

function has(record: JsonRecord, ...names: readonly string[]): boolean {
  return names.some((name) => pick(record, name) !== undefined)
}

/** Epoch ms. ScubaGear escapes `/Date(ms)/` twice; .NET's year 1 is "no time". */
export function snapshotTime(value: unknown): number | null {
  const at = parseIso(typeof value === 'string' ? value.replaceAll('\\/', '/') : value)
  return at === null || at < 0 ? null : at
}

/** Object id in lower case; null when the export has none, for an object without id joins nothing. */
export function objectIdOf(record: JsonRecord): string | null {
  return lower(pick(record, 'id')) ?? lower(pick(record, 'objectId'))
}

/** A list that ConvertTo-Json cut at its depth holds type names in place of objects. */
export function isCut(list: unknown): boolean {
  if (typeof list === 'string') return list !== '' && structure(list) === undefined
  return Array.isArray(list) && list.some((entry) => asRecord(entry) === null && entry !== null)
}

function hex(bytes: Uint8Array): string | undefined {
  return bytes.length === 20 ? Buffer.from(bytes).toString('hex').toUpperCase() : undefined
}

/** customKeyIdentifier: hex or base64 text in Graph, a list of bytes from PowerShell; else not a SHA-1. */
function thumbprintOf(value: unknown): string | undefined {
  if (typeof value === 'string') {
    if (/^[0-9a-f]{40}$/i.test(value)) return value.toUpperCase()
    return /^[A-Za-z0-9+/]{27}=$/.test(value) ? hex(Buffer.from(value, 'base64')) : undefined
  }
  if (!Array.isArray(value) || !value.every((byte) => Number.isInteger(byte))) return undefined
  return hex(Uint8Array.from(value as number[]))
}

function keyOf(record: JsonRecord, kind: 'secret' | 'certificate'): Credential {
  const credential: Credential = {
    keyId: guidOrText(pick(record, 'keyId')),
    kind,
    displayName: text(pick(record, 'displayName')),
    startAt: snapshotTime(pick(record, 'startDateTime') ?? pick(record, 'startDate')),
    endAt: snapshotTime(pick(record, 'endDateTime') ?? pick(record, 'endDate')),
  }
  const thumbprint = kind === 'certificate' && thumbprintOf(pick(record, 'customKeyIdentifier'))
  return thumbprint ? { ...credential, thumbprint } : credential
}

function federatedOf(record: JsonRecord): Credential {
  const issuer = text(pick(record, 'issuer'))
  const subject = text(pick(record, 'subject'))
  return {
    keyId: guidOrText(pick(record, 'id')),
    kind: 'federated',
    displayName: text(pick(record, 'name')),
    startAt: null,
    endAt: null,
    ...(issuer === null ? {} : { issuer }),
    ...(subject === null ? {} : { subject }),
  }
}

function records(list: unknown): readonly JsonRecord[] {
  return asArray(structure(list))
    .map(asRecord)
    .filter((record) => record !== null)
}

/** All keys of an application or service principal that the export shows. */
export function credentialsOf(record: JsonRecord): readonly Credential[] {
  const federated =
    pick(record, 'federatedIdentityCredentials') ?? pick(record, 'federatedCredentials')
  return [
    ...records(pick(record, 'passwordCredentials')).map((entry) => keyOf(entry, 'secret')),
    ...records(pick(record, 'keyCredentials')).map((entry) => keyOf(entry, 'certificate')),
    ...records(federated).map(federatedOf),
  ]
}

const servicePrincipalMembers = [
  'servicePrincipalType',
  'servicePrincipalNames',
  'appOwnerOrganizationId',
  'appRoleAssignmentRequired',
] as const

export function isServicePrincipal(record: JsonRecord): boolean {
  return has(record, 'appId') && has(record, ...servicePrincipalMembers)
}

export function isApplication(record: JsonRecord): boolean {
  return (
    has(record, 'appId') &&
    has(record, 'passwordCredentials', 'keyCredentials') &&
    !has(record, ...servicePrincipalMembers)
  )
}

export function isUser(record: JsonRecord): boolean {
  return (
    has(record, 'userPrincipalName') &&
    has(record, 'id', 'objectId') &&
    has(
      record,
      'accountEnabled',
      'lastPasswordChangeDateTime',
      'signInSessionsValidFromDateTime',
      'refreshTokensValidFromDateTime',
    )
  )
}
