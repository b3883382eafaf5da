import type { Localised } from '#shared'
import type { QuarantineCode } from '../import/record.ts'

/** Why a record could not be read. */
export const quarantineTexts: Readonly<Record<QuarantineCode, Localised>> = {
  'not-json': { en: 'It is not JSON.', 'zh-CN': '不是 JSON。' },
  truncated: { en: 'It breaks off.', 'zh-CN': '记录中断。' },
  'invalid-utf8': { en: 'It holds bytes that are not UTF-8.', 'zh-CN': '含有非 UTF-8 字节。' },
  'invalid-utf16': { en: 'It holds bytes that are not UTF-16.', 'zh-CN': '含有非 UTF-16 字节。' },
  'invalid-utf32': { en: 'It holds bytes that are not UTF-32.', 'zh-CN': '含有非 UTF-32 字节。' },
  'invalid-ansi': {
    en: 'It holds bytes that are not Windows-1252.',
    'zh-CN': '含有非 Windows-1252 字节。',
  },
  'record-too-large': { en: 'It is larger than 16 MiB.', 'zh-CN': '超过 16 MiB。' },
  'too-deep': { en: 'It is nested deeper than 64 levels.', 'zh-CN': '嵌套超过 64 层。' },
  'unclosed-quote': { en: 'A quotation mark is not closed.', 'zh-CN': '引号未闭合。' },
  'ragged-row': {
    en: 'It has another number of cells than the table has columns.',
    'zh-CN': '单元格数与表头列数不符。',
  },
  'audit-data-empty': { en: 'Its AuditData is empty.', 'zh-CN': 'AuditData 为空。' },
  'audit-data-not-json': { en: 'Its AuditData is not JSON.', 'zh-CN': 'AuditData 不是 JSON。' },
  'time-missing': { en: 'It states no time.', 'zh-CN': '未注明时间。' },
  'time-unreadable': { en: 'Its time cannot be read.', 'zh-CN': '时间无法读取。' },
  'not-an-object': { en: 'It is no object.', 'zh-CN': '不是对象。' },
  'unknown-record': {
    en: 'It is no record of this format.',
    'zh-CN': '不是此格式的记录。',
  },
  'log-unknown': {
    en: 'Nothing says which log it is from.',
    'zh-CN': '无从得知它来自哪种日志。',
  },
  'dialect-failed': {
    en: 'The reader of this format failed on it; that is a defect.',
    'zh-CN': '该格式的读取程序处理此记录时出错；这是缺陷。',
  },
}

/** Warnings of a file. In English the importer's own message says more; this is what it is about. */
export const warningTexts: Readonly<Record<string, Localised>> = {
  truncated: {
    en: 'The file stops inside a record: the export was interrupted.',
    'zh-CN': '文件在记录中间中断：导出未完成。',
  },
  'pages-missing': {
    en: 'A next link was left over: later pages were not exported.',
    'zh-CN': '留有下一页链接：后续页面未导出。',
  },
  'no-records': {
    en: 'The export has a head but no records: that is not evidence that nothing happened.',
    'zh-CN': '导出只有表头而无记录：这并不证明什么都没有发生。',
  },
  'as-of-unknown': {
    en: 'No collection time is stated for this snapshot: until one is, it speaks of no day.',
    'zh-CN': '未注明此快照的采集时间：在注明之前，它不说明任何一天的状态。',
  },
  'source-differs': {
    en: 'It holds another source than was declared.',
    'zh-CN': '其来源与所声明的不同。',
  },
  'already-imported': {
    en: 'This original is in the case already; nothing was added.',
    'zh-CN': '此原件已在案件中；未添加任何内容。',
  },
  'encoding-assumed': {
    en: 'It is not UTF-8; it was read as Windows-1252, as Windows PowerShell 5.1 writes it.',
    'zh-CN': '此文件不是 UTF-8；已按 Windows PowerShell 5.1 所写的 Windows-1252 读取。',
  },
  'culture-assumed': {
    en: 'Its dates can be read in two ways; one was assumed.',
    'zh-CN': '日期有两种读法；已采用其中一种。',
  },
  'local-time': {
    en: 'Its times state no zone.',
    'zh-CN': '时间未注明时区。',
  },
  'time-from-ingestion': {
    en: 'Some records state only when they arrived.',
    'zh-CN': '部分记录仅注明到达时间。',
  },
  'signin-kind-unknown': {
    en: 'Its columns do not say which sign-in log it is; nothing of it was read.',
    'zh-CN': '其列无法说明属于哪种登录日志；未读取任何内容。',
  },
  'signin-kind-from-name': {
    en: 'Which sign-in log it is was taken from its name.',
    'zh-CN': '属于哪种登录日志取自文件名。',
  },
  'columns-missing': {
    en: 'It lacks columns that tell sign-ins apart.',
    'zh-CN': '缺少用于区分登录的列。',
  },
  'record-id-missing': {
    en: 'Its rows carry no record id: the same act from another export counts again.',
    'zh-CN': '其行没有记录 ID：来自另一导出的同一操作会重复计数。',
  },
  'changes-may-be-cut': {
    en: 'Rows fill every column there is for targets or changes: more may be missing.',
    'zh-CN': '有的行已占满目标或更改的所有列：可能还有更多内容缺失。',
  },
  'time-zone-unstated': {
    en: 'Its times state no zone and were read as UTC.',
    'zh-CN': '时间未注明时区，按 UTC 读取。',
  },
  'details-not-read': {
    en: 'Its rows belong to sign-ins of another file; import that file as well.',
    'zh-CN': '其行属于另一文件中的登录；请一并导入该文件。',
  },
  'values-lost': {
    en: 'Some columns hold type names in place of values.',
    'zh-CN': '部分列只有类型名称，值已丢失。',
  },
  'nested-json-unreadable': {
    en: 'Some records hold a part that cannot be read.',
    'zh-CN': '部分记录中有无法读取的内容。',
  },
}

export const boardTexts = {
  noted: { en: '{reasons}. {gap}', 'zh-CN': '{reasons}。{gap}' },
  gap: { en: '{source}: {reason}.', 'zh-CN': '{source}：{reason}。' },
  refuted: {
    en: 'Of {claims} claims tested, {refuted} are refuted, {undetermined} undetermined and {supported} supported.',
    'zh-CN':
      '在检验的 {claims} 条论断中，{refuted} 条被反驳，{undetermined} 条未能确定，{supported} 条得到支持。',
  },
  open: {
    en: 'Nothing refutes a claim, but {undetermined} of {claims} tested are undetermined: silence is not shown to be absence.',
    'zh-CN':
      '没有内容反驳任何论断，但检验的 {claims} 条中有 {undetermined} 条未能确定：沉默尚不能表明不存在。',
  },
  partly: {
    en: 'Nothing refutes any of the {claims} claims tested; the doctrine has more, which were not tested.',
    'zh-CN': '没有内容反驳所检验的 {claims} 条论断；方法中其余论断未经检验。',
  },
  supported: {
    en: 'Nothing refutes any of the {claims} claims tested, and the logs they rest on could have shown it.',
    'zh-CN': '没有内容反驳所检验的 {claims} 条论断，且其所依赖的日志本可显示此类内容。',
  },
} as const satisfies Record<string, Localised>
