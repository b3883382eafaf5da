import { readFileSync, statSync } from 'node:fs'
import { AppError } from '#shared'
import { decodeStrict, detectEncoding } from '../readers/encoding.ts'
import { readHeadOf, widestHeadBytes } from '../readers/head.ts'
import { holdsTokens } from '../tokens.ts'
import type { Entry } from './entry.ts'
import { bundleObjects, stixEntries } from './stix.ts'
import { columnsOf, tableEntries } from './table.ts'

/** Lists of indicators are no evidence, so no dialect reads them; they are known formats all the same. */
export const indicatorFormats = [
  {
    id: 'indicators-csv',
    shape: 'csv',
    label: { en: 'Indicators, CSV (kind, value)', 'zh-CN': '指标清单，CSV（kind、value）' },
  },
  {
    id: 'indicators-stix',
    shape: 'json',
    label: { en: 'Indicators, STIX 2.1 bundle', 'zh-CN': '指标清单，STIX 2.1 包' },
  },
] as const

export type IndicatorFormat = (typeof indicatorFormats)[number]['id']

export type IndicatorList = { format: IndicatorFormat; entries: readonly Entry[] }

/** A list is held whole: it is read by people, and 100,000 lines are a tenth of this. */
const longestFile = 128 * 1024 * 1024

/**
 * Every value of a list of indicators, by content: a table with the columns kind and value, or a STIX
 * bundle. Repeated ones are named after the first.
 * @throws AppError input/indicators, input/holds-tokens, input/not-found, input/unreadable
 */
export async function readIndicatorFile(path: string): Promise<IndicatorList> {
  const bytes = readInput(path)
  if (holdsTokens(bytes.subarray(0, widestHeadBytes)))
    throw new AppError('input/holds-tokens', { path })
  const { encoding, bomLength } = detectEncoding(bytes)
  const document = decodeStrict(bytes.subarray(bomLength), encoding)
  if (document !== null && /^\s*[[{]/.test(document)) return readBundle(path, document)
  const head = await readHeadOf((length) => bytes.subarray(0, length), bytes.length)
  if ('unrecognised' in head) throw wrong(path, head.unrecognised)
  if (head.head.shape !== 'csv') throw wrong(path, 'lines of text')
  const columns = columnsOf(head.head.header)
  if (columns === null) throw wrong(path, `columns ${head.head.header.slice(0, 12).join(', ')}`)
  return { format: 'indicators-csv', entries: unique(tableEntries(bytes, head, columns)) }
}

function readBundle(path: string, document: string): IndicatorList {
  const objects = bundleObjects(parsed(path, document))
  if (objects === null) throw wrong(path, 'JSON that is no STIX bundle')
  return { format: 'indicators-stix', entries: unique(stixEntries(objects)) }
}

function wrong(path: string, found: string): AppError {
  return new AppError('input/indicators', { path, found })
}

function readInput(path: string): Buffer {
  try {
    const { size } = statSync(path)
    if (size > longestFile) throw wrong(path, `${size} bytes`)
    return readFileSync(path)
  } catch (error) {
    if (error instanceof AppError) throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new AppError('input/not-found', { path }, error)
    throw new AppError('input/unreadable', { path, detail: code ?? String(error) }, error)
  }
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new AppError('input/indicators', { path, found: 'JSON that is not whole' }, error)
  }
}

function unique(entries: readonly Entry[]): readonly Entry[] {
  const seen = new Set<string>()
  return entries.map((entry): Entry => {
    if ('reason' in entry) return entry
    const key = `${entry.candidate.kind}\n${entry.candidate.value}`
    if (!seen.has(key)) {
      seen.add(key)
      return entry
    }
    const { place, kind, value } = entry
    return { place, kind, value, reason: 'duplicate' }
  })
}
