import { errorText as text, type ErrorText } from './error-text.ts'
import { inputErrorTexts } from './input-errors.ts'

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
  ...inputErrorTexts,
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
  'event/unknown': text(
    'No record has the id {event}.',
    'The case changed since this screen was drawn: go back and open it again.',
    '没有编号为 {event} 的记录。',
    '此屏幕显示后案件已变更：请返回并重新打开。',
  ),
  'case/none': text(
    'No case is open.',
    'Open a case, make a new one, or start with the sample.',
    '未打开案件。',
    '请打开案件、新建案件，或从示例开始。',
  ),
  'case/pending': text(
    'An import was interrupted: {files} sealed originals are not in the database yet.',
    'Resume the import first; nothing that was sealed is lost.',
    '导入被中断：{files} 份封存原件尚未写入数据库。',
    '请先继续导入；已封存的内容不会丢失。',
  ),
  'case/busy': text(
    'This case is importing.',
    'Wait until the import ends, or cancel it; what is sealed stays sealed.',
    '此案件正在导入。',
    '请等待导入结束或将其取消；已封存的内容会保留。',
  ),
  'call/unknown': text(
    'There is no call “{call}”.',
    'This is a defect of the window: report it.',
    '不存在调用“{call}”。',
    '这是窗口的缺陷：请报告。',
  ),
  'call/invalid': text(
    'The call “{call}” was refused: {detail}.',
    'Correct what was entered; if nothing was entered, this is a defect: report it.',
    '调用“{call}”被拒绝：{detail}。',
    '请更正输入；若未输入任何内容，则为缺陷，请报告。',
  ),
  'call/sender': text(
    'A call came from somewhere else than this app’s own page and was refused.',
    'Close the window and open it again; if it comes back, report it.',
    '调用并非来自本应用自身的页面，已被拒绝。',
    '请关闭窗口后重新打开；若再次出现，请报告。',
  ),
  'file/token': text(
    'The file chosen is no longer known.',
    'Choose it again: a choice is good for one run of the app.',
    '所选文件已失效。',
    '请重新选择：每次选择仅在应用本次运行期间有效。',
  ),
  'file/dropped': text(
    'What was dropped is not a file on this machine.',
    'Save it as a file first, then drop that.',
    '拖放的内容不是本机上的文件。',
    '请先保存为文件，再拖放该文件。',
  ),
  'job/cancelled': text(
    'Cancelled.',
    'Resume it when you like: what was sealed is kept, nothing is imported in part.',
    '已取消。',
    '可随时继续：已封存的内容会保留，不会有部分导入。',
  ),
  'job/unknown': text(
    'There is no job {job}.',
    'It has ended: see what is listed under the evidence.',
    '没有作业 {job}。',
    '该作业已结束：请查看证据列表。',
  ),
  'engine/died': text(
    'The {server} process ended in the middle of this ({ending}) and was started again.',
    'Nothing acknowledged was lost: the journal has it. Do it once more; if it dies again, report it.',
    '{server} 进程在执行过程中结束（{ending}），现已重新启动。',
    '已确认的内容不会丢失：日志中有记录。请再试一次；若再次发生，请报告。',
  ),
  'engine/stopped': text(
    'The {server} process ended {restarts} times within a minute and is not started again.',
    'Close the app and open the case again; if it stops again, move the file imported last aside and report it.',
    '{server} 进程在一分钟内结束 {restarts} 次，不再重新启动。',
    '请关闭应用后重新打开案件；若再次停止，请移开最后导入的文件并报告。',
  ),
  'report/print': text(
    'The statement could not be printed to “{path}”: {detail}.',
    'Save it as HTML instead, or choose another place.',
    '无法将声明打印到“{path}”：{detail}。',
    '请改存为 HTML，或选择其他位置。',
  ),
  'bug/unexpected': text(
    'Something failed that has no name: {detail}',
    'This is a defect: report it with this line. The case on disk is as the journal says.',
    '发生未命名的错误：{detail}',
    '这是缺陷：请连同此行一并报告。磁盘上的案件以日志为准。',
  ),
} as const satisfies Record<string, ErrorText>

export type ErrorCode = keyof typeof errorTexts
