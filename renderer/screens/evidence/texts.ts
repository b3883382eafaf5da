export const texts = {
  title: { en: 'Evidence', 'zh-CN': '证据' },
  headline: { en: 'What the logs could have shown', 'zh-CN': '日志能够显示的内容' },
  lead: {
    en: 'A stronger colour is more records. Hatched is where silence proves nothing. Select a day for its hours, the reasons and the claims it weakens.',
    'zh-CN':
      '颜色越浓，记录越多。斜线处的沉默不说明任何问题。选择某一天，可查看其各小时、原因以及受影响的论断。',
  },
  form: { en: 'Show as', 'zh-CN': '显示方式' },
  chart: { en: 'Chart', 'zh-CN': '图表' },
  table: { en: 'Table', 'zh-CN': '表格' },
  addFiles: { en: 'Add files…', 'zh-CN': '添加文件…' },
  addFolder: { en: 'Add folder…', 'zh-CN': '添加文件夹…' },
  addFilesCommand: { en: 'Add evidence files…', 'zh-CN': '添加证据文件…' },
  addFolderCommand: { en: 'Add a folder of evidence…', 'zh-CN': '添加证据文件夹…' },
  formCommand: {
    en: 'Coverage: switch between chart and table',
    'zh-CN': '覆盖：在图表与表格之间切换',
  },
  focusCommand: { en: 'Coverage: go to the chart', 'zh-CN': '覆盖：转到图表' },
  closerCommand: { en: 'Coverage: closer', 'zh-CN': '覆盖：放大' },
  furtherCommand: { en: 'Coverage: further away', 'zh-CN': '覆盖：缩小' },
  wholeCommand: { en: 'Coverage: the whole window', 'zh-CN': '覆盖：显示整个期间' },
  closeCommand: { en: 'Coverage: close the detail', 'zh-CN': '覆盖：关闭详情' },
  readOnly: {
    en: 'Nothing can be imported: another process has this case open for writing.',
    'zh-CN': '无法导入：另一进程正在写入此案件。',
  },
  busy: {
    en: 'Nothing more can be imported until the import under way has ended.',
    'zh-CN': '当前导入结束之前无法再导入。',
  },
  pending: {
    en: 'Resume the interrupted import first.',
    'zh-CN': '请先继续被中断的导入。',
  },
  stopped: {
    en: 'Nothing can be imported: the engine has stopped. Open the case again.',
    'zh-CN': '无法导入：引擎已停止。请重新打开案件。',
  },
  noFileTitle: { en: 'This file is not in the case', 'zh-CN': '此文件不在案件中' },
  noFileText: {
    en: 'No file with SHA-256 {sha256} is in the case: it was withdrawn, or the link is of another case.',
    'zh-CN': '案件中没有 SHA-256 为 {sha256} 的文件：已被撤回，或该链接属于另一案件。',
  },
  close: { en: 'Close', 'zh-CN': '关闭' },
  cancel: { en: 'Cancel', 'zh-CN': '取消' },
} as const
