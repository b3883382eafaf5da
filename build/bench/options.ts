import { parseArgs } from 'node:util'
import type { ExportFormat } from './generate.ts'

export const contenderNames = ['ours', 'duckdb', 'sqlite', 'baseline'] as const
export type ContenderName = (typeof contenderNames)[number]

export type Options = {
  sizeName: string
  bytes: number
  formats: readonly ExportFormat[]
  rounds: number
  seed: number
  only: readonly ContenderName[]
  generateOnly: boolean
}

/** Something the person can put right; printed as one line, exit status 2. */
export class UsageError extends Error {}

export const usage = `npm run bench -- [options]
  --size SIZE        100m (default), 1g, 3g: bytes of the NDJSON file, m = 10^6, g = 10^9
  --format FORMAT    ndjson, csv or both (default)
  --rounds N         rounds, in alternating order; medians are printed (default 3)
  --only LIST        of ${contenderNames.join(',')} (default all)
  --seed N           seed of the generated tenant (default 1)
  --generate-only    make the files, measure nothing`

function parseSize(text: string): number {
  const match = /^(\d+)([mg])$/.exec(text.toLowerCase())
  const bytes = Number(match?.[1]) * (match?.[2] === 'g' ? 1e9 : 1e6)
  if (match === null || bytes < 1e6 || bytes > 100e9)
    throw new UsageError(`--size ${text}: give a number with m or g, such as 100m or 3g`)
  return bytes
}

function parseWhole(name: string, text: string, least: number): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < least || value > 2 ** 31 - 1)
    throw new UsageError(`--${name} ${text}: give a whole number from ${least}`)
  return value
}

function parseFormats(text: string): readonly ExportFormat[] {
  if (text === 'both') return ['ndjson', 'csv']
  if (text === 'ndjson' || text === 'csv') return [text]
  throw new UsageError(`--format ${text}: give ndjson, csv or both`)
}

function parseOnly(text: string): readonly ContenderName[] {
  const asked = new Set(text.split(','))
  const known = contenderNames.filter((name) => asked.delete(name))
  if (asked.size > 0)
    throw new UsageError(`--only ${text}: give some of ${contenderNames.join(',')}`)
  return known
}

function readArguments(list: readonly string[]) {
  try {
    return parseArgs({
      args: [...list],
      options: {
        size: { type: 'string', default: '100m' },
        format: { type: 'string', default: 'both' },
        rounds: { type: 'string', default: '3' },
        only: { type: 'string', default: contenderNames.join(',') },
        seed: { type: 'string', default: '1' },
        'generate-only': { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

export function parseOptions(list: readonly string[]): Options {
  const values = readArguments(list)
  return {
    sizeName: values.size.toLowerCase(),
    bytes: parseSize(values.size),
    formats: parseFormats(values.format),
    rounds: parseWhole('rounds', values.rounds, 1),
    seed: parseWhole('seed', values.seed, 0),
    only: parseOnly(values.only),
    generateOnly: values['generate-only'],
  }
}
