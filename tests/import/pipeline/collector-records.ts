import { encode } from '../readers/collect.ts'

export const tenant = '11111111-2222-4333-8444-555555555555'
export const upn = 'kim@contoso.com'
export const guid = (digit: string) =>
  `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`

/** Windows PowerShell 5.1 redirects and appends as UTF-16 with a byte order mark. */
export const wide = (text: string) =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), encode(text.replaceAll('\n', '\r\n'), 'utf-16le')])
export const json = (value: unknown) => JSON.stringify(value, null, 2)
export const lines = (...values: readonly unknown[]) =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('')
export const csv = (...rows: readonly (readonly string[])[]) =>
  rows
    .map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`)
    .join('')

export const audit = (id: string, at: string) => ({
  CreationTime: at,
  Id: guid(id),
  Operation: 'New-InboxRule',
  OrganizationId: tenant,
  RecordType: 1,
  UserId: upn,
  Workload: 'Exchange',
  ObjectId: 'x',
})
export const searchHeader = [
  'RecordType',
  'CreationDate',
  'UserIds',
  'Operations',
  'AuditData',
  'ResultIndex',
  'ResultCount',
  'Identity',
  'IsValid',
  'ObjectState',
]
export const searchRow = (id: string, at: string) => [
  'ExchangeAdmin',
  at,
  upn,
  'New-InboxRule',
  JSON.stringify(audit(id, at)),
  '1',
  '1',
  guid(id),
  'True',
  'Unchanged',
]
export const signIn = (id: string, types: readonly string[]) => ({
  id: guid(id),
  createdDateTime: '2026-01-10T10:00:00Z',
  userPrincipalName: upn,
  appId: guid('9'),
  appDisplayName: 'Office',
  ipAddress: '203.0.113.7',
  status: { errorCode: 0 },
  signInEventTypes: types,
})
export const directoryAudit = (id: string) => ({
  id: guid(id),
  activityDateTime: '2026-01-10T10:00:00Z',
  activityDisplayName: 'Update application',
  initiatedBy: { user: { id: guid('8'), userPrincipalName: upn } },
  result: 'success',
  targetResources: [],
})
export const application = {
  id: guid('a'),
  appId: guid('b'),
  displayName: 'App',
  createdDateTime: '2025-01-01T00:00:00Z',
  keyCredentials: [],
  passwordCredentials: [{ keyId: guid('c'), startDateTime: '2026-01-05T00:00:00Z' }],
}
export const principal = {
  id: guid('d'),
  appId: guid('b'),
  displayName: 'App',
  servicePrincipalType: 'Application',
  appOwnerOrganizationId: tenant,
  accountEnabled: true,
  keyCredentials: [],
  passwordCredentials: [],
}
export const user = {
  id: guid('8'),
  userPrincipalName: upn,
  displayName: 'Kim',
  accountEnabled: true,
  createdDateTime: '2020-01-01T00:00:00Z',
}

export function searchObject(id: string, at: string) {
  return {
    RecordType: 'ExchangeAdmin',
    CreationDate: at,
    UserIds: upn,
    Operations: 'New-InboxRule',
    AuditData: audit(id, at),
    ResultIndex: 1,
    ResultCount: 1,
    Identity: guid(id),
  }
}
