/**
 * Values as JSON that keeps what Electron's structured clone keeps. Both functions are also put into the
 * page as their own source: they must use nothing but the language itself.
 */

/** `fileOf` says for a text that stands for a file which file it is; null for every other text. */
export function toWire(value: unknown, fileOf: (text: string) => string | null): unknown {
  if (typeof value === 'string') {
    const file = fileOf(value)
    return file === null ? value : { $: 'file', v: file }
  }
  if (value === null || typeof value === 'boolean') return value
  if (value === undefined) return { $: 'undefined' }
  if (typeof value === 'number')
    return Number.isFinite(value) ? value : { $: 'number', v: String(value) }
  if (typeof value === 'bigint') return { $: 'bigint', v: String(value) }
  if (typeof value === 'function' || typeof value === 'symbol')
    throw new TypeError('An object could not be cloned.')
  if (Array.isArray(value)) return value.map((item) => toWire(item, fileOf))
  if (value instanceof Date) return { $: 'date', v: value.getTime() }
  if (value instanceof Error) return { $: 'error', v: value.message }
  if (value instanceof Map) return { $: 'map', v: toWire([...value], fileOf) }
  if (value instanceof Set) return { $: 'set', v: toWire([...value], fileOf) }
  if (value instanceof Uint8Array)
    return { $: 'bytes', v: Array.from(value, (byte) => String.fromCharCode(byte)).join('') }
  const entries = Object.entries(value).map(([key, item]) => [key, toWire(item, fileOf)])
  const object: unknown = Object.fromEntries(entries)
  return Object.hasOwn(value, '$') ? { $: 'object', v: object } : object
}

/** `pathOf` gives the path of a file that `toWire` found. */
export function fromWire(wire: unknown, pathOf: (file: string) => string): unknown {
  if (typeof wire !== 'object' || wire === null) return wire
  if (Array.isArray(wire)) return wire.map((item) => fromWire(item, pathOf))
  const plain = (object: object) =>
    Object.fromEntries(Object.entries(object).map(([key, item]) => [key, fromWire(item, pathOf)]))
  const { $: tag, v: content } = wire as { $?: string; v?: unknown }
  switch (tag) {
    case undefined:
      return plain(wire)
    case 'object':
      return plain(content as object)
    case 'file':
      return pathOf(content as string)
    case 'number':
      return Number(content)
    case 'bigint':
      return BigInt(content as string)
    case 'date':
      // JSON has no NaN: a date that is none travels as null.
      return new Date((content ?? Number.NaN) as number)
    case 'error':
      return new Error(content as string)
    case 'map':
      return new Map(fromWire(content, pathOf) as [unknown, unknown][])
    case 'set':
      return new Set(fromWire(content, pathOf) as unknown[])
    case 'bytes':
      return Uint8Array.from(content as string, (character) => character.charCodeAt(0))
    default:
      return undefined
  }
}

/** Every file named in a value of `toWire`. */
export function filesInWire(wire: unknown): string[] {
  if (typeof wire !== 'object' || wire === null) return []
  const { $: tag, v: content } = wire as { $?: unknown; v?: unknown }
  if (tag === 'file') return [String(content)]
  // An object that has a key like a tag's is no tag.
  const inside = tag === 'object' ? (content as object) : wire
  return Object.values(inside).flatMap((item) => filesInWire(item))
}
