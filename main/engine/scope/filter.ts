import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { AppError, parseTime } from '#shared'
import type { EventView, Views } from './views.ts'

/**
 * Filter over events as a closed tree: comparisons of listed fields, and, or, parentheses. Nothing a
 * person types becomes SQL; values are always parameters.
 */
export type Filter =
  | { kind: 'and' | 'or'; parts: readonly Filter[] }
  | { kind: 'compare'; field: Field; operator: Operator; value: string | number }

const operators = ['!=', '>=', '<=', '=', '~', '>', '<'] as const
type Operator = (typeof operators)[number]

const timeFields = new Set<Field>(['at', 'until', 'ingested_at', 'token_issued_at'])
const numberFields = new Set<Field>(['asn', 'count'])
const flagFields = new Set<Field>(['ok', 'external_access', 'throttled', 'cae'])

const fields = [
  'at',
  'until',
  'ingested_at',
  'token_issued_at',
  'count',
  'tenant',
  'source',
  'record_type',
  'operation',
  'operation_raw',
  'ok',
  'error_code',
  'logon_type',
  'external_access',
  'mail_access',
  'throttled',
  'actor_kind',
  'actor_id',
  'actor_upn',
  'actor_home_tenant',
  'actor_app_id',
  'target_kind',
  'target_id',
  'target_name',
  'mailbox',
  'ip',
  'ip_trust',
  'asn',
  'country',
  'user_agent',
  'client_info',
  'client_app',
  'app_id',
  'api_id',
  'host_app_id',
  'app_owner_tenant',
  'resource_id',
  'resource_tenant',
  'auth_protocol',
  'incoming_token',
  'transfer_method',
  'auth_requirement',
  'ca_status',
  'cae',
  'cross_tenant_access',
  'issuer',
  'risk_event_type',
  'credential_type',
  'credential_key_id',
  'credential_thumbprint',
  'federated_credential_id',
  'session_id',
  'device_id',
  'token_id',
] as const satisfies readonly (keyof EventView)[]
type Field = (typeof fields)[number]

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const invalid = (detail: string) => new AppError('usage/argument', { detail, command: 'events' })

function fieldOf(name: string): Field {
  const field = fields.find((known) => known === snake(name))
  if (field === undefined) throw invalid(`Unknown field “${name}” in --filter.`)
  return field
}

function valueOf(field: Field, text: string): string | number {
  if (timeFields.has(field)) {
    const at = parseTime(text)
    if (at === null) throw invalid(`“${text}” is not a time (ISO 8601).`)
    return at
  }
  if (flagFields.has(field)) return text === 'true' || text === '1' ? 1 : 0
  return numberFields.has(field) ? Number(text) : text
}

const token =
  /\s*(?:(\()|(\))|(and|or)\b|([A-Za-z_]+)\s*(!=|>=|<=|=|~|>|<)\s*(?:"((?:[^"\\]|\\.)*)"|([^\s()]+)))/iy

/** Recursive descent: or over and over comparisons. */
class Parser {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  #next(): RegExpExecArray | null {
    token.lastIndex = this.#at
    return token.exec(this.#text)
  }

  #take(): RegExpExecArray {
    const match = this.#next()
    if (match === null)
      throw invalid(`Cannot read --filter at “${this.#text.slice(this.#at, this.#at + 20)}”.`)
    this.#at = token.lastIndex
    return match
  }

  #joined(kind: 'and' | 'or', part: () => Filter): Filter {
    const parts = [part()]
    while (this.#next()?.[3]?.toLowerCase() === kind) {
      this.#take()
      parts.push(part())
    }
    return parts.length === 1 ? parts[0]! : { kind, parts }
  }

  #any(): Filter {
    return this.#joined('or', () => this.#joined('and', () => this.#one()))
  }

  #one(): Filter {
    const match = this.#take()
    if (match[1] !== undefined) {
      const inner = this.#any()
      if (this.#take()[2] === undefined) throw invalid('A “)” is missing in --filter.')
      return inner
    }
    if (match[4] === undefined) throw invalid(`“${match[0].trim()}” is out of place in --filter.`)
    const field = fieldOf(match[4])
    const text = match[6]?.replace(/\\(.)/g, '$1') ?? match[7]!
    return { kind: 'compare', field, operator: match[5] as Operator, value: valueOf(field, text) }
  }

  whole(): Filter {
    const filter = this.#any()
    if (this.#text.slice(this.#at).trim() !== '')
      throw invalid(`Cannot read --filter at “${this.#text.slice(this.#at).trim()}”.`)
    return filter
  }
}

/**
 * Reads `operation=userloggedin and (ip=192.0.2.1 or userAgent~"python")`.
 * @throws AppError usage/argument
 */
export function parseFilter(text: string): Filter {
  return new Parser(text).whole()
}

type Builder = ExpressionBuilder<Views, 'event_view'>

/** Compiles a filter to the expression language of the claims. */
export function filterExpression(where: Builder, filter: Filter): Expression<SqlBool> {
  if (filter.kind !== 'compare') {
    const parts = filter.parts.map((part) => filterExpression(where, part))
    return filter.kind === 'and' ? where.and(parts) : where.or(parts)
  }
  const { field, operator, value } = filter
  if (operator === '~')
    return where(where.fn<number>('instr', [field, where.val(String(value))]), '>', 0)
  return where(field as 'ip', operator, value as string)
}
