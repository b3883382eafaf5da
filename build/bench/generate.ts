import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { createClock, firstDay, isoTime, localeTime } from './clock.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'
import { makeRecord } from './records.ts'
import type { UalRecord } from './records.ts'
import { createWorld } from './world.ts'
import type { World } from './world.ts'

/** Raise when the bytes change, so that an older cached file is not taken for the new one. */
const generatorVersion = 1

export type ExportFormat = 'ndjson' | 'csv'

/** What a generated file holds; `unique` is what a deduplicating import must end with. */
export type GeneratedFile = {
  format: ExportFormat
  path: string
  bytes: number
  sha256: string
  records: number
  unique: number
}

export type GenerateOptions = { folder: string; sizeName: string; bytes: number; seed: number }

const header =
  '"RecordType","CreationDate","UserIds","Operations","AuditData","ResultIndex","ResultCount","Identity","IsValid","ObjectState"\r\n'

const recordTypeNames = new Map([
  [1, 'ExchangeAdmin'],
  [2, 'ExchangeItem'],
  [6, 'SharePointFileOperation'],
  [8, 'AzureActiveDirectory'],
  [15, 'AzureActiveDirectoryStsLogon'],
  [50, 'ExchangeItemAggregated'],
])

type Writer = { write(text: string): void; close(): { bytes: number; sha256: string } }

function openWriter(path: string): Writer {
  const file = openSync(path, 'w')
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(4 * 1024 * 1024)
  let used = 0
  let bytes = 0

  function flush(): void {
    const chunk = buffer.subarray(0, used)
    hash.update(chunk)
    for (let done = 0; done < used;) done += writeSync(file, chunk, done)
    bytes += used
    used = 0
  }

  return {
    write(text) {
      if (used + text.length * 3 > buffer.length) flush()
      used += buffer.write(text, used, 'utf8')
    },
    close() {
      flush()
      closeSync(file)
      return { bytes, sha256: hash.digest('hex') }
    },
  }
}

function csvRow(record: UalRecord, index: number, count: number): string {
  const date = localeTime(isoTime(record.at))
  const type = recordTypeNames.get(record.recordType) ?? ''
  return `"${type}","${date}","${record.userId}","${record.operation}","${record.json.replaceAll('"', '""')}","${index}","${count}","${record.id}","True","Unchanged"\r\n`
}

/**
 * One time in 33 a record seen before comes again, byte for byte, up to tens of thousands of records
 * later (formats.md §0.5). Only every 16th is kept for that: keeping all would cost half the time.
 */
function createSource(
  random: Random,
  world: World,
): (at: number) => { record: UalRecord; again: boolean } {
  const past: UalRecord[] = []
  return (at) => {
    if (past.length > 50 && random.below(33) === 0)
      return { record: random.pick(past), again: true }
    const jitter = random.below(1_800_000)
    const context = {
      random,
      world,
      user: random.pick(world.users),
      id: random.guid(),
      at: Math.max(firstDay, at - jitter),
    }
    const record = makeRecord(context)
    if (random.below(16) === 0) {
      if (past.length < 2000) past.push(record)
      else past[random.below(2000)] = record
    }
    return { record, again: false }
  }
}

/** Queries of a few hundred rows, as one hourly window each, so that ResultCount always matches. */
function writeRecords(
  options: GenerateOptions,
  writers: ReadonlyMap<ExportFormat, Writer>,
): { records: number; unique: number } {
  const random = createRandom(options.seed)
  const world = createWorld(random, Math.max(40, Math.round((400 * options.bytes) / 1e9)), firstDay)
  const next = createSource(random, world)
  const clock = createClock()
  const ndjson = writers.get('ndjson')
  const csv = writers.get('csv')
  let bytes = 0
  let records = 0
  let unique = 0
  csv?.write(header)
  while (bytes < options.bytes) {
    const count = 200 + random.below(700)
    for (let index = 1; index <= count; index++) {
      const { record, again } = next(clock(bytes / options.bytes))
      ndjson?.write(`${record.json}\n`)
      csv?.write(csvRow(record, index, count))
      bytes += record.json.length + 1
      records++
      if (!again) unique++
    }
  }
  return { records, unique }
}

export function generatedPath(options: GenerateOptions, format: ExportFormat): string {
  return join(
    options.folder,
    `ual-${options.sizeName}-seed${options.seed}-v${generatorVersion}.${format}`,
  )
}

/** The cached file when it is whole, or null. The manifest is written last, after the rename. */
export function findGenerated(
  options: GenerateOptions,
  format: ExportFormat,
): GeneratedFile | null {
  const path = generatedPath(options, format)
  if (!existsSync(path) || !existsSync(`${path}.json`)) return null
  const manifest = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as Omit<GeneratedFile, 'path'>
  return statSync(path).size === manifest.bytes ? { ...manifest, path } : null
}

/** Writes the formats asked for in one pass: the same records in each. */
export function generate(options: GenerateOptions, formats: readonly ExportFormat[]): void {
  const part = (format: ExportFormat) => `${generatedPath(options, format)}.part`
  const writers = new Map(formats.map((format) => [format, openWriter(part(format))]))
  const counts = writeRecords(options, writers)
  for (const [format, writer] of writers) {
    const path = generatedPath(options, format)
    const manifest = { format, ...writer.close(), ...counts }
    renameSync(part(format), path)
    writeFileSync(`${path}.json`, `${JSON.stringify(manifest, null, 2)}\n`)
  }
}
