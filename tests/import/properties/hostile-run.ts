import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared'
import * as fc from 'fast-check'
import { importPaths } from '../../../main/engine/import/import.ts'
import { headBytes, readHead } from '../../../main/engine/import/readers/head.ts'
import { openReader, type Layout } from '../../../main/engine/import/readers/layout.ts'
import { FreshCases } from '../../helpers/fresh-cases.ts'
import { hostileInputs, type Source } from './hostile-inputs.ts'

// Imports hostile files one after the other and says what became of them, for somebody who ends this
// process when it hangs. Arguments: a folder, `random` or `mutated`, how many, the seed.

export type HostileResult = {
  cases: number
  refused: number
  /** Of the files taken: records that became evidence, and those set aside. */
  taken: number
  quarantined: number
  /** The most memory this process held at any time. */
  peakBytes: number
  /** The first case that went wrong and how, as fast-check tells it. */
  failure: string | null
}

const [folder, kind, count, seed] = process.argv.slice(2) as [string, Source, string, string]
const cases = new FreshCases(folder)
const input = join(folder, 'hostile.dat')
const result = { cases: 0, refused: 0, taken: 0, quarantined: 0 }

/** Bytes that stand between records and say nothing. */
const filler: Readonly<Record<string, RegExp>> = {
  json: /^[\s,[\]\ufeff]*$/,
  csv: /^[\r\n\ufeff]*$/,
}

/** Every byte of a readable file is in a record or is filler; null where the layout has more of its own. */
function unaccounted(bytes: Buffer, layout: Layout): string | null {
  const { encoding, shape } = layout
  const isPlain = shape === 'csv' ? layout.csv.skipLines === 0 : shape === 'json' && isBare(layout)
  if (encoding !== 'utf-8' || !isPlain) return null
  const spans: [from: number, to: number][] = []
  const span = (at: number, length: number) => void spans.push([at, at + length])
  const reader = openReader(layout, {
    json: (_, at, length) => span(at, length),
    row: (_, at, length) => span(at, length),
    bad: (_, at, length) => span(at, length),
  })
  reader.push(bytes)
  reader.end()
  let end = layout.bomLength
  for (const [from, to] of [...spans, [bytes.length, bytes.length] as const]) {
    const between = bytes.toString('utf8', end, from)
    if (from < end || !filler[shape]!.test(between))
      return `bytes ${end} to ${from} are in no record: ${JSON.stringify(between)}`
    end = to
  }
  return null
}

/** Records that are the elements themselves, not members or texts within. */
function isBare(layout: Layout & { shape: 'json' }): boolean {
  const { envelope, ...more } = layout.json
  return (
    envelope === null && Object.values(more).every((each) => each === null || each === undefined)
  )
}

async function take(bytes: Buffer): Promise<void> {
  writeFileSync(input, bytes)
  const head = readHead(bytes.subarray(0, headBytes), bytes.length)
  if (!('unrecognised' in head)) {
    const lost = unaccounted(bytes, head)
    if (lost !== null) throw new Error(lost)
  }
  const { files } = await cases.use((kase) =>
    importPaths(kase, [input], { collectedBy: null, asOf: null }),
  )
  for (const file of files) {
    const { imported, duplicate, merged, quarantined, ignored, records } = file
    if (imported + duplicate + merged + quarantined + ignored !== records)
      throw new Error(`the ledger does not add up: ${JSON.stringify(file)}`)
    if (file.reason === undefined) result.taken += imported + duplicate + merged + ignored
    result.quarantined += quarantined
  }
  result.cases += 1
  if (files.some(({ reason }) => reason !== undefined)) result.refused += 1
}

async function run(): Promise<string | null> {
  const property = fc.asyncProperty(hostileInputs(kind), async (bytes) => {
    try {
      await take(bytes)
    } catch (error) {
      // A named refusal of the whole import is an answer; anything else is a crash.
      if (!(error instanceof AppError) || error.code.startsWith('bug/')) throw error
    }
  })
  const details = await fc.check(property, { numRuns: Number(count), seed: Number(seed) })
  if (!details.failed) return null
  const bytes = details.counterexample?.[0] ?? readFileSync(input)
  return `${fc.defaultReportMessage(details) ?? ''}\n${bytes.toString('base64').slice(0, 8000)}`
}

const failure = await run()
const peakBytes = process.resourceUsage().maxRSS * 1024
console.log(JSON.stringify({ ...result, peakBytes, failure } satisfies HostileResult))
