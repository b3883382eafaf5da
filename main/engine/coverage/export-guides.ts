import type { Localised, Source } from '#shared'
import { both, json, type ExportGuide } from './export-guide.ts'
import { stateGuides } from './state-guides.ts'

const signIns = (type: string, tab: Localised): ExportGuide => ({
  portal: both(
    `Entra admin center › Monitoring › Sign-in logs › ${tab.en}: set the window, download JSON`,
    `Entra 管理中心 › 监视 › 登录日志 › ${tab['zh-CN']}：设定时间段，下载 JSON`,
  ),
  limit: both(
    'Kept 30 days with P1 or P2, 7 without; the portal gives at most 250,000 records.',
    'P1 或 P2 许可保留 30 天，无许可为 7 天；门户最多导出 250,000 条记录。',
  ),
  session: 'graph',
  script: json(
    `Get-MgBetaAuditLogSignIn -All -Filter "signInEventTypes/any(t: t eq '${type}') and createdDateTime ge {from} and createdDateTime lt {to}"`,
  ),
})

const unified = (recordTypes: readonly string[]): ExportGuide => ({
  portal: both(
    `Purview portal › Audit: set the window, record types ${recordTypes.join(', ')}, export all results`,
    `Purview 门户 › 审核：设定时间段，记录类型 ${recordTypes.join('、')}，导出全部结果`,
  ),
  limit: both(
    'Kept 180 days, a year with E5; 50,000 records a search: the script asks hour by hour and says where an hour is fuller.',
    '保留 180 天，E5 为一年；每次搜索 50,000 条：脚本按小时查询，并注明超限的小时。',
  ),
  session: 'exchange',
  script: recordTypes.map(
    (type) =>
      `Export-AuditWindow -RecordType ${type} -From {from} -To {to} -Path (Join-Path $Folder '{file}-${type}.csv')`,
  ),
})

const portalOnly = (portal: Localised, limit: Localised): ExportGuide => ({
  portal,
  limit,
  session: null,
  script: [],
})

const workspace = (table: string): ExportGuide =>
  portalOnly(
    both(
      `Log Analytics workspace › Logs: ${table} | where TimeGenerated between (datetime({from}) .. datetime({to})), export as CSV with all columns`,
      `Log Analytics 工作区 › 日志：${table} | where TimeGenerated between (datetime({from}) .. datetime({to}))，导出全部列为 CSV`,
    ),
    both(
      'Only where a diagnostic setting sent it there before; the portal gives at most 30,000 rows.',
      '仅当此前已配置诊断设置时才有数据；门户最多导出 30,000 行。',
    ),
  )

