import { useState } from 'react'
import type { ClaimDetail, Finding } from '#contract'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Banner, Card } from '../../ui/parts.tsx'
import { FindingItem } from './finding-item.tsx'
import styles from './findings.module.css'
import { supportPart, usePlace } from './place.ts'
import { recordTexts } from './record-texts.ts'
import { roleOf, undecided } from './standing.ts'

const pageSize = 20

/** What refutes the claim, or waits for two people; the selected one shows its records in its place. */
export function Findings({
  claim,
  findings,
  selected,
}: {
  claim: ClaimDetail
  findings: readonly Finding[]
  selected: Finding | null
}) {
  const say = useTexts(recordTexts)
  const place = usePlace()
  const [most, setMost] = useState(pageSize)
  const at = selected === null ? 0 : findings.indexOf(selected)
  const shown = findings.slice(0, Math.max(most, at + 1))
  const isGone =
    place.finding !== null &&
    place.finding !== supportPart &&
    findings.every(({ id }) => id !== place.finding)
  return (
    <Card title={say(roleOf(claim))} aside={<Counts findings={findings} />} flush>
      {isGone ? (
        <div className={styles['gone']}>
          <Banner kind="warning">{say('gone')}</Banner>
        </div>
      ) : null}
      <ul>
        {shown.map((finding) => (
          <FindingItem
            key={finding.id}
            claim={claim.id}
            finding={finding}
            isSelected={finding === selected}
          />
        ))}
      </ul>
      {findings.length > shown.length ? (
        <div className={styles['more']}>
          <Button kind="quiet" icon="down" onPress={() => setMost(shown.length + pageSize)}>
            {say('moreFindings', { count: Math.min(pageSize, findings.length - shown.length) })}
          </Button>
        </div>
      ) : null}
    </Card>
  )
}

function Counts({ findings }: { findings: readonly Finding[] }) {
  const say = useTexts(recordTexts)
  const open = undecided(findings)
  if (open > 0) return say('counts', { findings: findings.length, open })
  return findings.length === 1 ? say('finding') : say('findings', { findings: findings.length })
}
