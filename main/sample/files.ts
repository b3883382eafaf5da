import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { AnnexKind } from '#shared'

/**
 * How many records the file holds, how many different ones, and how many repeat one of the same file. For
 * a snapshot a record is an object, for an annex a row.
 */
export type Tally = { records: number; uniqueEvents: number; duplicates: number }

export type Log = 'entra' | 'unified'

export type SampleFile = Tally & {
  /** Relative, with forward slashes. */
  path: string
  /**
   * Record ids in file order, repeats included; empty for snapshots and annexes. A logon of the unified log
   * has the id of the sign-in and is another record all the same, so ids count within one `log`.
   */
  ids: readonly string[]
  log: Log | null
  /** State at this time; the file itself does not say it. */
  asOf?: string
  annex?: AnnexKind
  /** Not handed to the analyst at first. */
  withheld?: true
  chunks(): Iterable<string>
  /** Writes the file below `directory`; fails if it exists, because evidence is never overwritten. */
  write(directory: string): Promise<void>
}

type Content = {
  path: string
  chunks: () => Iterable<string>
  asOf?: string
  annex?: AnnexKind
  withheld?: true
}

/** A log, whose records have ids. */
export function logFile(log: Log, content: Content, ids: readonly string[]): SampleFile {
  const uniqueEvents = new Set(ids).size
  const records = ids.length
  const duplicates = records - uniqueEvents
  return { ...content, log, ids, records, uniqueEvents, duplicates, write: writer(content) }
}

/** A snapshot or an annex. */
export function listFile(content: Content, records: number): SampleFile {
  const counts = { records, uniqueEvents: records, duplicates: 0 }
  return { ...content, ...counts, log: null, ids: [], write: writer(content) }
}

const blockLength = 256 * 1024

function writer({ path, chunks }: Content): (directory: string) => Promise<void> {
  return async (directory) => {
    const full = join(directory, path)
    await mkdir(dirname(full), { recursive: true })
    const file = await open(full, 'wx')
    try {
      let block = ''
      for (const chunk of chunks()) {
        block += chunk
        if (block.length < blockLength) continue
        await file.write(block)
        block = ''
      }
      await file.write(block)
    } finally {
      await file.close()
    }
  }
}
