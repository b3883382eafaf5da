import type { Localised } from './render.ts'

/**
 * Every reason for which a record is read and yet no evidence: the whole list, held by its type. A dialect
 * that needs another adds it here, with what it means.
 */
export const ignoredTexts = {
  'authentication-details': {
    en: 'a step of a sign-in that another file holds',
    'zh-CN': '属于另一文件中登录的步骤',
  },
  'collector-command': {
    en: 'a command of the collector that reads no state known here',
    'zh-CN': '采集工具的命令，未读取此处已知的状态',
  },
  'derived-list': {
    en: 'worked out by the collector from what stands elsewhere in the file',
    'zh-CN': '由采集工具根据文件中其他内容推算得出',
  },
  'derived-record': {
    en: 'an excerpt that lost what names its record: the record itself is the evidence',
    'zh-CN': '丢失记录标识的摘录：原始记录本身才是证据',
  },
  'database-table': {
    en: 'a table of the database of which no state is kept here',
    'zh-CN': '数据库中此处不保存其状态的表',
  },
  'empty-list': {
    en: 'an empty list; whether it was read, the collector’s commands say',
    'zh-CN': '空列表；是否已读取由采集工具的命令说明',
  },
  'export-metadata': { en: 'what the export says of itself', 'zh-CN': '导出对自身的说明' },
  'log-line': {
    en: 'a line of a log that says nothing of what was collected',
    'zh-CN': '未说明采集内容的日志行',
  },
  markup: { en: 'a line of markup around the records', 'zh-CN': '记录之外的标记行' },
  'not-a-state': {
    en: 'a setting of which no state is kept here',
    'zh-CN': '此处不保存其状态的设置',
  },
  'partial-list': {
    en: 'chosen from a list: read as state, it would make the rest look deleted',
    'zh-CN': '从列表中挑选的部分：若作为状态读取，其余对象会显得已被删除',
  },
  'relation-unnamed': {
    en: 'a relation between two objects that the export does not name',
    'zh-CN': '两个对象之间的关系，导出文件未说明是何关系',
  },
  'save-point': {
    en: 'where the collector stood, for it to go on from',
    'zh-CN': '采集工具用于续接的进度记录',
  },
  'screen-text': {
    en: 'laid out for a screen, cut and wrapped: export the same as CSV or JSON',
    'zh-CN': '为屏幕显示而排版，内容有截断和折行：请将同样的内容导出为 CSV 或 JSON',
  },
  'state-part': {
    en: 'a part of an object that it does not name',
    'zh-CN': '未注明所属对象的片段',
  },
} as const satisfies Readonly<Record<string, Localised>>

export type IgnoreCode = keyof typeof ignoredTexts
