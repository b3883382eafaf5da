export const welcomeTexts = {
  question: {
    en: 'Does the attacker still have access?',
    'zh-CN': '攻击者是否仍有访问权限？',
  },
  answer: {
    en: 'Import what the Microsoft 365 tenant exported. Each claim is supported, refuted or undetermined by records you can open, with the gaps and the next export beside it. Missing logs never read as silence. Nothing leaves this machine.',
    'zh-CN':
      '导入 Microsoft 365 租户导出的内容。每条论断由可打开的记录支持、反驳或标为未能确定，并附缺口与下一步所需导出。缺失的日志绝不视为无活动。任何内容都不会离开本机。',
  },
  newTitle: { en: 'New case', 'zh-CN': '新建案件' },
  newText: {
    en: 'Name the tenant, when the incident began and when it was contained; then drop the exports.',
    'zh-CN': '填写租户、事件开始与遏制时间；然后拖入导出文件。',
  },
  new: { en: 'New case…', 'zh-CN': '新建案件…' },
  openTitle: { en: 'Open a case', 'zh-CN': '打开案件' },
  openText: {
    en: 'A folder that ends in .evcase. A case that another process writes opens for reading.',
    'zh-CN': '以 .evcase 结尾的文件夹。其他进程正在写入的案件以只读方式打开。',
  },
  open: { en: 'Open…', 'zh-CN': '打开…' },
  sampleTitle: { en: 'Sample case', 'zh-CN': '示例案件' },
  sampleText: {
    en: 'Harrow Ridge, a fictitious tenant: the attacker comes back after containment through a forgotten application secret.',
    'zh-CN': 'Harrow Ridge 为虚构租户：攻击者在遏制之后通过被遗忘的应用机密再次进入。',
  },
  sample: { en: 'Open the sample', 'zh-CN': '打开示例' },
  making: { en: 'Making it …', 'zh-CN': '正在生成…' },
  recent: { en: 'Recent cases', 'zh-CN': '最近的案件' },
  foot: { en: 'Version {version} · works offline', 'zh-CN': '版本 {version} · 离线工作' },
} as const
