import { readdirSync, readFileSync } from 'node:fs'
import type { Head } from '../../../main/engine/import/dialect.ts'

export type Shape = Extract<Head['shape'], 'csv' | 'json'>

/** What the person who wrote the fixture reads in one record of it; times in ISO 8601. */
export type Seen = Readonly<Record<string, unknown>>

/**
 * A few records of one dialect in its true shape, one JSON file each. Every record has a character above
 * ASCII that Windows-1252 has too, and times in ascending order.
 */
export type Fixture = {
  dialect: string
  shape: Shape
  /** Name under which it is imported, where a name matters. */
  file: string
  header: readonly string[]
  rows: readonly (readonly string[])[]
  records: readonly Readonly<Record<string, unknown>>[]
  /** One entry a record: of an event, a state, or a statement. */
  expected: readonly Seen[]
  warnings: readonly string[]
  ignored: Readonly<Record<string, number>>
  /** Members that Windows PowerShell 5.1 writes as `/Date(ms)/`. */
  serialisedTimes: readonly string[]
}

const folder = new URL('./fixtures/', import.meta.url)

function load(name: string): Fixture {
  const found = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Partial<Fixture>
  const shape = found.header === undefined ? 'json' : 'csv'
  return {
    dialect: name.replace('.json', ''),
    shape,
    file: `export.${shape}`,
    header: [],
    rows: [],
    records: [],
    expected: [],
    warnings: [],
    ignored: {},
    serialisedTimes: [],
    ...found,
  }
}

export const fixtures: readonly Fixture[] = readdirSync(folder).sort().map(load)

export function fixtureOf(dialect: string): Fixture {
  const found = fixtures.find((fixture) => fixture.dialect === dialect)
  if (found === undefined) throw new Error(`no fixture of ${dialect}`)
  return found
}

export const isAnnex = ({ dialect }: Fixture): boolean => dialect.startsWith('annex-')

export const recordCount = ({ shape, rows, records }: Fixture): number =>
  shape === 'csv' ? rows.length : records.length

/**
 * Dialects that have no row, with the tests that hold them: a table of records does not fit what is one
 * document, or records that only count together. Lines and tables of a database have their own shapes.
 */
export const elsewhere: Readonly<Record<string, { why: string; test: string }>> = {
  'annex-plan-json': { why: 'one document', test: 'formats/annex-plan.test.ts' },
  'collector-m365-ir-console-json': {
    why: 'each record vouches for the one before',
    test: 'formats/collector-logs.test.ts',
  },
  'collector-pax-checkpoint-json': { why: 'one document', test: 'formats/collector-logs.test.ts' },
  'goose-inbox-rules-json': {
    why: 'its records are lists',
    test: 'formats/collector-state.test.ts',
  },
  'scubagear-provider-json': {
    why: 'one document of many lists',
    test: 'formats/scubagear.test.ts',
  },
}

const tableShapes: ReadonlySet<string> = new Set<Shape>(['csv', 'json'])

/** Whether records of this dialect belong in the table. */
export const belongs = ({ id, shape }: { id: string; shape: string }): boolean =>
  tableShapes.has(shape) && !Object.hasOwn(elsewhere, id)
