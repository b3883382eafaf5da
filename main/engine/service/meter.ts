import { visible } from '#shared'
import type { ImportWatch } from '../import/import.ts'
import { fileName as lastPart } from '../report/file-name.ts'
import type { JobChange } from './protocol.ts'

/** Between two messages: ten a second are enough for an eye, and cost nothing. */
const quietMs = 100
/** The rate is of this last while. */
const windowMs = 3_000
/** Less than this says nothing about a rate. */
const leastMs = 500

/** The last part of a path, as either system writes it: the page never sees where files lie. */
export const fileName = (path: string): string => visible(lastPart(path))

/** Says how far a job is, at most ten times a second. */
export class Meter {
  readonly #send: (change: JobChange) => void
  #sentAt = 0
  #unsent: JobChange = {}
  #bytes = 0
  #marks: { at: number; done: number }[] = []

  constructor(send: (change: JobChange) => void) {
    this.#send = send
  }

  set(change: JobChange): void {
    this.#unsent = { ...this.#unsent, ...change }
    if (change.bytes !== undefined) this.#bytes = change.bytes
    if (change.bytesDone !== undefined) this.#measure(change.bytesDone)
    if (performance.now() - this.#sentAt >= quietMs) this.flush()
  }

  /** Before what holds the thread for long, nothing must be left unsaid. */
  flush(): void {
    if (Object.keys(this.#unsent).length === 0) return
    this.#sentAt = performance.now()
    this.#send(this.#unsent)
    this.#unsent = {}
  }

  #measure(done: number): void {
    const at = performance.now()
    this.#marks = [...this.#marks.filter((mark) => at - mark.at <= windowMs), { at, done }]
    const first = this.#marks[0]!
    if (at - first.at < leastMs) return
    const rate = ((done - first.done) * 1_000) / (at - first.at)
    this.#unsent = {
      ...this.#unsent,
      rate: Math.max(0, Math.round(rate)),
      remainingMs: rate > 0 ? Math.max(0, Math.round(((this.#bytes - done) * 1_000) / rate)) : null,
    }
  }
}

/** Share of the work on a file that its sealing is: reading it once to copy, once to parse. */
const sealShare = 0.15

/**
 * Turns what an import tells into the progress of a job. Several imports may run one after the other under
 * one watch; `total` says beforehand what they come to.
 */
export function watchOf(meter: Meter, total?: { files: number; bytes: number }): ImportWatch {
  let sums = total ?? { files: 0, bytes: 0 }
  let begun = 0
  let before = 0
  let size = 0
  if (total !== undefined) meter.set(total)
  return {
    found(files, bytes) {
      if (total !== undefined) return
      sums = { files: sums.files + files, bytes: sums.bytes + bytes }
      meter.set(sums)
    },
    begin(path, bytes) {
      before += size
      size = bytes
      begun += 1
      meter.set({
        phase: 'read',
        at: fileName(path),
        filesDone: Math.min(begun - 1, sums.files),
        bytesDone: Math.min(before, sums.bytes),
      })
    },
    sealed: (bytes) => meter.set({ bytesDone: before + Math.floor(bytes * sealShare) }),
    parsed: (bytes) =>
      meter.set({
        bytesDone: Math.min(
          before + Math.floor(size * sealShare + bytes * (1 - sealShare)),
          sums.bytes,
        ),
      }),
    settle() {
      meter.set({ phase: 'settle', at: null, filesDone: begun, bytesDone: before + size })
      meter.flush()
    },
  }
}
