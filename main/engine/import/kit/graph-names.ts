import type { JsonRecord } from './fields.ts'

/** Names that differ from Graph's by more than their first letter. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['IPAddress', 'ipAddress'],
  ['IpAddress', 'ipAddress'],
  ['UPN', 'userPrincipalName'],
  ['C_Idtyp', 'C_Idtyp'],
  ['C_Sid', 'C_Sid'],
  ['C_DeviceId', 'C_DeviceId'],
  ['UserPrincipalObjectID', 'UserPrincipalObjectID'],
])

/**
 * A record of Log Analytics or PowerShell under Graph's names: the same in PascalCase (formats.md (d),
 * (k)). Empty cells are absent.
 */
export function graphNames(record: JsonRecord): JsonRecord {
  const named: JsonRecord = Object.create(null) as JsonRecord
  for (const [name, value] of Object.entries(record)) {
    if (value === null || value === '' || value === '(blank)') continue
    named[renamed.get(name) ?? name.charAt(0).toLowerCase() + name.slice(1)] ??= value
  }
  return named
}
