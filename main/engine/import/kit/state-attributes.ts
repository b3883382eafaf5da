import type { SnapshotKind } from '#shared'
import {
  asRecord,
  flag,
  guidOrText,
  integer,
  lower,
  structure,
  text,
  type JsonRecord,
} from './fields.ts'
import { pick, snapshotTime } from './snapshot.ts'

/** Reads one attribute; undefined when the export leaves its member out, null when it states none. */
export type Attribute<Value> = (record: JsonRecord) => Value | null | undefined

type AttributeTable = Readonly<Record<string, Attribute<unknown>>>

/**
 * `attributes` of a state. A null that `notStated` names is unknown; any other null is stated: no
 * forwarding address, no end.
 */
export type AttributesOf<Table extends AttributeTable> = {
  readonly [Name in keyof Table]: Exclude<ReturnType<Table[Name]>, undefined> | null
} & { readonly notStated: readonly string[] }

/** One kind of tenant state, whatever tool exported it. */
export type StateKind = {
  kind: SnapshotKind
  /** Whether the members are those of this kind, for files that do not say what they hold. */
  fits(record: JsonRecord): boolean
  /** Id of the object in lower case, the same from every tool; null when the export has none. */
  id(record: JsonRecord): string | null
  name(record: JsonRecord): string | null
  attributes(record: JsonRecord): Readonly<Record<string, unknown>>
}

export function defineState(state: StateKind): StateKind {
  return state
}

/** Attributes of a record, with the names of those that the export leaves out. */
export function readAttributes<Table extends AttributeTable>(
  record: JsonRecord,
  table: Table,
): AttributesOf<Table> {
  const found: Record<string, unknown> = {}
  const notStated: string[] = []
  for (const [name, read] of Object.entries(table)) {
    const value = read(record)
    found[name] = value ?? null
    if (value === undefined) notStated.push(name)
  }
  return { ...found, notStated: notStated.sort() } as AttributesOf<Table>
}

/** What ConvertTo-Json leaves of an object beyond its depth: the name of its type, or `@{…}`. */
const cutObject = /^(?:System|Microsoft\.(?:Graph|Exchange|Open))\.[\w.+`[\]]+$|^@\{.*\}$/s

/**
 * A member, whatever its case. A Graph object of PowerShell has every member, null where it was not asked
 * for: there null says nothing.
 */
function stated(record: JsonRecord, name: string): unknown {
  const value = pick(record, name)
  if (value === null && Object.hasOwn(record, 'AdditionalProperties')) return undefined
  return typeof value === 'string' && cutObject.test(value) ? undefined : value
}

/** Follows `a/b/c`; null where a step is stated to be empty, undefined where it is left out. */
function follow(record: JsonRecord, path: string): unknown {
  let found: unknown = record
  for (const name of path.split('/')) {
    if (found === null || found === undefined) return found
    const step = asRecord(structure(found))
    found = step === null ? undefined : stated(step, name)
  }
  return found
}

/** Value of the first path that the record states. */
export function valueAt(record: JsonRecord, ...paths: readonly string[]): unknown {
  for (const path of paths) {
    const value = follow(record, path)
    if (value !== undefined) return value
  }
  return undefined
}

/** Whether the record has one of the members, empty ones included. */
export function states(record: JsonRecord, ...names: readonly string[]): boolean {
  return names.some((name) => pick(record, name) !== undefined)
}

/** What is there and cannot be read is unknown, not "none". */
function attribute<Value>(read: (value: unknown) => Value | null) {
  return (...paths: readonly string[]): Attribute<Value> =>
    (record) => {
      const value = valueAt(record, ...paths)
      if (value === undefined || value === null || value === '') return value === '' ? null : value
      return read(value) ?? undefined
    }
}

export const textAt = attribute(text)
export const lowerAt = attribute(lower)
export const idAt = attribute((value) => guidOrText(value)?.toLowerCase() ?? null)
export const flagAt = attribute(flag)
export const numberAt = attribute(integer)
/** Epoch ms. .NET's year 1 is "no time", hence null and stated. */
export const timeAt =
  (...paths: readonly string[]): Attribute<number> =>
  (record) => {
    const value = valueAt(record, ...paths)
    return value === undefined ? undefined : snapshotTime(value)
  }
/** An object as JSON text with its keys in order, so that two exports of it compare. */
export const jsonAt = attribute((value) => {
  const found = structure(value)
  return found === undefined ? null : canonical(found)
})

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    const record = asRecord(inner)
    if (record === null) return inner
    return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

function entriesOf(value: unknown): readonly unknown[] {
  if (value === null || value === '') return []
  const found = structure(value) ?? value
  return Array.isArray(found) ? found : [found]
}

function list(read: (entry: unknown) => string | null) {
  return (...paths: readonly string[]): Attribute<readonly string[]> =>
    (record) => {
      const value = valueAt(record, ...paths)
      if (value === undefined) return undefined
      const entries = entriesOf(value).filter((entry) => entry !== null && entry !== '')
      const found = entries.map((entry) =>
        typeof entry === 'string' && cutObject.test(entry) ? null : read(entry),
      )
      if (found.includes(null)) return undefined
      return [...new Set(found as string[])].sort()
    }
}

/** Sorted texts; GUIDs in lower case. An entry that is an object and no text makes the list unknown. */
export const listAt = list((entry) => guidOrText(entry))
/** The same, all in lower case: addresses, domains, names of Exchange objects. */
export const lowerListAt = list(lower)

/** Sorted texts of one member of each object of a list. */
export const listOf = (path: string, ...names: readonly string[]) =>
  list((entry) => {
    const record = asRecord(entry)
    return record === null ? null : guidOrText(valueAt(record, ...names))
  })(path)

/** Objects of a list; undefined when the export leaves the list out or cuts an entry. */
export function objectsAt(
  record: JsonRecord,
  ...paths: readonly string[]
): readonly JsonRecord[] | undefined {
  const value = valueAt(record, ...paths)
  if (value === undefined) return undefined
  const found = entriesOf(value)
    .filter((entry) => entry !== null)
    .map(asRecord)
  return found.includes(null) ? undefined : (found as JsonRecord[])
}

/** The first of the members that names the object, in lower case. */
export function firstId(record: JsonRecord, ...paths: readonly string[]): string | null {
  for (const path of paths) {
    const found = lower(valueAt(record, path))
    if (found !== null) return found
  }
  return null
}

/** Parts of an id in one, in lower case; null when one is missing. */
export function joinedId(...parts: readonly (string | null)[]): string | null {
  return parts.includes(null) ? null : parts.join('/').toLowerCase()
}

export function firstText(record: JsonRecord, ...paths: readonly string[]): string | null {
  for (const path of paths) {
    const found = text(valueAt(record, path))
    if (found !== null) return found
  }
  return null
}
