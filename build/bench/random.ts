/**
 * Seeded pseudo-random numbers (sfc32) for generated exports: the same seed gives the same bytes on any
 * machine, which is what makes a cached file comparable. Not for secrets.
 */
export type Random = {
  /** 0 … 2³²−1. */
  word(): number
  /** 0 … limit−1; limit must be below 2³². */
  below(limit: number): number
  pick<T>(items: readonly T[]): T
  /** Random GUID, version 4, lower case. */
  guid(): string
  /** Random text of `length` characters from the base64url alphabet. */
  token(length: number): string
}

const hexPairs = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, '0'))
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const tokenPairs = Array.from(
  { length: 4096 },
  (_, value) => alphabet.charAt(value >> 6) + alphabet.charAt(value & 63),
)

function hex(value: number): string {
  return hexPairs[value & 0xffff] ?? ''
}

export function createRandom(seed: number): Random {
  let a = 0x9e3779b9
  let b = 0x243f6a88
  let c = seed | 0
  let counter = 1

  function word(): number {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }

  function below(limit: number): number {
    return Math.floor((word() * limit) / 4_294_967_296)
  }

  function guid(): string {
    const first = word()
    const second = word()
    const third = word()
    const fourth = word()
    const version = hex((second & 0x0fff) | 0x4000)
    const variant = hex((third & 0x3fff) | 0x8000)
    return `${hex(first >>> 16)}${hex(first)}-${hex(second >>> 16)}-${version}-${variant}-${hex(third >>> 16)}${hex(fourth >>> 16)}${hex(fourth)}`
  }

  function token(length: number): string {
    let text = ''
    while (text.length < length) {
      const bits = word()
      text += (tokenPairs[bits & 4095] ?? '') + (tokenPairs[(bits >>> 12) & 4095] ?? '')
    }
    return text.length === length ? text : text.slice(0, length)
  }

  function pick<T>(items: readonly T[]): T {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('Cannot pick from an empty list')
    return item
  }

  for (let round = 0; round < 20; round++) word()
  return { word, below, pick, guid, token }
}
