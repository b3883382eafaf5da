import type { Sink } from '../dialect.ts'
import { normaliseAuditRecord } from './audit-record.ts'
import { asRecord, jsonIn, text, type JsonRecord } from './fields.ts'
import { hasAll } from './recognise.ts'

/** Envelope member → member of the audit record (formats.md (i)), read where auditData lacks it. */
const envelopeMembers = [
  ['id', 'Id'],
  ['createdDateTime', 'CreationTime'],
  ['auditLogRecordType', 'RecordType'],
  ['operation', 'Operation'],
  ['organizationId', 'OrganizationId'],
  ['userType', 'UserType'],
  ['userId', 'UserId'],
  ['service', 'Workload'],
  ['objectId', 'ObjectId'],
  ['clientIp', 'ClientIP'],
] as const

/** Whether this is such a record; bare audit records and other wrappers have no such envelope. */
export function isGraphAudit(record: JsonRecord): boolean {
  return hasAll(record, ['auditLogRecordType', 'createdDateTime', 'auditData'])
}

/**
 * One record of a Graph security auditLogQuery (formats.md (i)) → exactly one call of `out`. Everything
 * is in `auditData`, an object or its JSON text; the envelope only fills what that lacks, and never
 * stands in for it, for then the lost details would look like details that never were.
 */
export function normaliseGraphAudit(envelope: JsonRecord, out: Sink): void {
  const written = envelope['auditData']
  const data = asRecord(typeof written === 'string' ? jsonIn(written) : written)
  if (data === null || Object.keys(data).length === 0) {
    const isEmpty = data !== null || (text(written)?.trim() ?? '') === ''
    out.quarantine(isEmpty ? 'audit-data-empty' : 'audit-data-not-json')
    return
  }
  const record: JsonRecord = { ...data }
  for (const [name, member] of envelopeMembers) {
    const value = envelope[name]
    if (value !== undefined && value !== null && value !== '') record[member] ??= value
  }
  normaliseAuditRecord(record, out)
}
