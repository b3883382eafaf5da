/** What a job does and how far it is, wherever it is shown. */
export const jobTexts = {
  import: { en: 'Importing', 'zh-CN': '正在导入' },
  resume: { en: 'Resuming the import', 'zh-CN': '正在继续导入' },
  withdraw: { en: 'Withdrawing a file', 'zh-CN': '正在撤回文件' },
  evaluate: { en: 'Evaluating the claims', 'zh-CN': '正在评估论断' },
  report: { en: 'Writing the statement', 'zh-CN': '正在写入声明' },
  sample: { en: 'Making the sample case', 'zh-CN': '正在生成示例案件' },
  settle: { en: 'finding duplicates, building indexes', 'zh-CN': '查找重复项并建立索引' },
  progress: { en: '{done} of {total}', 'zh-CN': '{done} / {total}' },
  rate: { en: '{rate}/s', 'zh-CN': '{rate}/秒' },
  left: { en: '{time} left', 'zh-CN': '剩余 {time}' },
  cancelling: { en: 'cancelling …', 'zh-CN': '正在取消…' },
  cancel: { en: 'Cancel', 'zh-CN': '取消' },
  cancelled: { en: '{job}: cancelled', 'zh-CN': '{job}：已取消' },
  failed: { en: '{job}: failed', 'zh-CN': '{job}：失败' },
  done: { en: '{job}: done in {time}', 'zh-CN': '{job}：完成，用时 {time}' },
  more: { en: '+ {count} more', 'zh-CN': '另有 {count} 项' },
} as const
