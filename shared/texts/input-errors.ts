import { errorText as text, type ErrorText } from './error-text.ts'

/** Failures of a file that was given, none of which stops the import of the others. */
export const inputErrorTexts = {
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
    'This is no export that the tool recognises.',
    'Run “evv formats” for what is recognised; export again in one of those forms.',
    '没有任何格式能识别此文件。',
    '运行“evv formats”查看可识别格式，并以其中之一重新导出。',
  ),
  'input/not-evidence': text(
    'This is no export ({what:word}); nothing of it is in the case.',
    'Nothing is left to do, unless it should have been one.',
    '这不是导出文件（{what:word}）；案件中不含其任何内容。',
    '无需处理，除非它本应是导出文件。',
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
  'input/holds-tokens': text(
    '“{path}” holds sign-in tokens and was left where it is: nothing of it was copied.',
    'Whoever has it can sign in as the account that collected: revoke its sessions, delete the file, and import the export beside it.',
    '“{path}”含有登录令牌，未作处理：其中内容均未复制。',
    '持有此文件者可冒用采集账户登录：请撤销该账户的会话、删除此文件，再导入其旁的导出文件。',
  ),
  'input/archive-holds-tokens': text(
    '“{member}” in the archive “{path}” holds sign-in tokens: nothing of the archive was copied.',
    'Revoke the sessions of the account that collected, pack the archive again without that file, and import it then.',
    '压缩包“{path}”中的“{member}”含有登录令牌：压缩包中的内容均未复制。',
    '请撤销采集账户的会话，去除该文件后重新打包，再行导入。',
  ),
  'input/encoding-refuted': text(
    '“{path}” is not Windows-1252: its own bytes say which encoding it has.',
    'Import it without --encoding.',
    '“{path}”不是 Windows-1252：其字节本身已表明所用编码。',
    '请去掉 --encoding 后重新导入。',
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
  'input/database': text(
    '“{path}” is an SQLite database that cannot be read ({detail}).',
    'Copy it again from where it was made, once the collector has ended.',
    '“{path}”是无法读取的 SQLite 数据库（{detail}）。',
    '请在采集结束后从原处重新复制。',
  ),
  'input/database-unfinished': text(
    '“{path}” is an SQLite database that was not closed: changes may stand in a file beside it.',
    'End the collector, then run: sqlite3 FILE "PRAGMA journal_mode=DELETE" on a copy, and import that copy.',
    '“{path}”是尚未关闭的 SQLite 数据库：部分更改可能在其旁的文件中。',
    '请结束采集工具，在副本上运行 sqlite3 FILE "PRAGMA journal_mode=DELETE"，再导入该副本。',
  ),
  'input/indicators': text(
    '“{path}” is no list of indicators: it holds {found}.',
    'Give a table with the columns kind and value, or a STIX 2.1 bundle, of at most 128 MiB.',
    '“{path}”不是指标清单：其内容为 {found}。',
    '请提供含 kind 与 value 两列的表格，或 STIX 2.1 包，不超过 128 MiB。',
  ),
} as const satisfies Record<string, ErrorText>
