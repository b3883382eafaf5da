import { dialects } from '../../../main/engine/import/registry.ts'
import { elsewhere, fixtures, type Fixture, type Shape } from './fixture.ts'
import { cellsOf, exceptionOf, outcomeOf, table, type Cell, type Outcome } from './outcomes.ts'

const shapeNames: Readonly<Record<Shape, string>> = { csv: 'CSV', json: 'JSON' }

const what: Readonly<Record<string, string>> = {
  semicolon: 'cells parted by `;`',
  tab: 'cells parted by tabs',
  'line-feed': 'rows end in LF alone',
  'all-quoted': 'every cell quoted',
  'type-line': '`#TYPE …` before the header (Windows PowerShell 5.1)',
  'sep-line': '`sep=;` before the header (Excel)',
  'padded-header': 'blanks around the column names',
  'twin-column': 'the first column a second time, at the end',
  'reversed-columns': 'columns in the opposite order',
  lines: 'one object a line',
  'one-object': 'the first record alone, without an array',
  'value-envelope': '`{"value":[…]}` of Graph',
  'several-arrays': 'two arrays one after the other',
  indented: 'pretty-printed',
  'serialised-dates': '`/Date(ms)/` (Windows PowerShell 5.1)',
  'cut-in-record': 'the file ends inside the last record',
  'cut-after-record': 'the file ends behind the last record, without `]`',
  'broken-record': 'the second record is no JSON, or its quoting is broken',
  'nul-run': '64 NUL characters between the first two records',
  'bad-bytes': 'bytes in the second record that are no character of the encoding',
  'too-deep': 'the second record is nested 70 deep',
  'ragged-row': 'the second row has a cell more than the header',
  'open-quote': 'a quote in the second row is never closed',
  'no-last-line-end': 'no line end behind the last record',
  doubled: 'the whole content twice',
}

const list = (codes: readonly string[]): string => codes.map((code) => `\`${code}\``).join(', ')

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([code, count]) => `${count} × \`${code}\``)
    .join(', ')

