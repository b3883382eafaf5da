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
  'text-missing': {
    en: 'It lacks the member that holds the record in the others.',
    'zh-CN': '缺少其他记录用来存放原始记录的成员。',
  },
  'text-not-json': {
    en: 'The text inside it, which should be the record, is not JSON.',
    'zh-CN': '其内应为原始记录的文本不是 JSON。',
  },
  'text-several': {
    en: 'The text inside it holds several records; none of them was read.',
    'zh-CN': '其内文本含有多条记录，均未读取。',
  },
  'audit-data-empty': { en: 'Its AuditData is empty.', 'zh-CN': 'AuditData 为空。' },
  'audit-data-not-json': { en: 'Its AuditData is not JSON.', 'zh-CN': 'AuditData 不是 JSON。' },
  'time-missing': { en: 'It states no time.', 'zh-CN': '未注明时间。' },
  'time-unreadable': { en: 'Its time cannot be read.', 'zh-CN': '时间无法读取。' },
  'time-without-date': {
    en: 'Its time has lost its date, as a spreadsheet leaves it.',
    'zh-CN': '时间的日期部分已丢失，电子表格软件会造成这种情况。',
  },
  'date-order-unknown': {
    en: 'Its date may be day/month or month/day.',
    'zh-CN': '日期可能是“日/月”或“月/日”。',
  },
  'date-order-contradictory': {
    en: 'Its file’s dates contradict each other, or the stated order.',
    'zh-CN': '文件中的日期相互矛盾，或与声明不符。',
  },
  'cell-cut': {
    en: 'Its AuditData was cut at 32,767 characters, which is all that a cell of Excel holds.',
    'zh-CN': 'AuditData 在第 32,767 个字符处被截断，这是 Excel 单元格的上限。',
  },
  'cell-hidden': {
    en: 'Its time is a row of #, saved by a spreadsheet whose column was too narrow.',
    'zh-CN': '时间显示为一串 #：电子表格列宽不足时保存所致。',
  },
  'not-an-object': { en: 'It is no object.', 'zh-CN': '不是对象。' },
  'unknown-record': {
    en: 'It is no record of this format.',
    'zh-CN': '不是此格式的记录。',
  },
  'log-unknown': {
    en: 'Nothing says which log it is from.',
    'zh-CN': '无从得知它来自哪种日志。',
  },
  'wrong-type': {
    en: 'A cell holds bytes where its column holds text: the row was made by something else.',
    'zh-CN': '单元格含二进制内容而其列应为文本：该行并非由采集工具写入。',
  },
  'dialect-failed': {
    en: 'The reader of this format failed on it; that is a defect.',
    'zh-CN': '该格式的读取程序处理此记录时出错；这是缺陷。',
  },
}

/** Why a member of an archive was not read, as it stands in brackets after its name. */
export const unreadReasons: Readonly<Record<string, Localised>> = {
  'input/unknown-format': { en: 'no known export', 'zh-CN': '无法识别的导出' },
  'input/ambiguous-format': { en: 'fits several formats', 'zh-CN': '符合多种格式' },
  'input/empty': { en: 'empty', 'zh-CN': '空' },
  'input/no-record': { en: 'no whole record', 'zh-CN': '没有完整记录' },
  'input/unreadable': { en: 'unreadable', 'zh-CN': '无法读取' },
  'input/archive': { en: 'damaged', 'zh-CN': '已损坏' },
  'input/encoding-refuted': { en: 'not of the stated encoding', 'zh-CN': '与声明的编码不符' },
  'no plain table': { en: 'no plain table', 'zh-CN': '非普通数据表' },
}

/** Warnings of a file. In English the importer's own message says more; this is what it is about. */
export const warningTexts: Readonly<Record<string, Localised>> = {
  'table-damaged': {
    en: 'The table is damaged: rows of it could not be read.',
    'zh-CN': '该表已损坏：其中部分行无法读取。',
  },
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
  'object-unnamed': {
    en: 'Its records do not name the object they are part of: they were not read.',
    'zh-CN': '其记录未注明所属对象，未予读取。请连同对象一并导出。',
  },
  'members-unread': {
    en: 'Some members of the archive are no export that the tool recognises; they were not read.',
    'zh-CN': '压缩包中有些成员不是可识别的导出，未予读取。',
  },
  'members-not-evidence': {
    en: 'Some members of the archive are no exports: documents, pictures, settings of folders, checksums.',
    'zh-CN': '压缩包中有些成员不是导出：文档、图片、文件夹设置、校验和清单。',
  },
  'record-in-text': {
    en: 'Each record was read from a text inside another record; what stands beside that text was not read.',
    'zh-CN': '每条记录取自另一条记录内的文本；该文本之外的内容未读取。',
  },
  'date-order-unknown': {
    en: 'Nothing in it tells day from month in its dates: these rows are not read until somebody says which is which.',
    'zh-CN': '文件中没有内容能区分日期的日与月：在说明之前，这些行不会被读取。',
  },
  'date-order-contradictory': {
    en: 'Its dates contradict each other, or the order stated for them: those rows were not read.',
    'zh-CN': '其日期相互矛盾，或与声明的顺序不符：这些行未被读取。',
  },
  'seconds-lost': {
    en: 'Some of its times have no seconds, as a spreadsheet saves them; they were read as second 0.',
    'zh-CN': '部分时间没有秒数（电子表格保存所致），按第 0 秒读取。',
  },
  'identifiers-rounded': {
    en: 'Some identifiers were turned into rounded numbers by a spreadsheet: they join nothing.',
    'zh-CN': '部分标识符被电子表格变成了舍入后的数字：无法再用于关联。',
  },
  'cells-cut': {
    en: 'Some cells were cut at 32,767 characters, which is all that a cell of Excel holds.',
    'zh-CN': '部分单元格在第 32,767 个字符处被截断，这是 Excel 单元格的上限。',
  },
  'cells-hidden': {
    en: 'Some cells are rows of #, saved by a spreadsheet whose columns were too narrow.',
    'zh-CN': '部分单元格是一串 #：电子表格列宽不足时保存所致。',
  },
  'duplicate-keys': {
    en: 'Some records name one member twice; the last value was read.',
    'zh-CN': '部分记录中同一成员名出现两次；读取的是最后一个值。',
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
  'state-kind-from-name': {
    en: 'Whether it is about applications or service principals was taken from its name.',
    'zh-CN': '其内容属于应用注册还是服务主体取自文件名。',
  },
  'log-chain-broken': {
    en: 'Entries of this chained log are missing, changed or out of order.',
    'zh-CN': '该链式日志的条目有缺失、改动或顺序错乱。',
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
