import { useMemo } from 'react'
import type { Finding } from '#contract'
import { useCommands } from '../../lib/commands.ts'
import { isRunning, useJobs } from '../../lib/jobs.ts'
import { useSession } from '../../lib/session.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import styles from './decision-bar.module.css'
import { decisionTexts } from './decision-texts.ts'
import { keepFinding } from './place.ts'
import { openDialog } from './screen-state.ts'

/** The last step of the walk: what two people make of the selected finding, and on to the next claim. */
export function DecisionBar({
  claim,
  finding,
  onNext,
}: {
  claim: string
  finding: Finding | null
  onNext: () => void
}) {
  const say = useTexts(decisionTexts)
  const heldBy = useSession(({ summary }) => summary?.heldBy ?? null)
  const isJudging = useJobs(({ jobs }) =>
    jobs.some((job) => job.kind === 'evaluate' && isRunning(job)),
  )
  const id = heldBy === null ? (finding?.id ?? null) : null
  const decide = useMemo(() => (id === null ? null : decideIn(claim, id)), [claim, id])
  useCommands(useMemo(() => (decide === null ? [] : decisionCommands(decide)), [decide]))
  const note = (() => {
    if (finding === null) return say('noFinding')
    return heldBy === null ? say('rule') : say('readOnly', { pid: heldBy })
  })()
  return (
    <div className={styles['bar']}>
      <p className={styles['note']}>
        {note}
        <span role="status">{isJudging ? ` ${say('judging')}` : ''}</span>
      </p>
      <div className={styles['actions']}>
        {finding === null ? null : (
          <>
            <Button keys="b" isDisabled={decide === null} onPress={() => decide?.('benign')}>
              {say('benign')}
            </Button>
            <Button keys="m" isDisabled={decide === null} onPress={() => decide?.('malicious')}>
              {say('malicious')}
            </Button>
          </>
        )}
        <Button kind="primary" keys="j" onPress={onNext}>
          {say('next')}
        </Button>
      </div>
    </div>
  )
}

type Decide = (as: 'benign' | 'malicious') => void

/** What is decided moves in the list; the place says which it was, so that it stays in view. */
function decideIn(claim: string, finding: string): Decide {
  return (as) => {
    keepFinding(claim, finding)
    openDialog(as)
  }
}

const decisionCommands = (decide: Decide) => [
  {
    id: 'claims.benign',
    title: decisionTexts.benignCommand,
    keys: 'b',
    run: () => decide('benign'),
  },
  {
    id: 'claims.malicious',
    title: decisionTexts.maliciousCommand,
    keys: 'm',
    run: () => decide('malicious'),
  },
]
