import { readSync } from 'node:fs'

const growing = 0
const whole = 1
const givenUp = 2

/** How far a copy has grown. Lives in memory that threads share, and crosses to them as it is. */
export type Growth = {
  /** Number of changes, to wait on, and state. */
  marks: Int32Array
  bytes: BigInt64Array
}

/** A copy of an original that is still being made, open for reading in every thread of this process. */
export type GrowingCopy = { descriptor: number; growth: Growth }

export function startGrowth(): Growth {
  return {
    marks: new Int32Array(new SharedArrayBuffer(8)),
    bytes: new BigInt64Array(new SharedArrayBuffer(8)),
  }
}

function mark({ marks }: Growth): void {
  Atomics.add(marks, 0, 1)
  Atomics.notify(marks, 0)
}

export function growTo(growth: Growth, bytes: number): void {
  Atomics.store(growth.bytes, 0, BigInt(bytes))
  mark(growth)
}

/** Nothing more will come: what is there is the whole, or will never be. Only the first call counts. */
export function endGrowth(growth: Growth, isWhole: boolean): void {
  Atomics.compareExchange(growth.marks, 1, growing, isWhole ? whole : givenUp)
  mark(growth)
}

/**
 * Reads into `buffer` from `at` on, waiting in this thread, which must not be the main one, until there
 * are bytes. Returns their number, 0 at the end.
 */
export function readGrowing(
  { descriptor, growth }: GrowingCopy,
  buffer: Uint8Array,
  at: number,
): number {
  const { marks, bytes } = growth
  for (;;) {
    const seen = Atomics.load(marks, 0)
    const state = Atomics.load(marks, 1)
    const there = Number(Atomics.load(bytes, 0)) - at
    if (there > 0) return readSync(descriptor, buffer, 0, Math.min(buffer.length, there), at)
    if (state === givenUp) throw new Error('the copy was given up')
    if (state !== growing) return 0
    Atomics.wait(marks, 0, seen)
  }
}
