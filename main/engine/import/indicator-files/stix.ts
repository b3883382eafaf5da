import { asRecord, text, type JsonRecord } from '../kit/fields.ts'
import type { Entry, Reason } from './entry.ts'
import { readPattern } from './stix-pattern.ts'
import { entryOf } from './value.ts'

/** Objects of a STIX 2.0 or 2.1 bundle; null for any other document. */
export function bundleObjects(document: unknown): readonly unknown[] | null {
  const bundle = asRecord(document)
  if (bundle?.['type'] !== 'bundle' || !Array.isArray(bundle['objects'])) return null
  return bundle['objects']
}

function refusal(place: string, kind: string, value: string, reason: Reason): Entry {
  return { place, kind: kind.slice(0, 100), value: value.slice(0, 200), reason }
}

function indicatorEntries(place: string, object: JsonRecord): readonly Entry[] {
  const pattern = text(object['pattern']) ?? ''
  const named = (reason: Reason) => [refusal(place, 'indicator', pattern, reason)]
  if (object['revoked'] === true) return named('revoked')
  if ((object['pattern_type'] ?? 'stix') !== 'stix') return named('pattern-language')
  const comparisons = readPattern(pattern)
  if (typeof comparisons === 'string') return named(comparisons)
  const terms = {
    from: text(object['valid_from']) ?? undefined,
    to: text(object['valid_until']) ?? undefined,
    why: text(object['name']) ?? text(object['description']) ?? undefined,
  }
  return comparisons.map(({ kind, value }) => entryOf(place, kind, value, terms))
}

/**
 * Every object of a bundle: indicators by their patterns; sightings, observed data and what else there is
 * are listed and not taken, for to have been seen somewhere is no judgement.
 */
export function stixEntries(objects: readonly unknown[]): readonly Entry[] {
  return objects.flatMap((value, index) => {
    const object = asRecord(value) ?? {}
    const type = text(object['type']) ?? ''
    const place = text(object['id'])?.slice(0, 100) ?? `object ${index + 1}`
    return type === 'indicator'
      ? indicatorEntries(place, object)
      : [refusal(place, type, text(object['value']) ?? '', 'not-an-indicator')]
  })
}