/** An outcome in words. */
function words(outcome: Outcome): string {
  if (outcome.refused !== undefined) return `refused: \`${outcome.refused}\``
  const { lost = [], quarantined = {}, warnings = [], duplicate = 0, ignored } = outcome
  const evidence = outcome.twice === true ? 'same, twice' : 'same'
  const parts = [
    lost.length === 0 ? evidence : `${lost.length} of 3 records not taken`,
    Object.keys(quarantined).length === 0 ? '' : `quarantined ${counted(quarantined)}`,
    duplicate === 0 ? '' : `${duplicate} duplicates`,
    ignored === undefined ? '' : `ignored ${counted(ignored)}`,
    warnings.length === 0 ? '' : `warning ${list(warnings)}`,
  ]
  return parts.filter((part) => part !== '').join('; ')
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function tableOf(header: readonly string[], rows: readonly string[][]): string {
  return [
    row(...header),
    row(...header.map(() => '---')),
    ...rows.map((cells) => row(...cells)),
  ].join('\n')
}

function encodingTable(): string {
  const rows = Object.entries(table.encodings).map(([name, { badBytes, warnings = [] }]) => [
    `\`${name}\``,
    words({ warnings }),
    `\`${badBytes}\``,
  ])
  return tableOf(['encoding', 'undamaged', '`bad-bytes` become'], rows)
}

function formTable(): string {
  const rows = Object.entries(table.forms).flatMap(([shape, forms]) =>
    Object.entries(forms).map(([name, outcome]) => [
      shapeNames[shape as Shape],
      `\`${name}\``,
      what[name] ?? '',
      words(outcome),
    ]),
  )
  return tableOf(['shape', 'form', 'what it is', 'outcome'], rows)
}

function damageTable(): string {
  const names = new Set(Object.values(table.damages).flatMap((each) => Object.keys(each)))
  names.delete('none')
  const rows = [...names].map((name) => [
    `\`${name}\``,
    what[name] ?? '',
    ...(['csv', 'json'] as const).map((shape) => {
      const outcome = table.damages[shape][name]
      return outcome === undefined ? '–' : words(outcome)
    }),
  ])
  return tableOf(['damage', 'what it is', 'CSV', 'JSON'], rows)
}

function exceptionTable(): string {
  const rows = table.exceptions.map((exception) => [
    exception.dialects === undefined
      ? `every ${shapeNames[exception.shape!]} dialect`
      : list(exception.dialects),
    list([
      ...(exception.encodings ?? []),
      ...(exception.forms ?? []),
      ...(exception.damages ?? []),
    ]),
    words(exception.outcome),
    exception.why,
  ])
  return tableOf(['dialect', 'cell', 'outcome', 'why'], rows)
}

/** `=` the same, `!` the same with a word said, `−n` n records set aside, `×` refused; `*` an exception. */
function sign(fixture: Fixture, cell: Cell): string {
  const outcome = outcomeOf(fixture, cell)
  const star = exceptionOf(fixture, cell) === undefined ? '' : '*'
  if (outcome.refused !== undefined) return `×${star}`
  const lost = outcome.lost?.length ?? 0
  if (lost > 0) return `−${lost}${star}`
  const isSame = words(outcome) === 'same'
  return (isSame ? '=' : '!') + star
}

function grid(shape: Shape): string {
  const ofShape = fixtures.filter((fixture) => fixture.shape === shape)
  const encodings = Object.keys(table.encodings)
  const damages = Object.keys(table.damages[shape]).filter((name) => name !== 'none')
  const forms = Object.keys(table.forms[shape])
  const has = (fixture: Fixture, form: string) =>
    cellsOf(fixture).some((cell) => 'form' in cell && cell.form === form)
  const rows = ofShape.map((fixture) => [
    `\`${fixture.dialect}\``,
    ...encodings.map((encoding) => sign(fixture, { encoding, damage: 'none' })),
    ...forms.map((form) => (has(fixture, form) ? sign(fixture, { form }) : '')),
    ...damages.map((damage) => sign(fixture, { encoding: 'utf-8', damage })),
    `${cellsOf(fixture).length}`,
  ])
  return tableOf(['dialect', ...encodings, ...forms, ...damages, 'cells'], rows)
}

function elsewhereTable(): string {
  const shapes = dialects.filter(({ shape }) => shape !== 'csv' && shape !== 'json')
  const rows = [
    ...Object.entries(elsewhere).map(([id, { why, test }]) => [
      `\`${id}\``,
      why,
      `\`tests/import/${test}\``,
    ]),
    ...shapes.map(({ id, shape }) => [
      `\`${id}\``,
      shape === 'lines' ? 'lines of text' : 'tables of a database',
      'its own tests',
    ]),
  ]
  return tableOf(['dialect', 'why', 'where'], rows)
}

export const cellCount = (): number =>
  fixtures.reduce((sum, fixture) => sum + cellsOf(fixture).length, 0)

/** `docs/import-matrix.md`. */
export function matrixDocument(): string {
  const count = cellCount()
  return `# What an export may look like, and what becomes of it

${fixtures.length} of ${dialects.length} dialects, ${count} files. Each file is written by test code that shares nothing with the importer
(\`tests/import/matrix\`), imported into a case of its own, and held against the plain form of the same
three records: UTF-8 without a mark, RFC 4180 with CRLF, or one JSON array with a record on each line.
"Same" means the same events in every field, ids included (or the same states, or statements), and a
ledger that adds up. The plain form itself is held against record ids, times, operations and users that
stand beside the records, written without the importer. This page is made from the table by a test, which fails when the two differ.

## Encodings

Every encoding is crossed with every damage below (packed files with three of them, for within is the
same text). \`gzip\` and \`zip\` hold UTF-8.

${encodingTable()}

## Forms

${formTable()}

## Damage

${damageTable()}

Statements of people (\`annex-…\`) are taken whole or refused with \`input/annex\`: where another file has a
record set aside or is cut off, they are refused. They are not taken out of archives.

## Exceptions

${exceptionTable()}

## Dialects

\`=\` the same, without a word · \`!\` the same, and something is said · \`−n\` n of three records set aside ·
\`×\` refused · \`*\` one of the exceptions. Damage is shown for UTF-8.

### CSV

${grid('csv')}

### JSON

${grid('json')}

### Tried elsewhere

${elsewhereTable()}
`
}
