import { ignoredTexts } from './ignored.ts'
import type { Language, Localised } from './render.ts'
import { gapTexts } from './verdicts.ts'

/** Codes that stand inside a sentence, as people say them. */
const wordTexts: Readonly<Record<string, Localised>> = {
  ...ignoredTexts,
  'tainted-token': {
    en: 'a token got with a tainted credential',
    'zh-CN': '以受污染凭据取得的令牌',
  },
  'attacker-token': { en: 'a token of the attacker', 'zh-CN': '攻击者的令牌' },
  'attacker-app': { en: 'an application of the attacker', 'zh-CN': '攻击者的应用' },
  'attacker-session': { en: 'a session of the attacker', 'zh-CN': '攻击者的会话' },
  'attacker-device': { en: 'a device of the attacker', 'zh-CN': '攻击者的设备' },
  'attacker-principal': {
    en: 'a service principal of the attacker',
    'zh-CN': '攻击者的服务主体',
  },
  'token-from-before-containment': {
    en: 'a token from before containment',
    'zh-CN': '遏制之前的令牌',
  },
  'app-with-tainted-key': {
    en: 'an application that has a tainted credential',
    'zh-CN': '带有受污染凭据的应用',
  },
  'folder-settings': { en: 'settings of a folder', 'zh-CN': '文件夹设置' },
  document: { en: 'a document to be read', 'zh-CN': '说明文档' },
  picture: { en: 'a picture', 'zh-CN': '图片' },
  checksums: { en: 'a list of checksums', 'zh-CN': '校验和清单' },
  'shared-indicator': { en: 'an indicator that others share', 'zh-CN': '与他人共用的指标' },
  'rule:external': { en: 'sends mail outside', 'zh-CN': '向外部发送邮件' },
  'rule:other-domain': {
    en: 'sends mail to a domain not shown to be the organisation’s',
    'zh-CN': '向未证实属于本组织的域发送邮件',
  },
  'rule-name:short': { en: 'has a name of one or two characters', 'zh-CN': '名称仅一两个字符' },
  'rule-folder:obscure': {
    en: 'moves mail to a folder nobody reads',
    'zh-CN': '将邮件移至无人查看的文件夹',
  },
  'rule-keywords:finance': { en: 'looks for payment words', 'zh-CN': '匹配付款类词语' },
  'rule-keywords:security': { en: 'looks for security words', 'zh-CN': '匹配安全类词语' },
}

/** A code in words; one without words is shown as it is rather than hidden. */
export function wordOf(code: string, language: Language): string {
  const gap = gapTexts[code]?.[language]
  return wordTexts[code]?.[language] ?? (gap === undefined ? code : `${gap} (${code})`)
}
