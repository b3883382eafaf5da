import { limits, type QuarantineCode, type RecordSink } from '../record.ts'

/**
 * Members in which a forwarder or a SIEM keeps the record it was given, as JSON text: Sekoia, Logstash and
 * Filebeat, Splunk (peers.md §5.3), Elastic. In the order in which they are tried.
 */
export const textPaths = [
  ['input', 'message'],
  ['message'],
  ['_raw'],
  ['event', 'original'],
] as const satisfies readonly (readonly string[])[]

export type Unwrapped = { value: object; text: string } | { fault: QuarantineCode }

function textAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (part, name) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, name)
        ? (part as Record<string, unknown>)[name]
        : undefined,
    value,
  )
}

function isTooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((part) => isTooDeep(part, left - 1))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The text holds complete JSON objects one after the other: a batch, of which no part may be lost. */
function isSeries(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.length > 1 && lines.every((line) => typeof parse(line) === 'object')
}

/** The one record that stands as JSON text in a member of `value`, alone or as the only one of a list. */
export function unwrapText(value: unknown, path: readonly string[]): Unwrapped {
  const text = textAt(value, path)
  if (typeof text !== 'string') return { fault: 'text-missing' }
  // Splunk doubles the quotes of what it was given once more (formats.md (h)).
  const parsed = parse(text) ?? parse(text.replaceAll('""', '"'))
  if (parsed === undefined) return { fault: isSeries(text) ? 'text-several' : 'text-not-json' }
  if (Array.isArray(parsed) && parsed.length > 1) return { fault: 'text-several' }
  const inner: unknown = Array.isArray(parsed) ? parsed[0] : parsed
  if (typeof inner !== 'object' || inner === null) return { fault: 'text-not-json' }
  return isTooDeep(inner, limits.depth) ? { fault: 'too-deep' } : { value: inner, text }
}

/** Hands on the records inside the records it is given; places in the file stay those of the outer ones. */
export function unwrapping(sink: RecordSink, path: readonly string[]): RecordSink {
  return {
    ...sink,
    json(value, offset, length) {
      const inner = unwrapText(value, path)
      if ('fault' in inner) sink.bad(inner.fault, offset, length)
      else sink.json(inner.value, offset, length, inner.text)
    },
  }
}
