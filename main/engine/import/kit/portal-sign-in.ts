import type { EventSource } from '#shared'
import type { Head, Origin } from '../dialect.ts'
import type { JsonRecord } from './fields.ts'
import { graphWord } from './portal-words.ts'
import { Table, type Aliases, type Cells } from './table.ts'

/**
 * French and Spanish column names that are known (formats.md (a)). A column under a name that is not known
 * is not read, and the file says so.
 */
const aliases: Aliases = {
  'adresse ip': 'ip address',
  "nom d'utilisateur": 'username',
  emplacement: 'location',
  statut: 'status',
  'agent utilisateur': 'user agent',
  'id de session': 'session id',
  "méthode de transfert d'origine": 'original transfer method',
  'fecha (utc)': 'date (utc)',
  usuario: 'user',
  'nombre de usuario': 'username',
  'dirección ip': 'ip address',
  ubicación: 'location',
  estado: 'status',
  'id. de usuario': 'user id',
}

/** Column → member of Graph's signIn. */
const members: readonly (readonly [string, string])[] = [
  ['request id', 'id'],
  ['user agent', 'userAgent'],
  ['correlation id', 'correlationId'],
  ['user id', 'userId'],
  ['username', 'userPrincipalName'],
  ['user type', 'userType'],
  ['unique token identifier', 'uniqueTokenIdentifier'],
  ['application id', 'appId'],
  ['app owner tenant id', 'appOwnerTenantId'],
  ['resource', 'resourceDisplayName'],
  ['resource id', 'resourceId'],
  ['resource tenant id', 'resourceTenantId'],
  ['home tenant id', 'homeTenantId'],
  ['ip address', 'ipAddress'],
  ['client app', 'clientAppUsed'],
  ['session id', 'sessionId'],
  ['autonomous system number', 'autonomousSystemNumber'],
  ['token issuer name', 'tokenIssuerName'],
  ['service principal id', 'servicePrincipalId'],
  ['credential key id', 'servicePrincipalCredentialKeyId'],
  ['credential thumbprint', 'servicePrincipalCredentialThumbprint'],
]

/** The same for columns whose words stand for values of an enumeration. */
const words: readonly (readonly [string, string])[] = [
  ['cross tenant access type', 'crossTenantAccessType'],
  ['authentication protocol', 'authenticationProtocol'],
  ['original transfer method', 'originalTransferMethod'],
  ['client credential type', 'clientCredentialType'],
  ['authentication requirement', 'authenticationRequirement'],
  ['conditional access', 'conditionalAccessStatus'],
  ['token issuer type', 'tokenIssuerType'],
]

const successWords: ReadonlySet<string> = new Set(['success', 'opération réussie'])

/** Columns that newer exports of a kind have, and what stays open without them. */
const wanted = {
  user: [
    'request id',
    'unique token identifier',
    'session id',
    'user agent',
    'original transfer method',
  ],
  service: ['request id', 'credential key id'],
} as const

export type PortalSignIns = {
  table: Table
  isService: boolean
  /** Columns missing that tell an attacker's sign-in from its victim's. */
  missing: readonly string[]
}

/** The table, or null when its header is not that of a sign-in download. */
export function portalSignIns(head: Head): PortalSignIns | null {
  if (head.shape !== 'csv') return null
  const table = new Table(head, aliases)
  if (!table.has('date (utc)', 'ip address', 'status')) return null
  const isUser = table.hasAny('username', 'user id')
  const isService = !isUser && table.has('service principal id')
  if (!isUser && !isService) return null
  const missing = wanted[isService ? 'service' : 'user'].filter((column) => !table.has(column))
  return { table, isService, missing }
}

const userKinds = ['entra.signin.noninteractive', 'entra.signin.interactive'] as const
const serviceKinds = ['entra.signin.managed-identity', 'entra.signin.service-principal'] as const

/** The portal's own names of its downloads (formats.md (a)). */
const namePatterns = {
  'entra.signin.noninteractive': /non-?interactive_?sign-?ins/i,
  'entra.signin.interactive': /interactive_?sign-?ins/i,
  'entra.signin.managed-identity': /msi_?sign-?ins/i,
  'entra.signin.service-principal': /application_?sign-?ins/i,
} as const

export type Kind = { source: EventSource; from: 'declared' | 'name' }

/**
 * Which log a download is of. The columns of both logs of a family are the same, so only what the person
 * declared or the portal's own file name tells; null when neither does.
 */
export function kindOf(isService: boolean, origin: Origin | undefined): Kind | null {
  const kinds = isService ? serviceKinds : userKinds
  const declared = kinds.find((kind) => kind === origin?.declaredSource)
  if (declared !== undefined) return { source: declared, from: 'declared' }
  const name = origin?.name.split(/[\\/]/).at(-1) ?? ''
  const named = kinds.find((kind) => namePatterns[kind].test(name))
  return named === undefined ? null : { source: named, from: 'name' }
}

/** Error code 0 may be blank (formats.md (a)): then only a word known to mean success says it. */
function errorCode(cells: Cells): string | null {
  const code = cells('sign-in error code')
  if (code !== undefined) return code
  return successWords.has(cells('status')?.trim().toLowerCase() ?? '') ? '0' : null
}

/** `Incoming token type` stands in two columns, one of them often `None`. */
function incomingToken(cells: Cells): string | undefined {
  const [first, second] = [cells('incoming token type'), cells('incoming token type (2)')].map(
    graphWord,
  )
  return first === undefined || first === 'none' ? (second ?? first) : first
}

/** One row in the shape of Graph's signIn, its time already read. */
export function portalRecord(cells: Cells, at: number): JsonRecord {
  const record: JsonRecord = { createdDateTime: at, status: { errorCode: errorCode(cells) } }
  for (const [column, member] of members) record[member] = cells(column)?.trim()
  for (const [column, member] of words) record[member] = graphWord(cells(column))
  record['incomingTokenType'] = incomingToken(cells)
  record['location'] = { countryOrRegion: cells('location')?.split(',').at(-1)?.trim() }
  record['deviceDetail'] = { deviceId: cells('device id')?.trim() }
  return record
}
