import { readFileSync } from 'node:fs'
import { damages, forms, serialisedOnly } from './text.ts'
import { encodings } from './encode.ts'
import { isAnnex, type Fixture, type Shape } from './fixture.ts'

/** How a file differs from its plain form; nothing stated means the same evidence and the same ledger. */
export type Outcome = {
  /** Named error: nothing of the file is taken. */
  refused?: string
  /** Indexes of the records that are not found. */
  lost?: readonly number[]
  /** Each state or statement is found twice. */
  twice?: true
  warnings?: readonly string[]
  quarantined?: Readonly<Record<string, number>>
  duplicate?: number
  ignored?: Readonly<Record<string, number>>
}

export type Exception = {
  shape?: Shape
  dialects?: readonly string[]
  encodings?: readonly string[]
  damages?: readonly string[]
  forms?: readonly string[]
  outcome: Outcome
  why: string
}

type Table = {
  /** `badBytes`: the quarantine code of bytes that are no character of the encoding. */
  encodings: Readonly<Record<string, { badBytes: string; warnings?: readonly string[] }>>
  forms: Readonly<Record<Shape, Readonly<Record<string, Outcome>>>>
  damages: Readonly<Record<Shape, Readonly<Record<string, Outcome>>>>
  exceptions: readonly Exception[]
}

export const table = JSON.parse(
  readFileSync(new URL('./outcomes.json', import.meta.url), 'utf8'),
) as Table

/** One file to import: a form, or an encoding with a damage (`none` is one). */
export type Cell = { form: string } | { encoding: string; damage: string }

export const cellName = (cell: Cell): string =>
  'form' in cell ? cell.form : `${cell.encoding}, ${cell.damage}`

/** Inside an archive is the same text: these are enough to see that it is read the same. */
const archiveDamages: ReadonlySet<string> = new Set(['none', 'cut-in-record', 'bad-bytes'])

const isPacked = (encoding: string): boolean => encoding === 'gzip' || encoding === 'zip'

/** Every cell that a dialect of this shape has. */
export function cellsOf(fixture: Fixture): Cell[] {
  const formCells = Object.keys(table.forms[fixture.shape])
    .filter((form) => !serialisedOnly.has(form) || fixture.serialisedTimes.length > 0)
    .map((form) => ({ form }))
  const damageCells = Object.keys(table.encodings).flatMap((encoding) =>
    Object.keys(table.damages[fixture.shape])
      .filter((damage) => !isPacked(encoding) || archiveDamages.has(damage))
      .map((damage) => ({ encoding, damage })),
  )
  return [...formCells, ...damageCells]
}

/** Encodings, forms and damages that the table names and nothing writes, or the other way round. */
export function unmatchedNames(): string[] {
  const named = [
    ...Object.keys(table.encodings),
    ...Object.values(table.forms).flatMap((each) => Object.keys(each)),
    ...Object.values(table.damages).flatMap((each) => Object.keys(each)),
  ]
  const written = [encodings, forms, damages].flatMap((each) => Object.keys(each))
  const all = new Set([...named, ...written])
  return [...all].filter((name) => !(named.includes(name) && written.includes(name)))
}

function fits(exception: Exception, fixture: Fixture, cell: Cell): boolean {
  const among = (names: readonly string[] | undefined, name: string) =>
    names?.includes(name) ?? true
  if (exception.shape !== undefined && exception.shape !== fixture.shape) return false
  if (!among(exception.dialects, fixture.dialect)) return false
  return 'form' in cell
    ? exception.forms !== undefined && among(exception.forms, cell.form)
    : exception.forms === undefined &&
        among(exception.encodings, cell.encoding) &&
        among(exception.damages, cell.damage)
}

export function exceptionOf(fixture: Fixture, cell: Cell): Exception | undefined {
  return table.exceptions.find((exception) => fits(exception, fixture, cell))
}

function withEncoding(outcome: Outcome, encoding: string): Outcome {
  const { badBytes, warnings = [] } = table.encodings[encoding]!
  const quarantined = Object.entries(outcome.quarantined ?? {}).map(
    ([code, count]): [string, number] => [code === 'bad-bytes' ? badBytes : code, count],
  )
  return {
    ...outcome,
    warnings: [...new Set([...(outcome.warnings ?? []), ...warnings])],
    quarantined: Object.fromEntries(quarantined),
  }
}

/**
 * What the table says of a cell. A statement (annex) is taken whole and unpacked or not at all, and says
 * nothing of how it was read.
 */
export function outcomeOf(fixture: Fixture, cell: Cell): Outcome {
  const { shape } = fixture
  const packed = 'encoding' in cell && isPacked(cell.encoding)
  if (isAnnex(fixture) && packed) return { refused: 'input/unknown-format' }
  const exception = exceptionOf(fixture, cell)
  const plain = 'form' in cell ? table.forms[shape][cell.form]! : table.damages[shape][cell.damage]!
  const general = 'form' in cell ? plain : withEncoding(plain, cell.encoding)
  // An exception for all encodings still takes what its encoding adds.
  const isForEncoding = exception?.encodings !== undefined
  const found =
    exception === undefined
      ? general
      : 'form' in cell || isForEncoding
        ? exception.outcome
        : withEncoding(exception.outcome, cell.encoding)
  return isAnnex(fixture) ? asStatement(found) : found
}

function asStatement(outcome: Outcome): Outcome {
  const { refused, lost, twice } = outcome
  const isDamaged =
    Object.keys(outcome.quarantined ?? {}).length > 0 ||
    outcome.warnings?.includes('truncated') === true
  if (isDamaged) return { refused: 'input/annex' }
  if (refused !== undefined) return { refused }
  return {
    ...(lost === undefined ? {} : { lost }),
    ...(twice === undefined && outcome.duplicate === undefined ? {} : { twice: true }),
  }
}
