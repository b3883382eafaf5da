import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, type AnnexKind } from '#shared'
import type { Case } from '../../../main/engine/case/case.ts'
import { importAnnex } from '../../../main/engine/import/annex.ts'
import { EventPrinter } from '../../../main/engine/import/event-json.ts'
import { readEvents } from '../../../main/engine/import/event-rows.ts'
import { importPaths } from '../../../main/engine/import/import.ts'
import type { FileReport } from '../../../main/engine/import/report.ts'
import { FreshCases, freshScope } from '../../helpers/fresh-cases.ts'

/** What an import made of one file: the evidence in full, and the ledger by codes. */
export type Taken = {
  refused: string | null
  format: string | null
  /** Events in time order, with their ids; states and statements in the order of the file. */
  found: readonly Readonly<Record<string, unknown>>[]
  warnings: readonly string[]
  quarantined: Readonly<Record<string, number>>
  ignored: Readonly<Record<string, number>>
  duplicate: number
  /** Records that end nowhere: never anything but 0. */
  unaccounted: number
}

const nothing: Taken = {
  refused: null,
  format: null,
  found: [],
  warnings: [],
  quarantined: {},
  ignored: {},
  duplicate: 0,
  unaccounted: 0,
}

/** Takes files, each into a case of its own. */
export class Taker {
  readonly #folder: string
  readonly #cases: FreshCases

  constructor(folder: string) {
    this.#folder = folder
    this.#cases = new FreshCases(folder)
  }

  /** Imports `bytes` under `name`; `annex` where they are a statement. */
  async take(name: string, bytes: Uint8Array, annex: AnnexKind | null = null): Promise<Taken> {
    const path = join(this.#folder, name)
    writeFileSync(path, bytes)
    try {
      return await this.#cases.use((kase) =>
        annex === null ? evidence(kase, path) : statement(kase, path, annex),
      )
    } finally {
      rmSync(path)
    }
  }
}

async function evidence(kase: Case, path: string): Promise<Taken> {
  const { files } = await importPaths(kase, [path], {
    collectedBy: null,
    asOf: freshScope.containedAt,
  })
  if (files.length !== 1) throw new Error(`${files.length} files of one`)
  const [file] = files as [FileReport]
  if (file.reason !== undefined) return { ...nothing, refused: file.reason }
  const { records, imported, duplicate, merged, quarantined, ignored } = file
  return {
    refused: null,
    format: file.format,
    found: [...events(kase), ...states(kase), ...statements(kase)],
    warnings: [...new Set(file.warnings.map(({ code }) => code))].sort(),
    quarantined: quarantineOf(kase),
    ignored: file.ignoredReasons,
    duplicate: duplicate + merged,
    unaccounted: records - imported - duplicate - merged - quarantined - ignored,
  }
}

function events(kase: Case) {
  const printer = new EventPrinter(kase.db, kase.folder)
  return [...readEvents(kase.db, 'ORDER BY at, offset')].map((event) => ({
    id: printer.publicId(event),
    ...event.fields,
  }))
}

function states(kase: Case) {
  return kase.db
    .prepare(
      `SELECT kind, object_id AS objectId, name, as_of AS asOf, attributes
       FROM snapshot ORDER BY snapshot_id`,
    )
    .all() as Readonly<Record<string, unknown>>[]
}

/** What a collector stated of its own work. */
function statements(kase: Case) {
  return kase.db
    .prepare(
      `SELECT source, scope, from_at, to_at, outcome, records, statement
       FROM collection ORDER BY collection_id`,
    )
    .all() as Readonly<Record<string, unknown>>[]
}

function quarantineOf(kase: Case): Record<string, number> {
  const rows = kase.db
    .prepare(
      `SELECT code, count(*) AS n FROM set_aside WHERE outcome = 'quarantined' GROUP BY code ORDER BY code`,
    )
    .all() as { code: string; n: number }[]
  return Object.fromEntries(rows.map(({ code, n }) => [code, n]))
}

async function statement(kase: Case, path: string, kind: AnnexKind): Promise<Taken> {
  try {
    await importAnnex(kase, kind, path)
  } catch (error) {
    if (error instanceof AppError) return { ...nothing, refused: error.code }
    throw error
  }
  const rows = kase.db.prepare('SELECT kind, fields FROM annex ORDER BY annex_id').all() as {
    kind: string
    fields: string
  }[]
  return {
    ...nothing,
    format: `annex-${kind}`,
    found: rows.map((row) => ({ kind: row.kind, fields: JSON.parse(row.fields) as unknown })),
  }
}
