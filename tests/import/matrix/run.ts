import type { AnnexKind } from '#shared'
import { encodings, packedName } from './encode.ts'
import { isAnnex, recordCount, type Fixture, type Seen } from './fixture.ts'
import { cellName, cellsOf, outcomeOf, type Cell } from './outcomes.ts'
import type { Taken, Taker } from './take.ts'
import { damagedText, forms } from './text.ts'

/** The bytes of a cell; null where the dialect has no such form. */
function bytesOf(fixture: Fixture, cell: Cell): Buffer {
  if ('form' in cell) return Buffer.from(forms[cell.form]!(fixture)!)
  const encode = encodings[cell.encoding]!
  const text = damagedText(fixture, cell.damage)
  if (text === null) throw new Error(`${fixture.dialect} cannot have ${cell.damage}`)
  const bytes = encode(text, fixture.file)
  return cell.damage === 'doubled' ? Buffer.concat([bytes, bytes]) : bytes
}

const annexKind = (fixture: Fixture): AnnexKind | null =>
  isAnnex(fixture) ? (fixture.dialect.split('-')[1] as AnnexKind) : null

function take(taker: Taker, fixture: Fixture, cell: Cell): Promise<Taken> {
  const name = 'form' in cell ? fixture.file : packedName(fixture.file, cell.encoding)
  return taker.take(name, bytesOf(fixture, cell), annexKind(fixture))
}

/** Members in one order: which column comes first is nothing that evidence says. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, part]) => `${name}:${canonical(part)}`).join()}}`
}

/** The ledger and the evidence of a cell, short enough to be shown when it differs. */
function summary(taken: Taken, plain: Taken): Record<string, unknown> {
  const { refused, warnings, quarantined, ignored, duplicate, unaccounted } = taken
  const known = plain.found.map(canonical)
  return {
    refused,
    format: refused === null ? taken.format : null,
    // Its place in the plain form; a changed one is shown whole.
    found: taken.found.map((each) => {
      const at = known.indexOf(canonical(each))
      return at < 0 ? canonical(each) : at
    }),
    warnings,
    quarantined,
    ignored,
    duplicate,
    unaccounted,
  }
}

function expected(fixture: Fixture, cell: Cell, plain: Taken): Record<string, unknown> {
  const { refused = null, lost = [], twice, warnings = [], ...ledger } = outcomeOf(fixture, cell)
  const isRefused = refused !== null
  const kept = plain.found.map((_, at) => at).filter((at) => !lost.includes(at))
  const share = 1 - lost.length / recordCount(fixture)
  const ignored = Object.entries(fixture.ignored).map(([code, n]) => [code, Math.round(n * share)])
  const ignoredIfAny = ignored.filter(([, n]) => n !== 0)
  return {
    refused,
    format: isRefused ? null : plain.format,
    found: isRefused ? [] : twice === true ? [...kept, ...kept] : kept,
    warnings: isRefused ? [] : [...new Set([...plainWarnings(fixture, lost), ...warnings])].sort(),
    quarantined: sorted(ledger.quarantined ?? {}),
    ignored: isRefused ? {} : (ledger.ignored ?? Object.fromEntries(ignoredIfAny)),
    duplicate: ledger.duplicate ?? 0,
    unaccounted: 0,
  }
}

const sorted = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))

/** What the dialect itself says of every file, if it gets to see a record at all. */
function plainWarnings(fixture: Fixture, lost: readonly number[]): readonly string[] {
  return lost.length === recordCount(fixture) ? [] : fixture.warnings
}

/** What the plain form says, in the words of the fixture. */
export function seenIn(taken: Taken): Seen[] {
  return taken.found.map((found) => {
    if ('fields' in found || 'statement' in found) return found
    if ('objectId' in found)
      return { kind: found['kind'], objectId: found['objectId'], name: found['name'] }
    return {
      ...(found['recordId'] === null ? {} : { recordId: found['recordId'] }),
      at: new Date(found['at'] as number).toISOString(),
      operation: found['operationRaw'],
      user: found['actorUpn'] ?? found['actorId'],
    }
  })
}

export function takePlain(taker: Taker, fixture: Fixture): Promise<Taken> {
  return take(taker, fixture, { encoding: 'utf-8', damage: 'none' })
}

export type Difference = { cell: string; expected: unknown; taken: unknown }

/** Imports every cell of a dialect; what differs from the table. */
export async function differences(taker: Taker, fixture: Fixture): Promise<Difference[]> {
  const plain = await takePlain(taker, fixture)
  const found: Difference[] = []
  for (const cell of cellsOf(fixture)) {
    const taken = summary(await take(taker, fixture, cell), plain)
    const wanted = expected(fixture, cell, plain)
    if (canonical(taken) !== canonical(wanted))
      found.push({ cell: cellName(cell), expected: wanted, taken })
  }
  return found
}
