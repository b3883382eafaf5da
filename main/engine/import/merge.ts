import type { EventFields } from '#shared'

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)

const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))

function mergeParameters(
  a: EventFields['parameters'],
  b: EventFields['parameters'],
): EventFields['parameters'] | null {
  const merged: Record<string, string> = { ...a }
  for (const [name, value] of Object.entries(b)) {
    const known = merged[name]
    if (known === undefined || known === '') merged[name] = value
    else if (value !== '' && known !== value) return null
  }
  return Object.fromEntries(Object.entries(merged).sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0)))
}

/**
 * Two versions of one record, field by field, what is present over what is absent (formats.md §0.5).
 * Null when both state a field and differ: then they are two records that share an id (claims.md
 * amendment 11). Only the time of ingestion may differ: the earlier one is when it could first be read.
 */
export function mergeVersions(a: EventFields, b: EventFields): EventFields | null {
  const merged: Record<string, unknown> = { ...a }
  for (const name of Object.keys(a) as (keyof EventFields)[]) {
    if (name === 'parameters') continue
    if (isEmpty(a[name])) merged[name] = b[name]
    else if (name === 'ingestedAt' && b.ingestedAt !== null)
      merged[name] = Math.min(a.ingestedAt!, b.ingestedAt)
    else if (name === 'features') merged[name] = [...new Set([...a.features, ...b.features])].sort()
    else if (!isEmpty(b[name]) && !same(a[name], b[name])) return null
  }
  const parameters = mergeParameters(a.parameters, b.parameters)
  return parameters === null ? null : ({ ...merged, parameters } as EventFields)
}
