import type { ClaimDetail } from '#contract'
import { parseTime, visible } from '#shared'
import { formatDay, formatMoment } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { coverageTexts } from './coverage-texts.ts'
import styles from './gaps.module.css'

type Need = ClaimDetail['coverage'][number]
type Stretch = { readonly from: string; readonly to: string }

const shortMs = 48 * 3_600_000

/** The ends of a stretch in words: by the day, or to the minute where that is what matters. */
export function useDays(): (stretch: Stretch) => Stretch {
  const language = useLanguage()
  const clock = useSession(({ settings }) => settings.clock)
  return ({ from, to }) => {
    const lengthMs = (parseTime(to) ?? 0) - (parseTime(from) ?? 0)
    return lengthMs < shortMs
      ? { from: formatMoment(from, clock), to: formatMoment(to, clock) }
      : { from: formatDay(from, language), to: formatDay(to, language) }
  }
}

export function useSpan(): (stretch: Stretch) => string {
  const say = useTexts(coverageTexts)
  const days = useDays()
  return (stretch) => say('span', days(stretch))
}

/** Each gap with its reason; `most` of them, and how many there are besides. */
export function Gaps({ need, most }: { need: Need; most: number }) {
  const say = useTexts(coverageTexts)
  const days = useDays()
  const { gaps } = need
  if (gaps.length === 0) return null
  const sentence = (gap: Need['gaps'][number]) => {
    const params = { ...days(gap), reason: gap.text, scope: gap.scope }
    if (!gap.tenantWide) return say('gapOf', params)
    return gap.from === need.from && gap.to === need.to ? gap.text : say('gap', params)
  }
  return (
    <ul className={styles['gaps']}>
      {gaps.slice(0, most).map((gap) => (
        <li key={`${gap.scope} ${gap.from} ${gap.reason}`}>{visible(sentence(gap))}</li>
      ))}
      {gaps.length > most ? <li>{say('moreGaps', { count: gaps.length - most })}</li> : null}
    </ul>
  )
}
