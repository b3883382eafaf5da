import {
  closeSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chooseContenders, measure } from './contenders.ts'
import type { Measurement } from './contenders.ts'
import { findGenerated, generate } from './generate.ts'
import type { ExportFormat, GeneratedFile } from './generate.ts'
import { parseOptions, UsageError } from './options.ts'
import type { ContenderName, Options } from './options.ts'
import { killRunning } from './run-process.ts'
import { formatTable, summariseAll } from './summary.ts'
import type { Summary } from './summary.ts'

/**
 * `npm run bench`: how fast exports become a case, beside DuckDB, the sqlite3 shell and bare parsing on
 * the same file in one run (docs/performance.md). Exit status: 0 measured, 1 a run failed, 2 wrong usage
 * or something is missing.
 */
const cache = fileURLToPath(new URL('../../.cache/bench/', import.meta.url))
const runFolder = join(cache, `run-${process.pid}`)

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** A CSV is about a fifth larger; a load may hold a sealed copy and a database besides. */
function checkDiskSpace(options: Options, missing: readonly ExportFormat[]): void {
  const { bavail, bsize } = statfsSync(cache)
  const free = bavail * bsize
  const needed = Math.ceil(
    options.bytes * (1.25 * missing.length + (options.generateOnly ? 0 : 2.5)) + 200e6,
  )
  if (free < needed)
    throw new UsageError(
      `${(free / 1e9).toFixed(1)} GB of disk are free, ${(needed / 1e9).toFixed(1)} GB are needed: give a smaller --size or empty .cache/bench`,
    )
}

function prepareFiles(options: Options): GeneratedFile[] {
  const where = {
    folder: cache,
    sizeName: options.sizeName,
    bytes: options.bytes,
    seed: options.seed,
  }
  const missing = options.formats.filter((format) => findGenerated(where, format) === null)
  checkDiskSpace(options, missing)
  if (missing.length > 0) {
    const started = performance.now()
    say(`generating ${missing.join(' and ')}, ${options.sizeName}, seed ${options.seed} …`)
    generate(where, missing)
    say(`generated in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  return options.formats.map((format) => {
    const file = findGenerated(where, format)
    if (file === null) throw new Error(`The generated ${format} file is not whole`)
    return file
  })
}

/** Everyone finds the file in the page cache: the comparison is of work, not of the disk's first read. */
function warm(file: GeneratedFile): void {
  const handle = openSync(file.path, 'r')
  const buffer = Buffer.allocUnsafe(8 * 1024 * 1024)
  while (readSync(handle, buffer) > 0);
  closeSync(handle)
}

/** Each round begins with another contender and every second one runs backwards. */
function roundOrder(names: readonly ContenderName[], round: number): ContenderName[] {
  const shift = round % names.length
  const turned = [...names.slice(shift), ...names.slice(0, shift)]
  return round % 2 === 1 ? turned.toReversed() : turned
}

function sayRun(round: number, run: Measurement): void {
  const seconds = run.seconds.toFixed(2).padStart(7)
  const others = run.otherCores ?? 0
  const disturbed = others > 0.2 ? `   disturbed: others used ${others.toFixed(1)} cores` : ''
  say(`  round ${round + 1} ${run.contender.padEnd(8)} ${seconds} s${disturbed}`)
}

async function measureFile(
  file: GeneratedFile,
  names: readonly ContenderName[],
  rounds: number,
): Promise<Measurement[]> {
  const measurements: Measurement[] = []
  warm(file)
  for (let round = 0; round < rounds; round++) {
    for (const name of roundOrder(names, round)) {
      const run = await measure(name, file, runFolder)
      measurements.push(run)
      sayRun(round, run)
    }
  }
  return measurements
}

function machine() {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    memoryBytes: totalmem(),
    platform: `${process.platform}-${process.arch}`,
    node: process.versions.node,
  }
}

type Result = {
  file: Omit<GeneratedFile, 'path'>
  summaries: Summary[]
  measurements: Measurement[]
}

async function measureAll(options: Options, names: readonly ContenderName[]): Promise<Result[]> {
  const results: Result[] = []
  for (const file of prepareFiles(options)) {
    const { path, ...described } = file
    say(
      `\n${file.format}: ${(file.bytes / 1e6).toFixed(1)} MB, ${file.records} records, ${file.unique} unique, sha256 ${file.sha256.slice(0, 16)}…`,
    )
    if (options.generateOnly) {
      say(`  ${path}`)
      continue
    }
    const measurements = await measureFile(file, names, options.rounds)
    const summaries = summariseAll(file, names, measurements)
    say(`\n${formatTable(summaries)}\n`)
    for (const summary of summaries) say(`  ${summary.contender}: ${summary.detail}`)
    results.push({ file: described, summaries, measurements })
  }
  return results
}

async function main(): Promise<void> {
  if (Number(process.versions.node.split('.')[0]) < 24)
    throw new UsageError(`Node ${process.versions.node} is too old: start this with npm run bench`)
  const options = parseOptions(process.argv.slice(2))
  const { names, notes } = options.generateOnly
    ? { names: [], notes: [] }
    : chooseContenders(options.only)
  mkdirSync(cache, { recursive: true })
  const results = await measureAll(options, names)
  for (const note of notes) say(`  ${note}`)
  if (options.generateOnly) return
  const document = { machine: machine(), options, notes, results }
  writeFileSync(join(cache, 'last.json'), `${JSON.stringify(document, null, 2)}\n`)
  say('\nAll figures: .cache/bench/last.json')
}

function stop(): void {
  killRunning()
  rmSync(runFolder, { recursive: true, force: true })
}

for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.on(signal, () => {
    stop()
    process.exit(status)
  })

try {
  await main()
} catch (error) {
  stop()
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
