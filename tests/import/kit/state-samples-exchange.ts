import type { Sample } from './state-samples-entra.ts'

const id = 'AAAAAAAA-0000-4000-8000-000000000001'
const key = id.toLowerCase()

/** One object of each kind of Exchange as its PowerShell writes it, and what it says. */
export const exchangeSamples: readonly Sample[] = [
  {
    kind: 'mailboxes',
    record: {
      ExternalDirectoryObjectId: id,
      PrimarySmtpAddress: 'Ada@B.example',
      UserPrincipalName: 'ada@b.example',
      RecipientTypeDetails: 'UserMailbox',
      ForwardingAddress: null,
      ForwardingSmtpAddress: 'smtp:X@evil.example',
      AuditEnabled: true,
      AuditOwner: ['Update', 'MailItemsAccessed'],
    },
    id: key,
    attributes: {
      address: 'ada@b.example',
      forwardingAddress: null,
      forwardingSmtpAddress: 'smtp:x@evil.example',
      auditOwner: ['MailItemsAccessed', 'Update'],
      deliversAndForwards: null,
    },
  },
  {
    kind: 'mailbox-audit-bypass',
    record: { Identity: 'Svc', Name: 'Svc', AuditBypassEnabled: true, ObjectState: 'Unchanged' },
    id: 'svc',
    attributes: { bypassed: true, name: 'Svc' },
  },
  {
    kind: 'mailbox-permissions',
    record: {
      Identity: 'CFO',
      User: 'EA@b.example',
      AccessRights: ['FullAccess'],
      IsInherited: false,
      Deny: false,
    },
    id: 'mailbox/cfo/ea@b.example',
    attributes: { grant: 'mailbox', rights: ['FullAccess'], isDenied: false, folder: null },
  },
  {
    kind: 'mobile-devices',
    record: {
      Guid: id,
      DeviceId: 'X1',
      DeviceType: 'iPhone',
      ClientType: 'EAS',
      DeviceAccessState: 'Allowed',
      IsDisabled: false,
      UserDisplayName: 'Ada',
    },
    id: key,
    attributes: { deviceId: 'x1', accessState: 'Allowed', isDisabled: false },
  },
  {
    kind: 'transport-rules',
    record: {
      Guid: id,
      Name: 'Copy',
      State: 'Enabled',
      Mode: 'Enforce',
      Priority: 0,
      ManuallyModified: false,
      BlindCopyTo: ['X@evil.example'],
      RedirectMessageTo: null,
    },
    id: key,
    attributes: { type: 'transport', blindCopyTo: ['x@evil.example'], redirectTo: [], priority: 0 },
  },
  {
    kind: 'connectors',
    record: {
      Guid: id,
      Identity: 'In',
      Name: 'In',
      Enabled: true,
      ConnectorType: 'Partner',
      SenderIPAddresses: [],
      SenderDomains: ['smtp:*;1'],
      TlsSenderCertificateName: null,
    },
    id: `inbound/${key}`,
    attributes: { type: 'inbound', senderDomains: ['smtp:*;1'], certificateName: null },
  },
  {
    kind: 'exchange-role-assignments',
    record: {
      Guid: id,
      Name: 'ApplicationImpersonation-svc',
      Role: 'ApplicationImpersonation',
      RoleAssigneeName: 'svc',
      RoleAssigneeType: 'User',
      Enabled: true,
    },
    id: `assignment/${key}`,
    attributes: { type: 'assignment', role: 'ApplicationImpersonation', assignee: 'svc' },
  },
  {
    kind: 'organization-settings',
    record: {
      Identity: 'Admin Audit Log Settings',
      UnifiedAuditLogIngestionEnabled: true,
      AdminAuditLogEnabled: true,
      AdminAuditLogAgeLimit: '90.00:00:00',
    },
    id: 'admin-audit-log-config',
    attributes: { setting: 'admin-audit-log-config', ingestionEnabled: true },
  },
  {
    kind: 'audit-retention-policies',
    record: {
      Guid: id,
      Name: 'Keep',
      Priority: 1,
      RetentionDuration: 'TwelveMonths',
      RecordTypes: ['ExchangeItem'],
      Operations: [],
      UserIds: [],
    },
    id: key,
    attributes: { retention: 'TwelveMonths', recordTypes: ['ExchangeItem'], operations: [] },
  },
]
