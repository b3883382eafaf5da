import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { GeneratedFile } from './generate.ts'
import { UsageError } from './options.ts'
import type { ContenderName } from './options.ts'
import type { MemoryPeaks } from './process-memory.ts'
import { runProcess } from './run-process.ts'
import type { Command, ProcessRun } from './run-process.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))
const here = fileURLToPath(new URL('./', import.meta.url))
const evv = join(project, 'main/cli/evv.ts')

/** `seconds` is the wall time of the process; `innerSeconds` what it says its one statement took. */
export type Measurement = {
  contender: ContenderName
  seconds: number
  innerSeconds: number | null
  processorSeconds: number | null
  otherCores: number | null
  memory: MemoryPeaks
  databaseBytes: number
  detail: string
}

type Loader = (file: GeneratedFile, folder: string) => Promise<Omit<Measurement, 'contender'>>

function expectCount(what: string, found: unknown, wanted: number): void {
  if (found !== wanted) throw new Error(`${what}: ${String(found)} where the file has ${wanted}`)
}

/** Bytes of the database and whatever lies beside it under its name (write-ahead log, journal). */
function databaseBytes(folder: string, name: string): number {
  return readdirSync(folder)
    .filter((entry) => entry.startsWith(name))
    .reduce((total, entry) => total + statSync(join(folder, entry)).size, 0)
}

function node(script: string, args: readonly string[]): Command {
  return { file: process.execPath, args: [script, ...args], cwd: project }
}

const timeline = [
  '--name bench --tenant bench.example --incident-start 2026-01-01T00:00:00Z',
  '--contained-at 2026-02-01T00:00:00Z --observed-until 2026-03-31T00:00:00Z',
].flatMap((line) => line.split(' '))

type ImportReport = { totals: { records: number; imported: number; quarantined: number } }

/** Only the import is timed; the case is made before. A wrong loss ledger makes a fast run worthless. */
const loadOurs: Loader = async (file, folder) => {
  const place = join(folder, 'bench.evcase')
  await runProcess(node(evv, ['new', place, ...timeline]))
  const run = await runProcess(node(evv, ['import', place, file.path, '--json']))
  const { totals } = JSON.parse(run.stdout) as ImportReport
  expectCount('evv import: records', totals.records, file.records)
  expectCount('evv import: imported after duplicates', totals.imported, file.unique)
  expectCount('evv import: quarantined', totals.quarantined, 0)
  return measured(run, null, databaseBytes(place, 'case.db'), 'evv import')
}

function measured(
  run: ProcessRun,
  innerSeconds: number | null,
  bytes: number,
  detail: string,
): Omit<Measurement, 'contender'> {
  const { stdout: _, ...figures } = run
  return { ...figures, innerSeconds, databaseBytes: bytes, detail }
}

type ChildReport = { detail: string; seconds: number; records: number; refused?: string[] }

const loadDuckdb: Loader = async (file, folder) => {
  const args = [file.format, file.path, join(folder, 'peer.duckdb'), String(availableParallelism())]
  const run = await runProcess(node(join(here, 'duckdb-child.ts'), args))
  const report = JSON.parse(run.stdout) as ChildReport
  expectCount('DuckDB: records', report.records, file.records)
  // The process also spent time on the refused queries: then only the statement's own time is fair.
  const refused = (report.refused ?? []).length > 0
  const fair = refused ? { ...run, seconds: report.seconds } : run
  const threads = `, threads=${availableParallelism()}${refused ? ', plain query refused' : ''}`
  return measured(
    fair,
    report.seconds,
    databaseBytes(folder, 'peer.duckdb'),
    report.detail + threads,
  )
}

const loadBaseline: Loader = async (file) => {
  const run = await runProcess(node(join(here, 'baseline-child.ts'), [file.format, file.path]))
  const report = JSON.parse(run.stdout) as ChildReport
  expectCount('baseline: records', report.records, file.records)
  return measured(run, report.seconds, 0, report.detail)
}

/** CSV by columns; NDJSON as one text column a line, which is all the shell can do without parsing. */
const loadSqlite: Loader = async (file, folder) => {
  const source = `"${file.path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
  const lines =
    file.format === 'csv'
      ? [`.import --csv ${source} records`]
      : [
          'CREATE TABLE records(line TEXT);',
          '.mode ascii',
          '.separator "\\037" "\\n"',
          `.import ${source} records`,
        ]
  const database = join(folder, 'peer.sqlite')
  const commands = [...lines, '.mode list', 'SELECT count(*) FROM records;']
  const run = await runProcess({
    file: 'sqlite3',
    args: ['-batch', '-bail', database, ...commands],
    cwd: project,
  })
  expectCount('sqlite3: records', Number(run.stdout.trim().split('\n').at(-1)), file.records)
  const detail = file.format === 'csv' ? '.import --csv' : '.import of whole lines, one text column'
  return measured(
    run,
    null,
    databaseBytes(folder, 'peer.sqlite'),
    `sqlite3 ${sqliteVersion() ?? ''}: ${detail}`,
  )
}

const loaders: Readonly<Record<ContenderName, Loader>> = {
  ours: loadOurs,
  duckdb: loadDuckdb,
  sqlite: loadSqlite,
  baseline: loadBaseline,
}

function sqliteVersion(): string | null {
  const run = spawnSync('sqlite3', ['--version'], { encoding: 'utf8' })
  return run.status === 0 ? (run.stdout.split(' ')[0] ?? null) : null
}

/** What can run here. The sqlite3 shell may be missing; anything else that is must be put right first. */
export function chooseContenders(asked: readonly ContenderName[]): {
  names: ContenderName[]
  notes: string[]
} {
  if (asked.includes('ours') && !existsSync(evv))
    throw new UsageError(
      'main/cli/evv.ts is missing: measure the others with --only duckdb,sqlite,baseline',
    )
  if (asked.includes('duckdb') && !existsSync(join(project, 'node_modules/@duckdb/node-api')))
    throw new UsageError(
      '@duckdb/node-api is not installed: run npm ci, or leave duckdb out of --only',
    )
  if (!asked.includes('sqlite') || sqliteVersion() !== null) return { names: [...asked], notes: [] }
  return {
    names: asked.filter((name) => name !== 'sqlite'),
    notes: ['sqlite3 is not measured: no such command here (apt-get install sqlite3)'],
  }
}

/** Loads the file into a new database in an empty `folder`, which is removed afterwards. */
export async function measure(
  name: ContenderName,
  file: GeneratedFile,
  folder: string,
): Promise<Measurement> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    return { contender: name, ...(await loaders[name](file, folder)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    spawnSync('sync')
  }
}
