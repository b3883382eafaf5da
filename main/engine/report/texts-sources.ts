import type { Localised, Source } from '#shared'

/** Names of the logs and states, as an administrator knows them. */
export const sourceTexts: Readonly<Record<Source, Localised>> = {
  'entra.signin.interactive': { en: 'Interactive sign-ins', 'zh-CN': '交互式登录' },
  'entra.signin.noninteractive': { en: 'Non-interactive sign-ins', 'zh-CN': '非交互式登录' },
  'entra.signin.service-principal': {
    en: 'Service-principal sign-ins',
    'zh-CN': '服务主体登录',
  },
  'entra.signin.managed-identity': {
    en: 'Managed-identity sign-ins',
    'zh-CN': '托管标识登录',
  },
  'entra.signin.adfs': { en: 'AD FS sign-ins', 'zh-CN': 'AD FS 登录' },
  'entra.audit': { en: 'Directory audit', 'zh-CN': '目录审核' },
  'entra.risk': { en: 'Risk detections', 'zh-CN': '风险检测' },
  'graph.activity': { en: 'Graph activity', 'zh-CN': 'Graph 活动' },
  'azure.activity': { en: 'Azure activity', 'zh-CN': 'Azure 活动' },
  'defender.hunting': { en: 'Defender hunting tables', 'zh-CN': 'Defender 搜寻表' },
  'ual.entra': { en: 'Unified audit: directory', 'zh-CN': '统一审核：目录' },
  'ual.sts': { en: 'Unified audit: logons', 'zh-CN': '统一审核：登录' },
  'ual.exchange-admin': { en: 'Unified audit: Exchange admin', 'zh-CN': '统一审核：Exchange 管理' },
  'ual.exchange-item': { en: 'Unified audit: mailbox items', 'zh-CN': '统一审核：邮箱项目' },
  'ual.mail-access': { en: 'Unified audit: mail access', 'zh-CN': '统一审核：邮件访问' },
  'ual.sharepoint': { en: 'Unified audit: SharePoint', 'zh-CN': '统一审核：SharePoint' },
  'ual.teams': { en: 'Unified audit: Teams', 'zh-CN': '统一审核：Teams' },
  'ual.ediscovery': { en: 'Unified audit: eDiscovery', 'zh-CN': '统一审核：电子数据展示' },
  'ual.power-platform': {
    en: 'Unified audit: Power Platform',
    'zh-CN': '统一审核：Power Platform',
  },
  'ual.copilot': { en: 'Unified audit: Copilot', 'zh-CN': '统一审核：Copilot' },
  'ual.other': { en: 'Unified audit: other', 'zh-CN': '统一审核：其他' },
  'exchange.message-trace': { en: 'Message trace', 'zh-CN': '邮件跟踪' },
  'exchange.mailbox-audit': { en: 'Mailbox audit', 'zh-CN': '邮箱审核' },
  'snapshot.applications': { en: 'State: applications', 'zh-CN': '状态：应用' },
  'snapshot.service-principals': {
    en: 'State: service principals',
    'zh-CN': '状态：服务主体',
  },
  'snapshot.inbox-rules': { en: 'State: inbox rules', 'zh-CN': '状态：收件箱规则' },
  'snapshot.users': { en: 'State: users', 'zh-CN': '状态：用户' },
  'snapshot.owners': { en: 'State: owners of applications', 'zh-CN': '状态：应用所有者' },
  'snapshot.oauth2-permission-grants': {
    en: 'State: delegated permission grants',
    'zh-CN': '状态：委派权限授予',
  },
  'snapshot.app-role-assignments': {
    en: 'State: application permission grants',
    'zh-CN': '状态：应用权限授予',
  },
  'snapshot.authentication-methods': {
    en: 'State: authentication methods',
    'zh-CN': '状态：身份验证方法',
  },
  'snapshot.groups': { en: 'State: groups', 'zh-CN': '状态：组' },
  'snapshot.devices': { en: 'State: devices', 'zh-CN': '状态：设备' },
  'snapshot.deleted-objects': { en: 'State: deleted objects', 'zh-CN': '状态：已删除对象' },
  'snapshot.role-assignments': {
    en: 'State: directory role assignments',
    'zh-CN': '状态：目录角色分配',
  },
  'snapshot.conditional-access-policies': {
    en: 'State: Conditional Access policies',
    'zh-CN': '状态：条件访问策略',
  },
  'snapshot.named-locations': { en: 'State: named locations', 'zh-CN': '状态：命名位置' },
  'snapshot.authorization-policies': {
    en: 'State: authorization and authentication policies',
    'zh-CN': '状态：授权与身份验证策略',
  },
  'snapshot.domains': { en: 'State: domains and their federation', 'zh-CN': '状态：域及其联合' },
  'snapshot.cross-tenant-access': {
    en: 'State: cross-tenant access settings',
    'zh-CN': '状态：跨租户访问设置',
  },
  'snapshot.partners': { en: 'State: partner relationships', 'zh-CN': '状态：合作伙伴关系' },
  'snapshot.mailboxes': {
    en: 'State: mailboxes, forwarding and audit settings',
    'zh-CN': '状态：邮箱、转发与审核设置',
  },
  'snapshot.mailbox-audit-bypass': {
    en: 'State: mailbox audit bypass',
    'zh-CN': '状态：邮箱审核绕过',
  },
  'snapshot.mailbox-permissions': { en: 'State: mailbox permissions', 'zh-CN': '状态：邮箱权限' },
  'snapshot.mobile-devices': { en: 'State: mobile devices', 'zh-CN': '状态：移动设备' },
  'snapshot.transport-rules': { en: 'State: transport rules', 'zh-CN': '状态：邮件流规则' },
  'snapshot.connectors': {
    en: 'State: connectors and remote domains',
    'zh-CN': '状态：连接器与远程域',
  },
  'snapshot.exchange-role-assignments': {
    en: 'State: Exchange role assignments',
    'zh-CN': '状态：Exchange 角色分配',
  },
  'snapshot.organization-settings': {
    en: 'State: organization and audit settings',
    'zh-CN': '状态：组织与审核设置',
  },
  'snapshot.audit-retention-policies': {
    en: 'State: audit retention policies',
    'zh-CN': '状态：审核保留策略',
  },
}

