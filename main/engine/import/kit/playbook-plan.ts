import type { AnnexFields } from '../dialect.ts'
import { asArray, asRecord, text, type JsonRecord } from './fields.ts'

/** Countermeasures of COUN7ER; nothing else is planned in such a file (claims.md §13). */
const countermeasure = /^CM\d{4}$/

/** A plan as Playbook-NG exports it, its version 2.0.0; null for anything else. */
export function planOf(value: unknown): JsonRecord | null {
  const plan = asRecord(value)
  return plan !== null &&
    plan['spec_version'] === '2.0.0' &&
    asRecord(plan['tech_to_items']) !== null
    ? plan
    : null
}

/** `{id, version}`, or the id alone. */
function itemOf(entry: unknown): { id: string; version: string | null } | null {
  const record = asRecord(entry)
  const id = text(record === null ? entry : record['id'])
  if (id === null || !countermeasure.test(id)) return null
  return { id, version: record === null ? null : text(record['version']) }
}

function rowOf(entry: unknown, more: Readonly<Record<string, string | null>>): AnnexFields | null {
  const item = itemOf(entry)
  if (item === null) return null
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries({ ...item, ...more }))
    if (value !== null) fields[name] = value
  return { kind: 'plan', fields }
}

/**
 * One row a countermeasure and the technique it answers, and one for each that was left out on purpose.
 * null stands for an entry that is no countermeasure.
 */
export function planRows(plan: JsonRecord): readonly (AnnexFields | null)[] {
  const title = text(plan['title'])
  const planned = Object.entries(asRecord(plan['tech_to_items']) ?? {}).flatMap(
    ([technique, group]) => {
      const confidence = text(asRecord(group)?.['confidence'])
      return asArray(asRecord(group)?.['items']).map((entry) =>
        rowOf(
          entry,
          technique === 'unmapped'
            ? { state: 'planned', plan: title }
            : { state: 'planned', technique, confidence, plan: title },
        ),
      )
    },
  )
  const ignored = asArray(plan['ignored_items']).map((entry) =>
    rowOf(entry, { state: 'ignored', plan: title }),
  )
  return [...planned, ...ignored]
}
