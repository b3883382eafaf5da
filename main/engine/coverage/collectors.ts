import type { Localised, Source } from '#shared'

/** Collectors whose files are read here. */
type Collector =
  | 'Microsoft-Extractor-Suite'
  | 'DFIR-O365RC'
  | 'Hawk'
  | 'Untitled Goose'
  | 'ROADrecon'
  | 'ScubaGear'
  | 'PAX'

/** A note says what it leaves out of that source. */
type Gathering = { collector: Collector; but: Localised | null }

const whole = (collector: Collector): Gathering => ({ collector, but: null })
const part = (collector: Collector, en: string, zh: string): Gathering => ({
  collector,
  but: { en, 'zh-CN': zh },
})

const mes = whole('Microsoft-Extractor-Suite')
const dfir = whole('DFIR-O365RC')
const hawk = whole('Hawk')
const goose = whole('Untitled Goose')
const roadrecon = whole('ROADrecon')
const pax = whole('PAX')
const hawkPerUser = part('Hawk', 'one user at a time', '逐个用户')

const auditLog = [mes, dfir, goose, pax, part('Hawk', 'its own queries only', '仅限其自带查询')]
const mailAudit = [mes, dfir, goose, pax, hawkPerUser]
const workloadSignIns = [
  part('Microsoft-Extractor-Suite', 'left out with -UserIds', '使用 -UserIds 时不导出'),
  goose,
]

/**
 * Which collector brings a source, read from the code of each (none brings all; a source that none brings
 * has to be exported with Microsoft's own commands).
 */
export const collectorsOf: Readonly<Record<Source, readonly Gathering[]>> = {
  'entra.signin.interactive': [
    mes,
    part('DFIR-O365RC', 'filtered on large tenants', '大型租户会被过滤'),
    goose,
    hawkPerUser,
  ],
  'entra.signin.noninteractive': [mes, goose],
  'entra.signin.service-principal': workloadSignIns,
  'entra.signin.managed-identity': workloadSignIns,
  'entra.signin.adfs': [goose],
  'entra.audit': [mes, dfir, goose],
  'entra.risk': [mes],
  'graph.activity': [],
  'azure.activity': [],
  'defender.hunting': [],
  'ual.entra': auditLog,
  'ual.sts': auditLog,
  'ual.exchange-admin': auditLog,
  'ual.exchange-item': mailAudit,
  'ual.mail-access': mailAudit,
  'ual.sharepoint': auditLog,
  'ual.teams': auditLog,
  'ual.ediscovery': auditLog,
  'ual.power-platform': auditLog,
  'ual.copilot': auditLog,
  'ual.other': auditLog,
  'exchange.message-trace': [mes, hawkPerUser],
  'exchange.mailbox-audit': [dfir, hawkPerUser],
  'snapshot.applications': [
    dfir,
    hawk,
    goose,
    roadrecon,
    part('Microsoft-Extractor-Suite', 'no credentials', '不含凭据'),
    part('ScubaGear', 'risky ones only', '仅高风险应用'),
  ],
  'snapshot.service-principals': [
    dfir,
    hawk,
    goose,
    roadrecon,
    part('Microsoft-Extractor-Suite', 'no credentials', '不含凭据'),
    part('ScubaGear', 'risky ones only', '仅高风险应用'),
  ],
  'snapshot.owners': [goose, roadrecon],
  'snapshot.oauth2-permission-grants': [mes, dfir, hawk, goose, roadrecon],
  'snapshot.app-role-assignments': [mes, dfir, hawk, goose, roadrecon],
  'snapshot.users': [
    part('Microsoft-Extractor-Suite', 'no session times', '不含会话时间'),
    dfir,
    goose,
    roadrecon,
  ],
  'snapshot.authentication-methods': [
    part('Microsoft-Extractor-Suite', 'no dates or ids', '不含日期与标识'),
    dfir,
    goose,
  ],
  'snapshot.groups': [goose, roadrecon],
  'snapshot.devices': [mes, dfir, goose, roadrecon],
  'snapshot.deleted-objects': [dfir],
  'snapshot.role-assignments': [
    part('Microsoft-Extractor-Suite', 'users only', '仅用户'),
    goose,
    roadrecon,
    whole('ScubaGear'),
  ],
  'snapshot.conditional-access-policies': [mes, goose, roadrecon, whole('ScubaGear')],
  'snapshot.named-locations': [roadrecon],
  'snapshot.authorization-policies': [roadrecon, whole('ScubaGear')],
  'snapshot.domains': [
    goose,
    part('DFIR-O365RC', 'no federation settings', '不含联合设置'),
    part('ScubaGear', 'no federation settings', '不含联合设置'),
  ],
  'snapshot.cross-tenant-access': [],
  'snapshot.partners': [],
  'snapshot.mailboxes': [
    hawk,
    part('Untitled Goose', 'no ForwardingSmtpAddress', '不含 ForwardingSmtpAddress'),
    part('Microsoft-Extractor-Suite', 'audit settings, no forwarding', '含审核设置，不含转发'),
  ],
  'snapshot.mailbox-audit-bypass': [goose],
  'snapshot.mailbox-permissions': [mes, part('Untitled Goose', 'no SendAs', '不含 SendAs')],
  'snapshot.inbox-rules': [
    goose,
    part('Microsoft-Extractor-Suite', 'no hidden rules', '不含隐藏规则'),
    part('Hawk', 'one user at a time, no hidden rules', '逐个用户，不含隐藏规则'),
  ],
  'snapshot.mobile-devices': [hawk],
  'snapshot.transport-rules': [mes, hawk, goose, whole('ScubaGear')],
  'snapshot.connectors': [whole('ScubaGear')],
  'snapshot.exchange-role-assignments': [],
  'snapshot.organization-settings': [goose, whole('ScubaGear')],
  'snapshot.audit-retention-policies': [],
}

const sentences = {
  some: { en: 'Brought by: {list}.', 'zh-CN': '可由以下工具导出：{list}。' },
  none: {
    en: 'No collector read here brings it.',
    'zh-CN': '此处可读取的采集工具均不导出该数据。',
  },
  but: { en: '{collector} ({but})', 'zh-CN': '{collector}（{but}）' },
  and: { en: ', ', 'zh-CN': '、' },
} as const satisfies Record<string, Localised>

/** One sentence for a person who chooses a collector. */
export function collectorsText(source: Source, language: keyof Localised): string {
  const names = collectorsOf[source].map(({ collector, but }) =>
    but === null
      ? collector
      : sentences.but[language].replace('{collector}', collector).replace('{but}', but[language]),
  )
  if (names.length === 0) return sentences.none[language]
  return sentences.some[language].replace('{list}', names.join(sentences.and[language]))
}