/** Kinds of indicators and of subjects. */
export const kindTexts: Readonly<Record<string, Localised>> = {
  'credential-key': { en: 'credential key', 'zh-CN': '凭据密钥' },
  thumbprint: { en: 'certificate thumbprint', 'zh-CN': '证书指纹' },
  'federated-credential': { en: 'federated credential', 'zh-CN': '联合凭据' },
  session: { en: 'session', 'zh-CN': '会话' },
  token: { en: 'token', 'zh-CN': '令牌' },
  device: { en: 'device', 'zh-CN': '设备' },
  'mail-domain': { en: 'mail domain', 'zh-CN': '邮件域' },
  user: { en: 'user', 'zh-CN': '用户' },
  app: { en: 'application', 'zh-CN': '应用' },
  application: { en: 'application', 'zh-CN': '应用' },
  'service-principal': { en: 'service principal', 'zh-CN': '服务主体' },
  tenant: { en: 'tenant', 'zh-CN': '租户' },
  ip: { en: 'address', 'zh-CN': '地址' },
  'user-agent': { en: 'user agent', 'zh-CN': '用户代理' },
  asn: { en: 'network (ASN)', 'zh-CN': '网络（ASN）' },
  'rule-name': { en: 'rule name', 'zh-CN': '规则名称' },
  credential: { en: 'credential', 'zh-CN': '凭据' },
  mailbox: { en: 'mailbox', 'zh-CN': '邮箱' },
  indicator: { en: 'indicator', 'zh-CN': '指标' },
}
