import type { Measurement } from './contenders.ts'
import type { GeneratedFile } from './generate.ts'
import type { ContenderName } from './options.ts'

/** Medians of one contender on one file. Bytes and seconds are raw; MB is 10⁶ bytes. */
export type Summary = {
  contender: ContenderName
  detail: string
  runs: number
  seconds: number
  fastestSeconds: number
  slowestSeconds: number
  innerSeconds: number | null
  processorSeconds: number | null
  /** The most that other programs disturbed any of the runs, in cores. */
  otherCores: number
  megabytesPerSecond: number
  recordsPerSecond: number
  peakRssBytes: number
  peakPssBytes: number
  databaseBytes: number
  databaseToRaw: number
  /** Time of our whole process divided by this process's: below 1 means ours is faster. */
  oursToProcess: number | null
  /** The stricter one: divided by this contender's statement alone, without its start-up and closing. */
  oursToStatement: number | null
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2
}

function medianOf(
  runs: readonly Measurement[],
  read: (run: Measurement) => number | null,
): number | null {
  const values = runs.map(read).filter((value) => value !== null)
  return values.length === 0 ? null : median(values)
}

function summarise(
  file: GeneratedFile,
  runs: readonly Measurement[],
  ours: number | null,
): Summary {
  const [first] = runs
  if (first === undefined) throw new Error('Nothing was measured')
  const times = runs.map((run) => run.seconds)
  const seconds = median(times)
  const innerSeconds = medianOf(runs, (run) => run.innerSeconds)
  const databaseBytes = median(runs.map((run) => run.databaseBytes))
  return {
    contender: first.contender,
    detail: first.detail,
    runs: runs.length,
    seconds,
    fastestSeconds: Math.min(...times),
    slowestSeconds: Math.max(...times),
    innerSeconds,
    processorSeconds: medianOf(runs, (run) => run.processorSeconds),
    otherCores: Math.max(...runs.map((run) => run.otherCores ?? 0)),
    megabytesPerSecond: file.bytes / 1e6 / seconds,
    recordsPerSecond: file.records / seconds,
    peakRssBytes: Math.max(...runs.map((run) => run.memory.rssBytes)),
    peakPssBytes: Math.max(...runs.map((run) => run.memory.pssBytes)),
    databaseBytes,
    databaseToRaw: databaseBytes / file.bytes,
    oursToProcess: ours === null ? null : ours / seconds,
    oursToStatement: ours === null || innerSeconds === null ? null : ours / innerSeconds,
  }
}

export function summariseAll(
  file: GeneratedFile,
  names: readonly ContenderName[],
  measurements: readonly Measurement[],
): Summary[] {
  const of = (name: ContenderName) => measurements.filter((run) => run.contender === name)
  const ours = names.includes('ours') ? median(of('ours').map((run) => run.seconds)) : null
  return names.map((name) => summarise(file, of(name), ours))
}

const columns = [
  'contender',
  'median s',
  'min–max s',
  'statement s',
  'CPU s',
  'others cores',
  'MB/s',
  'records/s',
  'peak RSS MiB',
  'peak PSS MiB',
  'database MB',
  'of raw',
  'ours ÷ process',
  'ours ÷ statement',
]

function cells(summary: Summary): string[] {
  const stored = summary.databaseBytes > 0
  return [
    summary.contender,
    summary.seconds.toFixed(2),
    `${summary.fastestSeconds.toFixed(2)}–${summary.slowestSeconds.toFixed(2)}`,
    summary.innerSeconds?.toFixed(2) ?? '–',
    summary.processorSeconds?.toFixed(2) ?? '–',
    summary.otherCores.toFixed(1),
    summary.megabytesPerSecond.toFixed(0),
    summary.recordsPerSecond.toFixed(0),
    (summary.peakRssBytes / 2 ** 20).toFixed(0),
    (summary.peakPssBytes / 2 ** 20).toFixed(0),
    stored ? (summary.databaseBytes / 1e6).toFixed(1) : '–',
    stored ? summary.databaseToRaw.toFixed(3) : '–',
    summary.oursToProcess?.toFixed(2) ?? '–',
    summary.oursToStatement?.toFixed(2) ?? '–',
  ]
}

/** A Markdown table, so that a run can be pasted into docs/performance.md as it stands. */
export function formatTable(summaries: readonly Summary[]): string {
  const rows = [columns, ...summaries.map(cells)]
  const widths = columns.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`
  const rule = `|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [line(columns), rule, ...summaries.map((summary) => line(cells(summary)))].join('\n')
}
