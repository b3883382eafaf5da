import type { Localised } from './render.ts'

type ErrorText = { what: Localised; todo: Localised }

const text = (what: string, todo: string, whatZh: string, todoZh: string): ErrorText => ({
  what: { en: what, 'zh-CN': whatZh },
  todo: { en: todo, 'zh-CN': todoZh },
})

/** Every named failure: what happened, what to do. */
export const errorTexts = {
  'usage/command': text(
    'Unknown command “{command}”.',
    'Run “evv help” for the list.',
    '未知命令“{command}”。',
    '运行“evv help”查看列表。',
  ),
  'usage/argument': text(
    '{detail}',
    'Run “evv help {command}” for the form it takes.',
    '{detail}',
    '运行“evv help {command}”查看用法。',
  ),
  'case/exists': text(
    '“{path}” exists already.',
    'Choose another folder; a case is never written over.',
    '“{path}”已存在。',
    '请选择其他文件夹；案件不会被覆盖。',
  ),
  'case/not-found': text(
    '“{path}” is not a case: it has no journal.jsonl.',
    'Give the folder that “evv new” made.',
    '“{path}”不是案件：其中没有 journal.jsonl。',
    '请给出由“evv new”创建的文件夹。',
  ),
  'case/locked': text(
    'Process {pid} has this case open for writing.',
    'Close it there, or wait until it ends.',
    '进程 {pid} 正在写入此案件。',
    '请在该处关闭，或等待其结束。',
  ),
  'case/behind': text(
    'The database is behind the journal and another process holds the case.',
    'Wait until process {pid} ends, then run this again.',
    '数据库落后于日志，且另一进程持有此案件。',
    '请等待进程 {pid} 结束后重试。',
  ),
  'case/journal-broken': text(
    'Line {line} of {file} does not follow from the line before it.',
    'The journal was changed or damaged outside this tool: restore it from a copy; do not edit it.',
    '{file} 第 {line} 行与上一行不衔接。',
    '日志在本工具之外被更改或损坏：请从副本恢复，不要编辑。',
  ),
  'case/evidence-missing': text(
    'The sealed original {sha256} is not in the evidence folder.',
    'Put the file back (its name is its SHA-256), or withdraw it with a reason.',
    '证据文件夹中缺少封存原件 {sha256}。',
    '请放回该文件（文件名即其 SHA-256），或说明理由后撤回。',
  ),
  'case/evidence-changed': text(
    'The sealed original {sha256} no longer has that SHA-256.',
    'Restore it from a copy; nothing can rest on a changed original.',
    '封存原件 {sha256} 的 SHA-256 已不符。',
    '请从副本恢复；被更改的原件不能作为依据。',
  ),
  'db/from-future': text(
    'This case was written by a newer version (schema {found}, this one knows {known}).',
    'Open it with that version; nothing was changed.',
    '此案件由更新的版本写入（架构 {found}，当前版本支持 {known}）。',
    '请用该版本打开；未作任何更改。',
  ),
  'db/foreign': text(
    'case.db is not a database of this tool.',
    'Move it aside and run “evv rebuild”: the case is made again from evidence and journal.',
    'case.db 不是本工具的数据库。',
    '请将其移开并运行“evv rebuild”：案件会由证据与日志重建。',
  ),
  'db/corrupt': text(
    'case.db is damaged ({detail}).',
    'Run “evv rebuild”: the case is made again from evidence and journal.',
    'case.db 已损坏（{detail}）。',
    '请运行“evv rebuild”：案件会由证据与日志重建。',
  ),
  'db/pragma': text(
    'SQLite refused {pragma} (wanted {wanted}, got {found}).',
    'The case folder may be on a file system that cannot keep promises: copy it to a local disk.',
    'SQLite 拒绝 {pragma}（需要 {wanted}，得到 {found}）。',
    '案件所在文件系统可能不可靠：请复制到本地磁盘。',
  ),
  'disk/full': text(
    'The disk is full ({detail}).',
    'Free at least {needBytes} bytes and run the same command again; what was acknowledged is kept.',
    '磁盘已满（{detail}）。',
    '请至少释放 {needBytes} 字节后重新运行；已确认的内容均保留。',
  ),
  'disk/too-small': text(
    '“{path}” needs about {needBytes} bytes in the case and {freeBytes} are free.',
    'Free space or move the case to a larger disk, then import again; nothing was written.',
    '“{path}”约需 {needBytes} 字节，而可用 {freeBytes} 字节。',
    '请释放空间或将案件移至更大磁盘后重新导入；未写入任何内容。',
  ),
  'input/not-found': text(
    '“{path}” does not exist.',
    'Check the path.',
    '“{path}”不存在。',
    '请检查路径。',
  ),
  'input/unreadable': text(
    '“{path}” cannot be read ({detail}).',
    'Give this account the right to read it, or copy it elsewhere.',
    '无法读取“{path}”（{detail}）。',
    '请授予当前账户读取权限，或复制到其他位置。',
  ),
  'input/changed': text(
    '“{path}” changed while it was read.',
    'Wait until the collector has finished, then import it again.',
    '读取时“{path}”发生变化。',
    '请等待采集完成后重新导入。',
  ),
  'input/empty': text(
    'The file is empty.',
    'An empty export is not “no events”: export again and keep the collector’s log.',
    '文件为空。',
    '空导出不等于“没有事件”：请重新导出并保留采集日志。',
  ),
  'input/unknown-format': text(
    'No dialect recognises this file.',
    'Run “evv formats” for what is recognised; export again in one of those forms.',
    '没有任何格式能识别此文件。',
    '运行“evv formats”查看可识别格式，并以其中之一重新导出。',
  ),
  'input/no-record': text(
    'No complete record is found in the first {bytes} bytes.',
    'A record this large is no export of a known tool: export again, one record a line or row.',
    '前 {bytes} 字节中没有完整记录。',
    '如此大的记录不属于已知工具的导出：请重新导出，每行一条记录。',
  ),
  'input/ambiguous-format': text(
    'More than one dialect claims this file ({formats}).',
    'Report this with the first lines of the file.',
    '多种格式同时匹配此文件（{formats}）。',
    '请连同文件前几行报告此问题。',
  ),
  'input/archive': text(
    'The archive cannot be opened ({detail}).',
    'Unpack it by hand and import the folder.',
    '无法打开压缩包（{detail}）。',
    '请手动解压后导入该文件夹。',
  ),
  'input/annex-as-evidence': text(
    'This is a list that people wrote, not a log.',
    'Use “evv annex import CASE --kind … FILE”.',
    '这是人工编写的清单，不是日志。',
    '请使用“evv annex import CASE --kind … FILE”。',
  ),
  'input/annex': text(
    '“{path}” is not a list of kind {kind}: it holds {found}.',
    'See docs/how-to/annexes.md for the columns of each kind.',
    '“{path}”不是 {kind} 类清单：其内容为 {found}。',
    '各类清单的列见 docs/how-to/annexes.md。',
  ),
  'decision/unknown-finding': text(
    'No finding has the id {finding}.',
    'Evaluate again and take the id from there: new evidence makes new findings.',
    '没有编号为 {finding} 的发现。',
    '请重新评估并从中取编号：新证据会产生新的发现。',
  ),
  'indicator/unknown': text(
    'No indicator has the id {indicator}.',
    'Run “evv indicator list” for the ids.',
    '没有编号为 {indicator} 的指标。',
    '运行“evv indicator list”查看编号。',
  ),
  'claims/unknown': text(
    'No claim has the id {claim}.',
    'Run “evv claims” for the catalogue.',
    '没有编号为 {claim} 的论断。',
    '运行“evv claims”查看目录。',
  ),
} as const satisfies Record<string, ErrorText>

export type ErrorCode = keyof typeof errorTexts
