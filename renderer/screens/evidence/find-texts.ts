export const findTexts = {
  title: { en: 'Is this file in the case?', 'zh-CN': '此文件是否在案件中？' },
  lead: {
    en: 'The file is read and compared by its SHA-256. Nothing is imported.',
    'zh-CN': '仅读取该文件并按 SHA-256 比对，不会导入任何内容。',
  },
  drop: { en: 'Drop a file here', 'zh-CN': '将文件拖到此处' },
  choose: { en: 'Choose a file…', 'zh-CN': '选择文件…' },
  reading: { en: 'Reading {name}', 'zh-CN': '正在读取 {name}' },
  cancelled: { en: 'Reading was cancelled.', 'zh-CN': '已取消读取。' },
  folder: {
    en: 'That is a folder. Choose one file.',
    'zh-CN': '这是文件夹，请选择一个文件。',
  },
  yes: {
    en: '{name} is in the case, byte for byte.',
    'zh-CN': '{name} 在案件中，逐字节一致。',
  },
  pending: {
    en: '{name} was given to the case. Its import was interrupted and is not finished.',
    'zh-CN': '{name} 已提交至案件，但其导入被中断，尚未完成。',
  },
  withdrawn: {
    en: '{name} was in the case and has been withdrawn.',
    'zh-CN': '{name} 曾在案件中，现已撤回。',
  },
  no: { en: '{name} was never given to this case.', 'zh-CN': '{name} 从未提交至此案件。' },
  noText: {
    en: 'One changed byte makes another file of it. A file from an archive is known by the archive it came in.',
    'zh-CN': '只要有一个字节不同，即为不同的文件。压缩包内的文件须以其所在压缩包来查找。',
  },
  sha256: { en: 'SHA-256', 'zh-CN': 'SHA-256' },
  copy: { en: 'Copy', 'zh-CN': '复制' },
  'as.evidence': { en: 'Evidence', 'zh-CN': '证据' },
  'as.annex': { en: 'Statement of people', 'zh-CN': '人员说明' },
  'as.indicators': { en: 'List of indicators', 'zh-CN': '指标列表' },
  'state.in-force': { en: 'in the case', 'zh-CN': '在案件中' },
  'state.pending': { en: 'import not finished', 'zh-CN': '导入未完成' },
  'state.withdrawn': { en: 'withdrawn', 'zh-CN': '已撤回' },
  'state.replaced': { en: 'read again since', 'zh-CN': '其后已重新读取' },
  given: { en: 'Given to the case', 'zh-CN': '提交记录' },
  withdrawnBy: { en: 'Withdrawn by {by}: {why}', 'zh-CN': '由 {by} 撤回：{why}' },
  show: { en: 'Show this file', 'zh-CN': '显示此文件' },
} as const
