import type { ClaimDetail } from '#contract'
import { useTexts } from '../../lib/texts.ts'
import { coverageTexts } from './coverage-texts.ts'
import styles from './coverage-bar.module.css'
import { shareOf } from './spans.ts'
import { useDays } from './gaps.tsx'

const percent = (share: number) => `${share * 100}%`

/** One log from the first to the last day that the claim needs; what it shows stands in words beside it. */
export function CoverageBar({ need }: { need: ClaimDetail['coverage'][number] }) {
  const say = useTexts(coverageTexts)
  const days = useDays()
  const params = { title: need.title, ...days(need), count: need.gaps.length }
  return (
    <div
      className={styles['bar']}
      role="img"
      aria-label={say(need.gaps.length === 0 ? 'barWhole' : 'bar', params)}
    >
      {need.gaps.map((gap) => {
        const share = shareOf(gap, need)
        return share === null ? null : (
          <span
            key={`${gap.scope} ${gap.from} ${gap.reason}`}
            className={styles['gap']}
            title={gap.text}
            style={{ insetInlineStart: percent(share.start), width: percent(share.length) }}
          />
        )
      })}
    </div>
  )
}
