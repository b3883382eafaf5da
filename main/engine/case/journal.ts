import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { dirname, basename } from 'node:path'
import { AppError } from '#shared'

/** One line: `seq` is the order of things, `prev` the SHA-256 of the line before, `at` the wall clock. */
export type JournalLine<Entry> = { seq: number; prev: string; at: string } & Entry

const genesis = '0'.repeat(64)

const digest = (line: string) => createHash('sha256').update(line).digest('hex')

/**
 * Hash-chained, append-only JSON lines. A line counts once it is fsynced; a torn last line (power loss
 * within the write) never counted and is cut off on the next append, any other break is an error.
 */
export class Journal<Entry extends { kind: string }> {
  readonly #path: string
  #lines: JournalLine<Entry>[] = []
  #head = genesis
  #sound = 0

  constructor(path: string) {
    this.#path = path
    if (existsSync(path)) this.#read(readFileSync(path))
  }

  get lines(): readonly JournalLine<Entry>[] {
    return this.#lines
  }

  /** Digest of the last line, the anchor a signature covers. */
  get head(): string {
    return this.#head
  }

  #read(bytes: Buffer): void {
    let start = 0
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      const text = bytes.toString('utf8', start, end)
      this.#accept(text)
      start = end + 1
    }
    this.#sound = start
  }

  #accept(text: string): void {
    const broken = () =>
      new AppError('case/journal-broken', {
        line: this.#lines.length + 1,
        file: basename(this.#path),
      })
    let line: JournalLine<Entry>
    try {
      line = JSON.parse(text) as JournalLine<Entry>
    } catch {
      throw broken()
    }
    if (line.prev !== this.#head || line.seq !== this.#lines.length + 1) throw broken()
    this.#lines.push(line)
    this.#head = digest(text)
  }

  /** Appends and fsyncs; on return the entry is acknowledged. */
  append(entry: Entry): JournalLine<Entry> {
    const line = {
      seq: this.#lines.length + 1,
      prev: this.#head,
      at: new Date().toISOString(),
      ...entry,
    }
    const text = JSON.stringify(line)
    const created = !existsSync(this.#path)
    const file = openSync(this.#path, created ? 'wx' : 'r+', 0o600)
    try {
      const bytes = Buffer.from(`${text}\n`)
      // What a torn write left behind must not outlive the line that takes its place.
      ftruncateSync(file, this.#sound)
      let written = 0
      while (written < bytes.length)
        written += writeSync(file, bytes, written, bytes.length - written, this.#sound + written)
      fsyncSync(file)
      this.#sound += bytes.length
    } catch (error) {
      throw new AppError('disk/full', { detail: String(error), needBytes: 1_048_576 }, error)
    } finally {
      closeSync(file)
    }
    if (created) syncFolder(dirname(this.#path))
    this.#lines.push(line)
    this.#head = digest(text)
    return line
  }
}

/** Makes a new directory entry durable; Windows has no such call and needs none. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
