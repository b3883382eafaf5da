import { asRecord, jsonIn } from './fields.ts'
import type { JsonRecord } from './fields.ts'

/**
 * Names under which collectors put the AuditData object (formats.md (h), (i)): Elastic, Wazuh, Splunk,
 * Search-UnifiedAuditLog as JSON, Graph auditLogQuery. Elastic's `event.original` comes last, for it
 * repeats what stands beside it.
 */
const wrapperNames = [
  'o365audit',
  'office365',
  'json',
  'result',
  '_raw',
  'AuditData',
  'auditData',
  'event',
  'original',
] as const

/** JSON in a string, also where an export doubled its quotes once more (Splunk). */
function recordIn(value: unknown): JsonRecord | null {
  if (typeof value !== 'string') return asRecord(value)
  return asRecord(jsonIn(value)) ?? asRecord(jsonIn(value.replaceAll('""', '"')))
}

/** Whether this object is an AuditData object itself. */
export function isAuditRecord(record: JsonRecord): boolean {
  if (record['CreationTime'] === undefined) return false
  return (
    record['RecordType'] !== undefined ||
    record['Workload'] !== undefined ||
    record['Operation'] !== undefined
  )
}

/** The AuditData object inside at most three wrappers; null when there is none. */
export function unwrapAuditRecord(value: unknown, depth = 3): JsonRecord | null {
  const record = asRecord(value)
  if (record === null || isAuditRecord(record)) return record
  if (depth === 0) return null
  for (const name of wrapperNames) {
    if (record[name] === undefined) continue
    const inner = recordIn(record[name])
    const found = inner === null ? null : unwrapAuditRecord(inner, depth - 1)
    if (found !== null) return found
  }
  return null
}
