import type { EventFields, PropertyChange } from '#shared'
import { asRecord, structure, text, textOrJson } from './fields.ts'

/** An array of one text without escapes, the form of most values. */
const plainText = /^\["[ !#-[\]-\uffff]*"\]$/

/** The content of JSON text that is an array of one or a quoted string; undefined for all other text. */
function inner(value: string): { content: unknown } | undefined {
  const first = value.charCodeAt(0)
  if ((first !== 0x5b && first !== 0x22) || value.length < 3) return undefined
  if (plainText.test(value)) return { content: value.slice(2, -2) }
  try {
    const parsed: unknown = JSON.parse(value)
    if (typeof parsed === 'string') return { content: parsed }
    return Array.isArray(parsed) && parsed.length === 1 ? { content: parsed[0] } : undefined
  } catch {
    return undefined
  }
}

/**
 * A property value as text, taken out of the JSON that the service wraps it in (formats.md §0.4). Text that
 * is a JSON array of exactly one element, or a JSON string (directoryAudit), gives that content, at most
 * twice for a quoted array; an element that is an object gives its JSON text. All other text stays as
 * it stands: `[]` (the empty set), arrays of several, plain words. '' and null are null.
 */
export function unwrapValue(value: unknown): string | null {
  let found = textOrJson(value)
  for (let depth = 0; found !== null && depth < 2; depth++) {
    const wrapped = inner(found)
    if (wrapped === undefined) return found
    found = textOrJson(wrapped.content)
  }
  return found
}

const none: readonly PropertyChange[] = Object.freeze([])

/**
 * Name/OldValue/NewValue lists (`ModifiedProperties` of the unified log); a list of bare names, as mailbox
 * records have, gives changes without values. Also for JSON in a string. Entries without a name are
 * left out.
 */
export function propertyChanges(value: unknown): readonly PropertyChange[] {
  const list = structure(value)
  if (!Array.isArray(list) || list.length === 0) return none
  const changes: PropertyChange[] = []
  for (const entry of list) {
    if (typeof entry === 'string') {
      changes.push({ name: entry, old: null, new: null })
      continue
    }
    const record = asRecord(entry)
    const name = text(record?.['Name'])
    if (record === null || name === null) continue
    const [old, fresh] = [unwrapValue(record['OldValue']), unwrapValue(record['NewValue'])]
    changes.push({ name, old, new: fresh })
  }
  return changes
}

/** Sets one parameter; a name such as `__proto__` must not reach the prototype. */
export function setParameter(into: Record<string, string>, name: string, value: string): void {
  if (name !== '__proto__') {
    into[name] = value
    return
  }
  Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true })
}

/**
 * Copies a Name/Value list into `into`, indexed by name, never by position (claims.md §3.2). A name without
 * a value is kept as '', for `Set-Mailbox -ForwardingSmtpAddress` without one is a removal. Objects
 * become JSON text. A list written as plain text (`-Name "value" …`) is kept whole under `listName`.
 * `except` names what a typed field already holds.
 */
export function addNameValues(
  value: unknown,
  listName: string,
  into: Record<string, string>,
  except: string | null = null,
): void {
  if (value === undefined || value === null || value === '') return
  const list = structure(value)
  if (!Array.isArray(list)) {
    const whole = textOrJson(value)
    if (whole !== null) setParameter(into, listName, whole)
    return
  }
  for (const entry of list) {
    const record = asRecord(entry)
    const name = text(record?.['Name'])
    if (record === null || name === null || name === except) continue
    setParameter(into, name, textOrJson(record['Value']) ?? '')
  }
}

/** The value of one name in a Name/Value list; null when absent or empty. */
export function namedValue(value: unknown, name: string): string | null {
  const list = structure(value)
  if (!Array.isArray(list)) return null
  for (const entry of list) {
    if (asRecord(entry)?.['Name'] === name) return text((entry as { Value?: unknown }).Value)
  }
  return null
}

/** `parameters` of an event, or the shared empty object of `blankEvent` when nothing was added. */
export function parametersOr(
  empty: EventFields['parameters'],
  found: Record<string, string>,
): EventFields['parameters'] {
  for (const _ in found) return found
  return empty
}
