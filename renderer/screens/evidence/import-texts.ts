export const importTexts = {
  dropTitle: { en: 'Drop to import', 'zh-CN': '松开即可导入' },
  dropText: {
    en: 'Files, folders and archives. Each original is sealed by its SHA-256 and never altered.',
    'zh-CN': '文件、文件夹与压缩包均可。每份原件以 SHA-256 封存，绝不更改。',
  },
  emptyTitle: { en: 'Drop the tenant’s exports here', 'zh-CN': '将租户的导出文件拖放到此处' },
  emptyText: {
    en: 'Sign-ins, directory audit, unified audit log, mailbox access, message trace, application and rule lists: CSV, JSON, archives, whole folders. Each is recognised by its content, sealed by its SHA-256 and never altered; what no format fits is listed with the reason. Nothing leaves this machine.',
    'zh-CN':
      '登录、目录审核、统一审核日志、邮箱访问、邮件跟踪、应用与规则清单：支持 CSV、JSON、压缩包及整个文件夹。每份文件按内容识别，以 SHA-256 封存，绝不更改；无法识别的文件会列出原因。任何内容都不会离开本机。',
  },
  dialogTitle: { en: 'Import evidence', 'zh-CN': '导入证据' },
  chosen: { en: '{count} chosen, {bytes}', 'zh-CN': '已选 {count} 项，{bytes}' },
  chosenFolders: {
    en: '{count} chosen, {bytes} and whole folders',
    'zh-CN': '已选 {count} 项，{bytes} 及整个文件夹',
  },
  folder: { en: 'folder', 'zh-CN': '文件夹' },
  remove: { en: 'Remove {name}', 'zh-CN': '移除 {name}' },
  chosenLabel: { en: 'Chosen files and folders', 'zh-CN': '所选文件与文件夹' },
  collectedBy: { en: 'Collected by (optional)', 'zh-CN': '采集人（可选）' },
  collectedByHint: {
    en: 'Who exported this, as a user name. Goes into the journal and the statement.',
    'zh-CN': '导出者的用户名。将记入日志与声明。',
  },
  asOf: { en: 'State as of (optional, for snapshots)', 'zh-CN': '状态时间（可选，用于快照）' },
  asOfHint: {
    en: 'When lists of applications, rules or users were collected, as 2026-02-09T18:00Z. Logs state their own times; a list that states none says nothing about any day without it.',
    'zh-CN':
      '应用、规则或用户清单的采集时间，如 2026-02-09T18:00Z。日志自带时间；清单若无时间，则不能说明任何一天的情况。',
  },
  notTime: {
    en: 'This is no time. Write it as 2026-02-09T18:00Z; without a zone it is UTC.',
    'zh-CN': '时间格式不正确。请写作 2026-02-09T18:00Z；未注明时区则为 UTC。',
  },
  tooLong: { en: 'At most 1,000 characters.', 'zh-CN': '最多 1,000 个字符。' },
  tooMany: {
    en: 'At most 1,000 files at once: choose their folder instead.',
    'zh-CN': '一次最多 1,000 个文件：请改为选择其所在文件夹。',
  },
  start: { en: 'Import', 'zh-CN': '导入' },
  filesDone: { en: 'file {done} of {files}', 'zh-CN': '第 {done} / {files} 个文件' },
  stepRead: { en: 'Seal and read', 'zh-CN': '封存并读取' },
  stepSettle: { en: 'Find duplicates, build indexes', 'zh-CN': '查找重复项并建立索引' },
  steps: { en: 'Steps of the import', 'zh-CN': '导入步骤' },
  preparing: { en: 'Looking through what was chosen …', 'zh-CN': '正在检查所选内容…' },
  progressLabel: { en: 'Progress of the import', 'zh-CN': '导入进度' },
  dismiss: { en: 'Dismiss', 'zh-CN': '关闭' },
  resume: { en: 'Resume the import', 'zh-CN': '继续导入' },
  done: { en: 'Imported in {time}', 'zh-CN': '导入完成，用时 {time}' },
  doneNothing: { en: 'Nothing new was imported', 'zh-CN': '未导入新内容' },
  doneRefused: {
    en: 'Imported, but {count} files were refused',
    'zh-CN': '已导入，但有 {count} 个文件被拒绝',
  },
  doneOneRefused: {
    en: 'Imported, but one file was refused',
    'zh-CN': '已导入，但有 1 个文件被拒绝',
  },
  withdrawn: { en: 'Withdrawn in {time}', 'zh-CN': '已撤回，用时 {time}' },
  withdrawnText: {
    en: 'Its records are out of the case; the original stays sealed and the journal says who withdrew it, and why.',
    'zh-CN': '其记录已移出案件；原件仍封存，日志记录了撤回人及理由。',
  },
  cancelled: { en: 'Cancelled', 'zh-CN': '已取消' },
  cancelledText: {
    en: 'What was sealed stays sealed, no file is imported in part. Resume goes on where it stopped.',
    'zh-CN': '已封存的内容会保留，不会有文件部分导入。继续后将从中断处进行。',
  },
  failed: { en: 'The import failed', 'zh-CN': '导入失败' },
  failedText: {
    en: 'What was sealed stays sealed, no file is imported in part. The reason stands above.',
    'zh-CN': '已封存的内容会保留，不会有文件部分导入。原因见上方。',
  },
  refused: { en: 'Refused', 'zh-CN': '被拒绝' },
  warnings: { en: 'Notes', 'zh-CN': '备注' },
  ofFiles: { en: '{name} and {count} more', 'zh-CN': '{name} 等 {count} 个其他文件' },
  more: {
    en: '… and {count} more; the ledger lists every file.',
    'zh-CN': '……另有 {count} 项；台账列出每个文件。',
  },
  moreRefused: { en: '… and {count} more', 'zh-CN': '……另有 {count} 项' },
  toBoard: { en: 'To the verdict board', 'zh-CN': '前往判定总览' },
  filesCount: { en: '{count} files', 'zh-CN': '{count} 个文件' },
  oneFile: { en: '1 file', 'zh-CN': '1 个文件' },
} as const
