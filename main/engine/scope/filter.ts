import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { AppError, eventFieldNames, parseTime } from '#shared'
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

type Field = keyof EventView

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Fields that are no column of the view: lists and nested parts, and what few records have. */
const withoutColumn = new Set<string>([
  'recordId',
  'correlationId',
  'messageIds',
  'folders',
  'parameters',
  'changes',
  'features',
])

/** Columns that can be compared, by the names of the event list and of the view alike. */
export const filterFields: ReadonlySet<string> = new Set(
  eventFieldNames.filter((name) => !withoutColumn.has(name)).map(snake),
)

const invalid = (detail: string) => new AppError('usage/argument', { detail, command: 'events' })

function fieldOf(name: string): Field {
  const field = snake(name)
  if (!filterFields.has(field)) throw invalid(`Unknown field “${name}” in --filter.`)
  return field as Field
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
