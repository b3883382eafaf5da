/**
 * Small fast counter generator (sfc32), one stream per name, so that a change in one part of the scenario
 * leaves the bytes of the others alone. Never for anything secret.
 */
export type Random = {
  /** [0, 1) */
  next(): number
  /** Inclusive on both ends. */
  integer(from: number, to: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly Item[]): Item
  guid(): string
  /** `length` characters of the base64 alphabet, as opaque ids of Exchange look. */
  opaque(length: number): string
  /** Up to `count` different items, in the order of `items`. */
  sample<Item>(items: readonly Item[], count: number): Item[]
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function createRandom(seed: number, stream: string): Random {
  const word = words(seed, stream)
  const next = () => word() / 4294967296
  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick<Item>(items: readonly Item[]): Item {
      if (items.length === 0) throw new RangeError('pick from nothing')
      return items[integer(0, items.length - 1)] as Item
    },
    guid: () => asGuid([word(), word(), word(), word()]),
    opaque(length) {
      let text = ''
      while (text.length < length) text += alphabet[word() >>> 26] ?? ''
      return text
    },
    sample<Item>(items: readonly Item[], count: number): Item[] {
      const left = new Set(items.keys())
      while (left.size > count) left.delete([...left][integer(0, left.size - 1)] as number)
      return items.filter((_, index) => left.has(index))
    },
  }
}

function words(seed: number, stream: string): () => number {
  let a = hash(stream, seed ^ 0x9e3779b9)
  let b = hash(stream, seed ^ 0x243f6a88)
  let c = hash(stream, seed ^ 0xb7e15162)
  let counter = 1
  const word = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) word()
  return word
}

function hash(text: string, seed: number): number {
  let value = Math.imul(seed ^ (seed >>> 16), 0x9e3779b1)
  value ^= value >>> 15
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x85ebca6b)
    value ^= value >>> 13
  }
  return Math.imul(value, 0xc2b2ae35) ^ (value >>> 16)
}

/** Version 4, variant 1, lower case. */
function asGuid(parts: readonly [number, number, number, number]): string {
  const hex = parts.map((part) => part.toString(16).padStart(8, '0')).join('')
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) & 3] ?? '8'
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