/** One for every source: a gap that nobody is told how to fill stays one. */
export const exportGuides: Readonly<Record<Source, ExportGuide>> = {
  'entra.signin.interactive': signIns(
    'interactiveUser',
    both('User sign-ins (interactive)', '用户登录（交互式）'),
  ),
  'entra.signin.noninteractive': signIns(
    'nonInteractiveUser',
    both('User sign-ins (non-interactive)', '用户登录（非交互式）'),
  ),
  'entra.signin.service-principal': signIns(
    'servicePrincipal',
    both('Service principal sign-ins', '服务主体登录'),
  ),
  'entra.signin.managed-identity': signIns(
    'managedIdentity',
    both('Managed identity sign-ins', '托管标识登录'),
  ),
  'entra.signin.adfs': workspace('ADFSSignInLogs'),
  'entra.audit': {
    portal: both(
      'Entra admin center › Monitoring › Audit logs: set the window, download JSON (CSV leaves properties out)',
      'Entra 管理中心 › 监视 › 审核日志：设定时间段，下载 JSON（CSV 会丢失属性）',
    ),
    limit: both(
      'Kept 30 days with P1 or P2, 7 without; the portal gives at most 250,000 records.',
      'P1 或 P2 许可保留 30 天，无许可为 7 天；门户最多导出 250,000 条记录。',
    ),
    session: 'graph',
    script: json(
      `Get-MgBetaAuditLogDirectoryAudit -All -Filter "activityDateTime ge {from} and activityDateTime lt {to}"`,
    ),
  },
  'entra.risk': {
    portal: both(
      'Entra admin center › Protection › Risk detections: set the window, download JSON',
      'Entra 管理中心 › 保护 › 风险检测：设定时间段，下载 JSON',
    ),
    limit: both('Kept 90 days with P2.', 'P2 许可保留 90 天。'),
    session: 'graph',
    script: json(
      `Get-MgRiskDetection -All -Filter "activityDateTime ge {from} and activityDateTime lt {to}"`,
    ),
  },
  'graph.activity': workspace('MicrosoftGraphActivityLogs'),
  'azure.activity': {
    portal: both(
      'Azure portal › Monitor › Activity log: every subscription, set the window, export to CSV',
      'Azure 门户 › 监视器 › 活动日志：逐个订阅，设定时间段，导出 CSV',
    ),
    limit: both('Kept 90 days.', '保留 90 天。'),
    session: 'azure',
    script: [
      'foreach ($Subscription in Get-AzSubscription) {',
      '  Set-AzContext -SubscriptionId $Subscription.Id | Out-Null',
      '  Get-AzActivityLog -StartTime {from} -EndTime {to} -MaxRecord 100000 |',
      "    ConvertTo-Json -Depth 10 -AsArray | Set-Content -Encoding utf8 (Join-Path $Folder ('{file}-' + $Subscription.Id + '.json'))",
      '}',
    ],
  },
  'defender.hunting': portalOnly(
    both(
      'Defender portal › Hunting › Advanced hunting: query the table for the window, export as CSV',
      'Defender 门户 › 搜寻 › 高级搜寻：按时间段查询相应表，导出 CSV',
    ),
    both('Kept 30 days; at most 100,000 rows a query.', '保留 30 天；每次查询最多 100,000 行。'),
  ),
  'ual.entra': unified(['AzureActiveDirectory']),
  'ual.sts': unified(['AzureActiveDirectoryStsLogon']),
  'ual.exchange-admin': unified(['ExchangeAdmin']),
  'ual.exchange-item': unified(['ExchangeItem', 'ExchangeItemGroup']),
  'ual.mail-access': unified(['ExchangeItemAggregated']),
  'ual.sharepoint': unified([
    'SharePoint',
    'SharePointFileOperation',
    'SharePointSharingOperation',
  ]),
  'ual.teams': unified(['MicrosoftTeams']),
  'ual.ediscovery': unified(['Discovery', 'AeD']),
  'ual.power-platform': unified(['PowerAppsApp', 'MicrosoftFlow']),
  'ual.copilot': unified(['CopilotInteraction']),
  'ual.other': portalOnly(
    both(
      'Purview portal › Audit: set the window, leave record types empty, export all results',
      'Purview 门户 › 审核：设定时间段，不选记录类型，导出全部结果',
    ),
    both('50,000 records a search.', '每次搜索 50,000 条记录。'),
  ),
  'exchange.message-trace': {
    portal: both(
      'Exchange admin center › Mail flow › Message trace: custom window, extended report',
      'Exchange 管理中心 › 邮件流 › 邮件跟踪：自定义时间段，扩展报告',
    ),
    limit: both(
      'Kept 90 days, ten days a query; the script asks day by day.',
      '保留 90 天，每次查询十天；脚本按天查询。',
    ),
    session: 'exchange',
    script: ["Export-TraceWindow -From {from} -To {to} -Path (Join-Path $Folder '{file}.csv')"],
  },
  'exchange.mailbox-audit': portalOnly(
    both(
      'The mailbox audit log is being retired: export the mailbox records of the unified audit log instead',
      '邮箱审核日志正在停用：请改为导出统一审核日志中的邮箱记录',
    ),
    both('Kept 90 days by default.', '默认保留 90 天。'),
  ),
  ...stateGuides,
}
