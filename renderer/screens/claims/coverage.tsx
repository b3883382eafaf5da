import type { ClaimDetail } from '#contract'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/parts.tsx'
import { CoverageBar } from './coverage-bar.tsx'
import { coverageTexts } from './coverage-texts.ts'
import styles from './coverage.module.css'
import { Gaps, useSpan } from './gaps.tsx'
import { openDialog } from './screen-state.ts'

type Need = ClaimDetail['coverage'][number]

/** Of those with gaps; one stands for them all where there is none. */
const most = 2

/** Those that cannot be relied on first. */
export const byGaps = (needs: readonly Need[]): readonly Need[] =>
  needs.toSorted((a, b) => Number(b.gaps.length > 0) - Number(a.gaps.length > 0))

/** Would the logs have held what the claim denies: hatched wherever silence shows nothing. */
export function Coverage({ claim }: { claim: ClaimDetail }) {
  const say = useTexts(coverageTexts)
  const needs = byGaps(claim.coverage)
  const lacking = needs.filter(({ gaps }) => gaps.length > 0).length
  const shown = Math.max(1, Math.min(most, lacking))
  return (
    <Card title={say('title')}>
      <div className={styles['content']}>
        <p>
          <Summary claim={claim} />
        </p>
        {needs.slice(0, shown).map((need) => (
          <NeedBar key={`${need.source} ${need.scope} ${need.from} ${need.to}`} need={need} />
        ))}
      </div>
      {needs.length === 0 ? null : (
        <div className={styles['more']}>
          <Button kind="quiet" onPress={() => openDialog('coverage')}>
            {needs.length > shown ? say('all', { count: needs.length }) : say('details')}
          </Button>
        </div>
      )}
    </Card>
  )
}

/** How much of what is needed can be relied on, in one sentence or two. */
export function Summary({ claim }: { claim: ClaimDetail }) {
  const say = useTexts(coverageTexts)
  const count = claim.coverage.length
  const missing = claim.coverage.filter(({ gaps }) => gaps.length > 0).length
  const sentence = (() => {
    if (count === 0) return say('nothing')
    if (missing === 0) return say('whole')
    return count === 1 ? say('one') : say('some', { missing, count })
  })()
  return claim.verdict === 'refuted' ? `${sentence} ${say('refutation')}` : sentence
}

function NeedBar({ need }: { need: Need }) {
  const span = useSpan()
  return (
    <div className={styles['need']}>
      <p className={styles['title']}>{need.title}</p>
      <CoverageBar need={need} />
      <p className={styles['span']}>{span(need)}</p>
      <Gaps need={need} most={2} />
    </div>
  )
}
