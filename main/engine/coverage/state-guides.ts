import type { Localised, SnapshotKind } from '#shared'
import { both, json, type ExportGuide } from './export-guide.ts'

const state = (portal: Localised, command: string, session: 'graph' | 'exchange'): ExportGuide => ({
  portal,
  limit: both(
    'A state speaks of the moment it is taken: note the time and give it when importing.',
    '状态仅说明采集时刻：请记录时间，并在导入时填写。',
  ),
  session,
  script: json(command),
})

/** One for every kind of state (claims.md §3.3). */
export const stateGuides: Readonly<Record<`snapshot.${SnapshotKind}`, ExportGuide>> = {
  'snapshot.applications': state(
    both(
      'Entra admin center › App registrations shows no credentials in its download: use the script',
      'Entra 管理中心的应用注册下载不含凭据：请使用脚本',
    ),
    'Get-MgApplication -All',
    'graph',
  ),
  'snapshot.service-principals': state(
    both(
      'Entra admin center › Enterprise applications shows no credentials in its download: use the script',
      'Entra 管理中心的企业应用下载不含凭据：请使用脚本',
    ),
    'Get-MgServicePrincipal -All',
    'graph',
  ),
  'snapshot.inbox-rules': state(
    both('No portal lists hidden rules: use the script', '没有门户会列出隐藏规则：请使用脚本'),
    'Get-EXOMailbox -ResultSize Unlimited | ForEach-Object { $Mailbox = $_.PrimarySmtpAddress; Get-InboxRule -Mailbox $Mailbox -IncludeHidden | Add-Member -NotePropertyName Mailbox -NotePropertyValue $Mailbox -PassThru }',
    'exchange',
  ),
  'snapshot.users': state(
    both(
      'Entra admin center › Users shows no session times in its download: use the script',
      'Entra 管理中心的用户下载不含会话时间：请使用脚本',
    ),
    'Get-MgUser -All -Property id,userPrincipalName,displayName,mail,userType,accountEnabled,createdDateTime,lastPasswordChangeDateTime,signInSessionsValidFromDateTime,onPremisesSyncEnabled',
    'graph',
  ),
  'snapshot.owners': state(
    both(
      'Entra admin center lists owners one application at a time: use the script',
      'Entra 管理中心只能逐个应用查看所有者：请使用脚本',
    ),
    `Get-MgApplication -All -Property id,displayName | ForEach-Object { $Application = $_; Get-MgApplicationOwner -ApplicationId $Application.Id -All | Select-Object @{ n = 'objectId'; e = { $Application.Id } }, @{ n = 'ownerId'; e = { $_.Id } } }`,
    'graph',
  ),
  'snapshot.oauth2-permission-grants': state(
    both(
      'Entra admin center › Enterprise applications › Permissions shows one application at a time: use the script',
      'Entra 管理中心 › 企业应用 › 权限只能逐个应用查看：请使用脚本',
    ),
    'Get-MgOauth2PermissionGrant -All',
    'graph',
  ),
  'snapshot.app-role-assignments': state(
    both(
      'Entra admin center › Enterprise applications › Permissions shows one application at a time: use the script',
      'Entra 管理中心 › 企业应用 › 权限只能逐个应用查看：请使用脚本',
    ),
    'Get-MgServicePrincipal -All -Property id | ForEach-Object { Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $_.Id -All }',
    'graph',
  ),
  'snapshot.authentication-methods': state(
    both(
      'Entra admin center › Authentication methods › User registration details shows no dates: use the script',
      'Entra 管理中心 › 身份验证方法 › 用户注册详细信息不含日期：请使用脚本',
    ),
    `Get-MgUser -All -Property id,userPrincipalName | ForEach-Object { $User = $_; Get-MgUserAuthenticationMethod -UserId $User.Id -All | Select-Object *, @{ n = 'userId'; e = { $User.Id } }, @{ n = 'userPrincipalName'; e = { $User.UserPrincipalName } } }`,
    'graph',
  ),
  'snapshot.groups': state(
    both(
      'Entra admin center › Groups: the download leaves out which can hold roles: use the script',
      'Entra 管理中心 › 组：下载不含可分配角色标记：请使用脚本',
    ),
    'Get-MgGroup -All -Property id,displayName,isAssignableToRole,securityEnabled,groupTypes,membershipRule,onPremisesSyncEnabled,createdDateTime',
    'graph',
  ),
  'snapshot.devices': state(
    both(
      'Entra admin center › Devices › All devices › Download',
      'Entra 管理中心 › 设备 › 所有设备 › 下载',
    ),
    'Get-MgDevice -All',
    'graph',
  ),
  'snapshot.deleted-objects': state(
    both(
      'Entra admin center › Users › Deleted users shows users only: use the script',
      'Entra 管理中心 › 用户 › 已删除的用户仅含用户：请使用脚本',
    ),
    '& { Get-MgDirectoryDeletedItemAsApplication -All; Get-MgDirectoryDeletedItemAsServicePrincipal -All; Get-MgDirectoryDeletedItemAsUser -All }',
    'graph',
  ),
  'snapshot.role-assignments': state(
    both(
      'Entra admin center › Roles & admins › Download assignments (active ones only)',
      'Entra 管理中心 › 角色和管理员 › 下载分配（仅活动分配）',
    ),
    '& { Get-MgRoleManagementDirectoryRoleAssignment -All -ExpandProperty principal; Get-MgRoleManagementDirectoryRoleEligibilityScheduleInstance -All -ExpandProperty principal }',
    'graph',
  ),
  'snapshot.conditional-access-policies': state(
    both(
      'Entra admin center › Conditional Access › Policies shows one policy at a time: use the script',
      'Entra 管理中心 › 条件访问 › 策略只能逐条查看：请使用脚本',
    ),
    'Get-MgIdentityConditionalAccessPolicy -All',
    'graph',
  ),
  'snapshot.named-locations': state(
    both(
      'Entra admin center › Conditional Access › Named locations shows one at a time: use the script',
      'Entra 管理中心 › 条件访问 › 命名位置只能逐条查看：请使用脚本',
    ),
    'Get-MgIdentityConditionalAccessNamedLocation -All',
    'graph',
  ),
  'snapshot.authorization-policies': state(
    both(
      'Entra admin center spreads these over several pages: use the script',
      'Entra 管理中心将其分散在多个页面：请使用脚本',
    ),
    '& { Get-MgPolicyAuthorizationPolicy; Get-MgPolicyAuthenticationMethodPolicy; Get-MgPolicyIdentitySecurityDefaultEnforcementPolicy }',
    'graph',
  ),
  'snapshot.domains': state(
    both(
      'Entra admin center › Domain names shows no federation settings: use the script',
      'Entra 管理中心 › 域名不含联合设置：请使用脚本',
    ),
    `Get-MgDomain -All | ForEach-Object { $Domain = $_; if ($Domain.AuthenticationType -eq 'Federated') { $Domain | Add-Member -NotePropertyName federationConfiguration -NotePropertyValue @(Get-MgDomainFederationConfiguration -DomainId $Domain.Id) -Force }; $Domain }`,
    'graph',
  ),
  'snapshot.cross-tenant-access': state(
    both(
      'Entra admin center › External Identities › Cross-tenant access settings shows one partner at a time: use the script',
      'Entra 管理中心 › 外部标识 › 跨租户访问设置只能逐个查看：请使用脚本',
    ),
    'Get-MgPolicyCrossTenantAccessPolicyPartner -All',
    'graph',
  ),
  'snapshot.partners': state(
    both(
      'Microsoft 365 admin center › Settings › Partner relationships',
      'Microsoft 365 管理中心 › 设置 › 合作伙伴关系',
    ),
    'Get-MgTenantRelationshipDelegatedAdminRelationship -All',
    'graph',
  ),
  'snapshot.mailboxes': state(
    both(
      'Exchange admin center › Mailboxes shows no audit settings in its download: use the script',
      'Exchange 管理中心 › 邮箱的下载不含审核设置：请使用脚本',
    ),
    'Get-EXOMailbox -ResultSize Unlimited -PropertySets All',
    'exchange',
  ),
  'snapshot.mailbox-audit-bypass': state(
    both('No portal shows it: use the script', '没有门户显示该设置：请使用脚本'),
    'Get-MailboxAuditBypassAssociation -ResultSize Unlimited',
    'exchange',
  ),
  'snapshot.mailbox-permissions': state(
    both(
      'Exchange admin center › Mailboxes › Delegation shows one mailbox at a time: use the script',
      'Exchange 管理中心 › 邮箱 › 委派只能逐个邮箱查看：请使用脚本',
    ),
    'Get-EXOMailbox -ResultSize Unlimited | ForEach-Object { Get-EXOMailboxPermission -Identity $_.PrimarySmtpAddress; Get-EXORecipientPermission -Identity $_.PrimarySmtpAddress }',
    'exchange',
  ),
  'snapshot.mobile-devices': state(
    both(
      'Exchange admin center › Mobile devices shows one mailbox at a time: use the script',
      'Exchange 管理中心 › 移动设备只能逐个邮箱查看：请使用脚本',
    ),
    'Get-MobileDevice -ResultSize Unlimited',
    'exchange',
  ),
  'snapshot.transport-rules': state(
    both('Exchange admin center › Mail flow › Rules', 'Exchange 管理中心 › 邮件流 › 规则'),
    'Get-TransportRule -ResultSize Unlimited',
    'exchange',
  ),
  'snapshot.connectors': state(
    both(
      'Exchange admin center › Mail flow › Connectors and Remote domains',
      'Exchange 管理中心 › 邮件流 › 连接器和远程域',
    ),
    '& { Get-InboundConnector; Get-OutboundConnector; Get-RemoteDomain }',
    'exchange',
  ),
  'snapshot.exchange-role-assignments': state(
    both(
      'Exchange admin center › Roles › Admin roles shows one group at a time: use the script',
      'Exchange 管理中心 › 角色 › 管理员角色只能逐组查看：请使用脚本',
    ),
    'Get-ManagementRoleAssignment -GetEffectiveUsers:$false',
    'exchange',
  ),
  'snapshot.organization-settings': state(
    both(
      'No portal shows them as one: use the script, from Exchange Online and not from Security & Compliance',
      '没有门户统一显示：请在 Exchange Online（而非安全与合规）中使用脚本',
    ),
    '& { Get-OrganizationConfig; Get-AdminAuditLogConfig }',
    'exchange',
  ),
  'snapshot.audit-retention-policies': state(
    both('Purview portal › Audit › Audit retention policies', 'Purview 门户 › 审核 › 审核保留策略'),
    'Get-UnifiedAuditLogRetentionPolicy',
    'exchange',
  ),
}
