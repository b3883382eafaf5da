import type { SnapshotKind } from '#shared'
import { asRecord, guidOrText, text } from './fields.ts'
import { parseIso } from './time.ts'

/** Lists of ScubaGear's provider export that hold every object of their sort. */
export const wholeLists: ReadonlyMap<string, SnapshotKind> = new Map(
  Object.entries({
    conditional_access_policies: 'conditional-access-policies',
    authorization_policies: 'authorization-policies',
    domain_settings: 'domains',
    transport_rule: 'transport-rules',
    inbound_connectors: 'connectors',
    outbound_connectors: 'connectors',
    remote_domains: 'connectors',
    org_config: 'organization-settings',
    admin_audit_log_config: 'organization-settings',
    transport_config: 'organization-settings',
  }),
)

/**
 * Lists of some objects of a kind, chosen for their risk. As state they would make every object that they
 * leave out look deleted.
 */
export const partialLists: ReadonlySet<string> = new Set([
  'risky_applications',
  'risky_third_party_service_principals',
  'risky_delegated_permission_classifications',
  'legacy_exchange_service_principal',
  'dedicated_exchange_hybrid_applications',
])

/** Lists, and verdicts, that the collector worked out from others of the same file. */
export const derivedLists: ReadonlySet<string> = new Set([
  'privileged_users',
  'privileged_service_principals',
  'cap_table_data',
  'Summary',
  'Results',
  'AnnotatedFailedPolicies',
  'license_state',
])

/** What the export says of itself. */
export const metadata: ReadonlySet<string> = new Set([
  'baseline_version',
  'module_version',
  'date',
  'timestamp_zulu',
  'report_uuid',
  'tenant_details',
  'tenant_id',
  'scuba_config',
  'MetaData',
])

/**
 * What a command read: a kind that it alone reads, whose list stands in `list`, or one that others read
 * too, of which a single command can only say that it failed.
 */
export const commands: ReadonlyMap<string, { kind: SnapshotKind; list?: string }> = new Map(
  Object.entries({
    'Get-MgBetaIdentityConditionalAccessPolicy': {
      kind: 'conditional-access-policies',
      list: 'conditional_access_policies',
    },
    'Get-MgBetaPolicyAuthorizationPolicy': {
      kind: 'authorization-policies',
      list: 'authorization_policies',
    },
    'Get-MgBetaDomain': { kind: 'domains', list: 'domain_settings' },
    'Get-TransportRule': { kind: 'transport-rules', list: 'transport_rule' },
    'Get-PrivilegedRole': { kind: 'role-assignments' },
    'Get-InboundConnector': { kind: 'connectors' },
    'Get-OutboundConnector': { kind: 'connectors' },
    'Get-RemoteDomain': { kind: 'connectors' },
    'Get-OrganizationConfig': { kind: 'organization-settings' },
    'Get-AdminAuditLogConfig': { kind: 'organization-settings' },
    'Get-TransportConfig': { kind: 'organization-settings' },
  }),
)

/** Tenant and time of the export, from those of its members that come before the lists. */
export class ExportFacts {
  tenant: string | null = null
  /** Epoch ms. Older versions state only a local date in the collector's own culture, which is no time. */
  at: number | null = null

  take(member: string, value: unknown): void {
    if (member === 'timestamp_zulu') this.at = parseIso(text(value))
    if (member === 'MetaData') this.at = parseIso(text(asRecord(value)?.['TimestampZulu']))
    if (member === 'MetaData' || member === 'tenant_details')
      this.tenant = guidOrText(asRecord(value)?.['TenantId'], true)
  }
}
