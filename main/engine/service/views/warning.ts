import { visible, wordOf, type Language, type Localised } from '#shared'
import type { FileReport } from '../../import/report.ts'
import { unreadReasons, warningTexts } from '../texts.ts'
import { textOf, type CodedText } from './coded.ts'

type Warning = FileReport['warnings'][number]

const afterColon = /: ([^]*)\.$/
const count = /: (\d+)[;.]/
const column = /^The column ([^]*) holds/

/**
 * What of an importer's message the window's own text leaves out: names and figures, as they stand in the
 * message, which is written in English.
 */
const particulars: Readonly<Record<string, RegExp>> = {
  'members-unread': afterColon,
  'members-not-evidence': afterColon,
  'columns-missing': afterColon,
  'seconds-lost': count,
  'identifiers-rounded': count,
  'cells-cut': count,
  'cells-hidden': count,
  'duplicate-keys': count,
  'values-lost': column,
  'nested-json-unreadable': column,
}

/** Warnings whose message tells what to do at the command line. */
const forTheCommandLine = new Set(['date-order-unknown'])

const shownWith: Localised = { en: '{text}: {particulars}.', 'zh-CN': '{text}：{particulars}。' }
const more = / and (\d+) more$/
const reason = / \(([a-z][a-z /-]*)\)(?=, | and \d+ more$|$)/g

/** `mail.txt (input/unknown-format)`: what stands in the brackets is a code. */
function inWords(named: string, language: Language): string {
  const [open, close] = language === 'en' ? [' (', ')'] : ['（', '）']
  const names = named.replace(reason, (_, code: string) => {
    const own =
      unreadReasons[code] === undefined
        ? wordOf(code, language)
        : textOf(unreadReasons, code, language)
    return `${open}${own}${close}`
  })
  return language === 'en' ? names : names.replace(more, ' 等另外 $1 项')
}

/** A warning in the window's language, with the names and figures that it is about. */
export function warningView({ code, message }: Warning, language: Language): CodedText {
  const text = warningTexts[code]?.[language]
  const isMembers = code === 'members-unread' || code === 'members-not-evidence'
  const keepsMessage = language === 'en' && !isMembers && !forTheCommandLine.has(code)
  if (text === undefined || keepsMessage) return { code, text: visible(message) }
  const named = particulars[code]?.exec(message)?.[1]
  if (named === undefined) return { code, text }
  const written = shownWith[language]
    .replace('{text}', () => text.replace(/[.。]$/, ''))
    .replace('{particulars}', () => inWords(visible(named), language))
  return { code, text: written }
}
