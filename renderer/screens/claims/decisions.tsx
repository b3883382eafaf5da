import type { Finding } from '#contract'
import { visible } from '#shared'
import { useTexts, type Say } from '../../lib/texts.ts'
import { Foreign, Moment } from '../../ui/parts.tsx'
import { decisionTexts } from './decision-texts.ts'
import styles from './decisions.module.css'
import { standingOf } from './standing.ts'

type Decision = Finding['decisions'][number]

/** Whether what one person entered counts, and if not yet, what it waits for. */
function countsAs(finding: Finding, decision: Decision, say: Say<typeof decisionTexts>): string {
  if (!decision.counts) return say('excluded')
  const { state } = standingOf(finding)
  if (state === 'in-force') return say('inForce')
  return say(state === 'disputed' ? 'disputed' : 'awaits')
}

/** What people have entered on a finding, every word of it. */
export function Decisions({ finding }: { finding: Finding }) {
  const say = useTexts(decisionTexts)
  if (finding.decisions.length === 0) return null
  return (
    <ul className={styles['decisions']} aria-label={say('entered')}>
      {finding.decisions.map((decision) => (
        <li key={`${decision.by} ${decision.at}`} className={styles['decision']}>
          <span className={styles['line']}>
            <b>{say(decision.as)}</b>
            <Foreign>{decision.by}</Foreign>
            <Moment at={decision.at} />
            <span className={decision.counts ? undefined : styles['excluded']}>
              {countsAs(finding, decision, say)}
            </span>
          </span>
          <span className={styles['why']}>{visible(decision.why)}</span>
        </li>
      ))}
    </ul>
  )
}
