import {
  formatTime,
  limitTexts,
  minute,
  parseTime,
  wordOf,
  type Coded,
  type Language,
  type Localised,
  type Param,
} from '#shared'
import { markup, value, type Markup } from './escape.ts'
import { coverageTexts } from './texts-coverage.ts'
import { kindTexts, sourceTexts } from './texts-sources.ts'
import { claimText, stepText } from './texts.ts'

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** `2026-02-02 03:14:09 UTC`: seconds and milliseconds only where there are any. */
export function moment(at: number): string {
  const text = formatTime(at).replace('T', ' ')
  const length = at % minute === 0 ? 16 : at % 1000 === 0 ? 19 : 23
  return `${text.slice(0, length)} UTC`
}

/** A time on one line, with its exact instant for machines. */
export function time(at: number, zone = true): Markup {
  const text = zone ? moment(at) : moment(at).replace(' UTC', '')
  return markup`<time datetime="${formatTime(at)}">${text}</time>`
}

/** As `time`, of a time in a document; other text stands as it is. */
export function timeOf(text: string, zone = true): Markup {
  const at = isoTime.test(text) ? parseTime(text) : null
  return at === null ? value(text) : time(at, zone)
}

/** Thousands apart by a comma in both languages; locales differ between machines. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

export function sourceName(source: string, language: Language): string {
  const names: Readonly<Record<string, Localised>> = sourceTexts
  return source
    .split('|')
    .map((one) => names[one]?.[language] ?? one)
    .join(coverageTexts.either[language])
}

export function scopeName(scope: string, language: Language): string {
  const mailbox = /^mailbox:(.*)$/s.exec(scope)?.[1]
  if (mailbox !== undefined) return `${kindTexts['mailbox']![language]} ${mailbox}`
  return kindTexts[scope]?.[language] ?? scope
}

/** A subject without a name of its own; an indicator's id begins with its kind. */
export function subjectLabel(id: string, language: Language): string {
  const [, kind, rest] = /^([a-z-]+):(.+)$/s.exec(id) ?? []
  const word = kind === undefined ? undefined : kindTexts[kind]?.[language]
  return word === undefined ? scopeName(id, language) : `${word} ${rest}`
}

const spoken: Readonly<Record<string, (text: string, language: Language) => string>> = {
  source: sourceName,
  scope: scopeName,
  reason: wordOf,
  kind: (kind, language) => kindTexts[kind]?.[language] ?? kind,
}

/** A parameter that is a time, however it travels: epoch ms where the text says so, or ISO 8601. */
function timeIn(format: string | undefined, param: Param | undefined): number | null {
  if (typeof param === 'number') return format === 'time' ? param : null
  return typeof param === 'string' && isoTime.test(param) ? parseTime(param) : null
}

/** One parameter in words: codes by their texts, times as people read them. */
function say(
  name: string,
  format: string | undefined,
  param: Param | undefined,
  language: Language,
): string {
  if (param === null || param === undefined) return '–'
  const at = timeIn(format, param)
  if (at !== null) return moment(at)
  if (format === 'word' && typeof param === 'string') return wordOf(param, language)
  if (typeof param === 'number') return Number.isInteger(param) ? grouped(param) : String(param)
  if (typeof param === 'object')
    return param.map((item) => say(name, format, item, language)).join(', ')
  return spoken[name]?.(String(param), language) ?? String(param)
}

type Piece = { fixed: string } | { value: string; at: number | null }

function pieces(template: string, params: Coded['params'], language: Language): Piece[] {
  return template.split(/(\{\w+(?::\w+)?\})/).map((piece) => {
    const hole = /^\{(\w+)(?::(\w+))?\}$/.exec(piece)
    return hole === null
      ? { fixed: piece }
      : {
          value: say(hole[1]!, hole[2], params[hole[1]!], language),
          at: timeIn(hole[2], params[hole[1]!]),
        }
  })
}

/** A text with its parameters filled in; what comes from elsewhere cannot reorder the sentence. */
export function sentence(template: Localised, params: Coded['params'], language: Language): Markup {
  return markup`${pieces(template[language], params, language).map((piece) =>
    'fixed' in piece ? piece.fixed : piece.at === null ? value(piece.value) : time(piece.at),
  )}`
}

function plain(template: Localised, params: Coded['params'], language: Language): string {
  return pieces(template[language], params, language)
    .map((piece) => ('fixed' in piece ? piece.fixed : piece.value))
    .join('')
}

/** A code without a text still says what it is: a statement is not held up by a missing sentence. */
const bare = ({ code, params }: Coded): Localised => {
  const text = `${code} ${JSON.stringify(params)}`.replaceAll('{', '(').replaceAll('}', ')')
  return { en: text, 'zh-CN': text }
}

export function findingSentence(claim: string, finding: Coded, language: Language): Markup {
  return sentence(claimText(claim, finding.code) ?? bare(finding), finding.params, language)
}

export function stepSentence(claim: string, step: Coded, language: Language): Markup {
  return sentence(stepText(claim, step.code) ?? bare(step), step.params, language)
}

export function limitSentence(limit: Coded, language: Language): Markup {
  return sentence(limitTexts[limit.code] ?? bare(limit), limit.params, language)
}

export function plainFinding(claim: string, finding: Coded, language: Language): string {
  return plain(claimText(claim, finding.code) ?? bare(finding), finding.params, language)
}

export function plainLimit(limit: Coded, language: Language): string {
  return plain(limitTexts[limit.code] ?? bare(limit), limit.params, language)
}

export function plainStep(claim: string, step: Coded, language: Language): string {
  return plain(stepText(claim, step.code) ?? bare(step), step.params, language)
}
