import { badUnit } from './encode.ts'
import { recordCount, type Fixture } from './fixture.ts'

/** A file as text, in pieces, so that damage can be done to one record. */
export type Pieces = {
  before: string
  records: readonly string[]
  between: string
  after: string
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

function cellText(cell: string, delimiter: string): string {
  const needs = /["\r\n]/.test(cell) || cell.includes(delimiter) || cell.startsWith(' ')
  return needs ? quoted(cell) : cell
}

type Table = {
  header: readonly string[]
  rows: readonly (readonly string[])[]
  delimiter?: string
  lineEnd?: string
  preamble?: string
  isQuoted?: boolean
}

function csvPieces(table: Table): Pieces {
  const { delimiter = ',', lineEnd = '\r\n', preamble = '', isQuoted = false } = table
  const line = (cells: readonly string[]) =>
    cells.map((cell) => (isQuoted ? quoted(cell) : cellText(cell, delimiter))).join(delimiter)
  return {
    before: preamble + line(table.header) + lineEnd,
    records: table.rows.map(line),
    between: lineEnd,
    after: lineEnd,
  }
}

/** The plain form: RFC 4180, or one JSON array with a record on each line. */
export function plainPieces({ shape, header, rows, records }: Fixture): Pieces {
  return shape === 'csv'
    ? csvPieces({ header, rows })
    : {
        before: '[\n',
        records: records.map((record) => JSON.stringify(record)),
        between: ',\n',
        after: '\n]\n',
      }
}

export const join = ({ before, records, between, after }: Pieces): string =>
  before + records.join(between) + after

function serialised(fixture: Fixture): Pieces {
  const plain = plainPieces(fixture)
  const records = fixture.records.map((record) => {
    const entries = Object.entries(record).map(([name, value]): [string, unknown] =>
      fixture.serialisedTimes.includes(name)
        ? [name, `/Date(${Date.parse(String(value))})/`]
        : [name, value],
    )
    return JSON.stringify(Object.fromEntries(entries)).replaceAll('/Date(', String.raw`\/Date(`)
  })
  return { ...plain, records }
}

type Form = (fixture: Fixture) => string | null

const table =
  (written: (fixture: Fixture) => Partial<Table>): Form =>
  (fixture) =>
    fixture.shape === 'csv' ? join(csvPieces({ ...fixture, ...written(fixture) })) : null

const objects =
  (write: (texts: readonly string[], fixture: Fixture) => string | null): Form =>
  (fixture) =>
    fixture.shape === 'json' ? write(plainPieces(fixture).records, fixture) : null

/** Other forms in which the same records come; null where a dialect has no such form. */
export const forms: Readonly<Record<string, Form>> = {
  semicolon: table(() => ({ delimiter: ';' })),
  tab: table(() => ({ delimiter: '\t' })),
  'line-feed': table(() => ({ lineEnd: '\n' })),
  'all-quoted': table(() => ({ isQuoted: true })),
  'type-line': table(() => ({
    preamble: '#TYPE Selected.System.Management.Automation.PSCustomObject\r\n',
    isQuoted: true,
  })),
  'sep-line': table(() => ({ preamble: 'sep=;\r\n', delimiter: ';' })),
  'padded-header': table(({ header }) => ({ header: header.map((name) => ` ${name}  `) })),
  'twin-column': table(({ header, rows }) => ({
    header: [...header, header[0]!],
    rows: rows.map((row) => [...row, row[0]!]),
  })),
  'reversed-columns': table(({ header, rows }) => ({
    header: header.toReversed(),
    rows: rows.map((row) => row.toReversed()),
  })),
  lines: objects((texts) => `${texts.join('\n')}\n`),
  'one-object': objects((texts) => texts[0]!),
  'value-envelope': objects(
    (texts) =>
      `{"@odata.context":"https://graph.microsoft.com/$metadata","value":[${texts.join()}]}`,
  ),
  'several-arrays': objects(([first, ...rest]) => `[${first}]\r\n[${rest.join()}]\r\n`),
  indented: objects((_, { records }) => `${JSON.stringify(records, null, 4)}\n`),
  'serialised-dates': (fixture) =>
    fixture.serialisedTimes.length > 0 ? join(serialised(fixture)) : null,
}

/** Forms that only dialects with such times have. */
export const serialisedOnly: ReadonlySet<string> = new Set(['serialised-dates'])

type Damage = (pieces: Pieces, fixture: Fixture) => string | null

/** The second record is the one that is damaged. */
function change(pieces: Pieces, by: (record: string) => string): string {
  return join({
    ...pieces,
    records: pieces.records.map((text, at) => (at === 1 ? by(text) : text)),
  })
}

const jsonOnly =
  (damage: Damage): Damage =>
  (pieces, fixture) =>
    fixture.shape === 'json' ? damage(pieces, fixture) : null
const csvOnly =
  (damage: Damage): Damage =>
  (pieces, fixture) =>
    fixture.shape === 'csv' ? damage(pieces, fixture) : null

/** A cell of the last row ends the file, or a JSON value half way through. */
function cutText(pieces: Pieces, fixture: Fixture): string {
  const last = pieces.records.at(-1)!
  const kept = fixture.shape === 'csv' ? cutRow(fixture) : last.slice(0, last.length / 2)
  return pieces.before + [...pieces.records.slice(0, -1), kept].join(pieces.between)
}

/** The row up to the middle of its first cell of some length. */
function cutRow({ rows }: Fixture): string {
  const row = rows.at(-1)!
  const at = row.findIndex((cell) => cell.length > 1 && cellText(cell, ',') === cell)
  const kept = row.slice(0, at).map((cell) => cellText(cell, ','))
  return [...kept, row[at]!.slice(0, -1)].join(',')
}

const tooDeep = `${'['.repeat(70)}${']'.repeat(70)}`

export const damages: Readonly<Record<string, Damage>> = {
  'cut-in-record': cutText,
  'cut-after-record': jsonOnly((pieces) => join({ ...pieces, after: '' })),
  'broken-record': (pieces, { shape }) =>
    change(pieces, (text) =>
      shape === 'json' ? text.replace('":', '";') : `"x"y${text.slice(text.search(/,|$/))}`,
    ),
  'nul-run': (pieces) =>
    change(pieces, (text) => `${'\0'.repeat(64)}${pieces.between.replace(',', '')}${text}`),
  'bad-bytes': (pieces) =>
    change(pieces, (text) => text.replace(/[^\0-\u007f]/, (found) => badUnit + found)),
  'too-deep': jsonOnly((pieces) => change(pieces, (text) => `{"deep":${tooDeep},${text.slice(1)}`)),
  'ragged-row': csvOnly((pieces) => change(pieces, (text) => `${text},`)),
  'open-quote': csvOnly((pieces) => change(pieces, (text) => `"${text.replace(/^"/, '')}`)),
  'no-last-line-end': (pieces) => join({ ...pieces, after: pieces.after.replace(/\r?\n$/, '') }),
  none: join,
  // The bytes are doubled once they are encoded, byte order mark included.
  doubled: join,
}

/** The text of a fixture with one damage, `none` included; null where its shape cannot have it. */
export function damagedText(fixture: Fixture, damage: string): string | null {
  const pieces = plainPieces(fixture)
  if (pieces.records.length !== recordCount(fixture)) throw new Error('a record without a text')
  const found = damages[damage]
  if (found === undefined) throw new Error(`no damage ${damage}`)
  return found(pieces, fixture)
}
