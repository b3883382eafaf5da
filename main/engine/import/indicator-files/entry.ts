import type { IndicatorTier } from '../../case/entries.ts'
import type { IndicatorKind } from '../../case/indicator.ts'
import type { Localised } from '../dialect.ts'

/** Why a line of a list is not among the candidates. */
export const reasonTexts = {
  'kind-unknown': {
    en: 'not a kind of indicator known here',
    'zh-CN': '不是此处已知的指标类型',
  },
  'kind-not-in-logs': {
    en: 'no log read here holds it, so nothing can be matched with it',
    'zh-CN': '此处读取的日志均不含此类值，无法比对',
  },
  'mail-address': {
    en: 'an address is neither an account nor a domain: enter the one that is meant',
    'zh-CN': '地址既非账户也非域：请录入实际所指的一项',
  },
  'value-missing': { en: 'no value', 'zh-CN': '没有值' },
  'value-invalid': { en: 'not a value of its kind', 'zh-CN': '值与其类型不符' },
  range: { en: 'a range; only single addresses are compared', 'zh-CN': '为范围；仅比对单个地址' },
  'tier-unknown': { en: 'the tier is none of A, B, C', 'zh-CN': '等级不是 A、B、C 之一' },
  'time-unreadable': { en: 'a time that is not ISO 8601', 'zh-CN': '时间不符合 ISO 8601' },
  'time-reversed': { en: 'it ends before it begins', 'zh-CN': '结束早于开始' },
  duplicate: { en: 'stands in the file already', 'zh-CN': '文件中已出现过' },
  known: { en: 'in the case already, which stays as it is', 'zh-CN': '案件中已有，保持不变' },
  'row-unreadable': { en: 'the row cannot be read', 'zh-CN': '该行无法读取' },
  'not-an-indicator': { en: 'an object that is no indicator', 'zh-CN': '该对象不是指标' },
  revoked: { en: 'revoked by its author', 'zh-CN': '已被其作者撤销' },
  'pattern-language': { en: 'not a STIX pattern', 'zh-CN': '不是 STIX 模式' },
  'pattern-combined': {
    en: 'true only in combination, which is not compared',
    'zh-CN': '仅在组合时成立，此处不比对组合条件',
  },
  'pattern-unsupported': {
    en: 'more than a plain comparison with a value',
    'zh-CN': '不只是与某个值的简单比较',
  },
} as const satisfies Record<string, Localised>

export type Reason = keyof typeof reasonTexts

export type Candidate = {
  kind: IndicatorKind
  value: string
  tier: IndicatorTier
  from: number | null
  to: number | null
  /** What the list says of it; null where it says nothing. */
  why: string | null
}

/** One value of a list as it stands there; `place` is a row's number (the header is 1) or an object's id. */
export type Entry = { place: string; kind: string; value: string } & (
  | { candidate: Candidate }
  | { reason: Reason }
)

/** What a value says beside itself, as written. */
export type Terms = {
  tier?: string | undefined
  from?: string | undefined
  to?: string | undefined
  why?: string | undefined
}
