import type { Dialect, Head } from '../../../main/engine/import/dialect.ts'
import { feed, type Collected } from './entra-support.ts'

export const tenant = '4b2462a4-bbee-495a-a0e1-f23ae524cc9c'
export const workspace = '81a662b5-8541-481b-977d-5d956616ac5e'

/** A row by the headers of a portal export. */
export const signIn: Readonly<Record<string, string>> = {
  TenantId: workspace,
  'TimeGenerated [UTC]': '9/19/2023, 1:45:17.287 PM',
  ResourceId: `/tenants/${tenant}/providers/Microsoft.aadiam`,
  OperationName: 'Sign-in activity',
  Category: 'SignInLogs',
  ResultType: '0',
  Location: 'US',
  AppId: 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c',
  AuthenticationProcessingDetails: '[{"key":"Is CAE Token","value":"True"}]',
  ClientAppUsed: 'Browser',
  'CreatedDateTime [UTC]': '9/19/2023, 1:42:37.848 PM',
  DeviceDetail: '{"deviceId":"ef5d12a1-7768-4085-9047-5d33aee251fa"}',
  IsInteractive: 'TRUE',
  Id: '56b9bd55-36cc-4180-b997-270fa6e61a00',
  IPAddress: '198.51.100.7',
  LocationDetails: '',
  ResourceDisplayName: 'Azure Management',
  ResourceIdentity: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
  RiskEventTypes_V2: '["unfamiliarFeatures","unlikelyTravel"]',
  Status: '{"errorCode":0}',
  UserId: 'aaaaaaaa-0000-4000-8000-000000000001',
  UserPrincipalName: 'ada@harrow.example',
  AADTenantId: tenant,
  UserType: 'Guest',
  ResourceTenantId: tenant,
  HomeTenantId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
  UniqueTokenIdentifier: 'Vb25Vsw2gEG5lycPpuYaAA',
  AutonomousSystemNumber: '20115',
  AuthenticationProtocol: 'none',
  CrossTenantAccessType: 'b2bCollaboration',
  Type: 'SigninLogs',
}

export const audit: Readonly<Record<string, string>> = {
  TenantId: workspace,
  'TimeGenerated [UTC]': '6/15/2026, 12:40:24.178 PM',
  OperationName: 'Add member to role',
  Id: 'Directory_1_ABCDE_42',
  InitiatedBy: '{"app":{"servicePrincipalId":"S","displayName":"Sync"}}',
  Result: 'success',
  ResultReason: '(blank)',
  TargetResources:
    '[{"id":"u","type":"User","userPrincipalName":"A@b.example","modifiedProperties":[]}]',
  AADTenantId: tenant,
  ActivityDisplayName: 'Add member to role',
  'ActivityDateTime [UTC]': '6/15/2026, 12:40:24.178 PM',
  Type: 'AuditLogs',
}

export function csvHead(rows: readonly Readonly<Record<string, string>>[]): Head {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return { shape: 'csv', header, rows: rows.map((row) => header.map((name) => row[name] ?? '')) }
}

export function csv(
  dialect: Dialect,
  ...rows: readonly Readonly<Record<string, string>>[]
): Collected {
  const head = csvHead(rows)
  return feed(dialect, head, head.shape === 'csv' ? head.rows : [])
}

export function without(
  row: Readonly<Record<string, string>>,
  ...names: string[]
): Record<string, string> {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)))
}
