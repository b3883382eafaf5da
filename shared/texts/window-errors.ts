import type { ErrorCode } from './errors.ts'
import type { Localised } from './render.ts'

/** What to do where there is no command line: only for errors whose own advice is a command. */
export const windowAdvice: Partial<Record<ErrorCode, Localised>> = {
  'usage/argument': {
    en: 'Correct it and try again.',
    'zh-CN': '请更正后重试。',
  },
  'case/not-found': {
    en: 'Choose a folder that ends in .evcase, or make a new case.',
    'zh-CN': '请选择以 .evcase 结尾的文件夹，或新建案件。',
  },
  'case/behind': {
    en: 'Wait until process {pid} ends, then open the case again.',
    'zh-CN': '请等待进程 {pid} 结束后重新打开案件。',
  },
  'db/foreign': {
    en: 'Move case.db aside and open the case again: it is made again from evidence and journal.',
    'zh-CN': '请移开 case.db 后重新打开案件：它会由证据与日志重建。',
  },
  'db/corrupt': {
    en: 'Move case.db aside and open the case again: it is made again from evidence and journal.',
    'zh-CN': '请移开 case.db 后重新打开案件：它会由证据与日志重建。',
  },
  'input/unknown-format': {
    en: 'Export it again as JSON or CSV, as “Where to find it” says, or leave it out: nothing of it was imported.',
    'zh-CN': '请按“在何处导出”所述重新导出为 JSON 或 CSV，或忽略此文件：其中内容未导入。',
  },
  'input/encoding-refuted': {
    en: 'Leave it as it is read now.',
    'zh-CN': '请保持现有的读取方式。',
  },
  'input/annex-as-evidence': {
    en: 'Bring it in as an annex, on the command line: “evv annex import”.',
    'zh-CN': '请在命令行中作为附件导入：“evv annex import”。',
  },
  'indicator/unknown': {
    en: 'The case changed: open the list again.',
    'zh-CN': '案件已变更：请重新打开列表。',
  },
  'claims/unknown': {
    en: 'Choose a claim from the list: the link may be from another version.',
    'zh-CN': '请从列表中选择论断：该链接可能来自其他版本。',
  },
}
