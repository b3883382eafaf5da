import type { ClaimDetail } from '#contract'
import { verdictTexts, visible } from '#shared'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { runCommand } from '../../lib/commands.ts'
import { Button } from '../../ui/button.tsx'
import { Tag } from '../../ui/parts.tsx'
import { Verdict } from '../../ui/verdict.tsx'
import styles from './claim-head.module.css'
import { coverageTexts } from './coverage-texts.ts'
import { verdictOrder } from './order.ts'
import { openDialog } from './screen-state.ts'
import { texts } from './texts.ts'

/** What is claimed and what became of it, in words before any table. */
export function ClaimHead({ claim }: { claim: ClaimDetail }) {
  const say = useTexts(texts)
  const about = [claim.groupTitle, say(claim.class), claim.techniques.join(', ')]
  return (
    <header className={styles['head']}>
      <div className={styles['line']}>
        <p className={styles['about']}>{about.filter((text) => text !== '').join(' · ')}</p>
        <Ways claim={claim} />
      </div>
      <h1>{claim.title}</h1>
      <div className={styles['verdict']}>
        <Verdict verdict={claim.verdict} />
        {claim.reasons.map(({ code, text }) => (
          <Tag key={code}>{visible(text)}</Tag>
        ))}
        <SubjectCounts subjects={claim.subjects} />
      </div>
    </header>
  )
}

/** Rows, coverage, reasons, query: each one keystroke away. */
function Ways({ claim }: { claim: ClaimDetail }) {
  const say = useTexts(texts)
  const sayCoverage = useTexts(coverageTexts)
  const hasRecords =
    claim.findings.some(({ events }) => events > 0) ||
    claim.support.some(({ events }) => events.length > 0)
  return (
    <div className={styles['ways']}>
      {hasRecords ? (
        <Button kind="quiet" keys="r" onPress={() => runCommand('claims.raw')}>
          {say('raw')}
        </Button>
      ) : null}
      <Button kind="quiet" keys="c" onPress={() => openDialog('coverage')}>
        {sayCoverage('title')}
      </Button>
      <Button kind="quiet" keys="e" onPress={() => openDialog('explanation')}>
        {say('explain')}
      </Button>
      <Button kind="quiet" keys="q" onPress={() => openDialog('query')}>
        {say('query')}
      </Button>
    </div>
  )
}

/** `1 of 6 subjects refuted, 4 supported, 1 undetermined`; one subject is the claim itself. */
function SubjectCounts({ subjects }: { subjects: ClaimDetail['subjects'] }) {
  const say = useTexts(texts)
  const language = useLanguage()
  if (subjects.length < 2) return null
  const counts = verdictOrder
    .map((verdict) => ({
      verdict: verdictTexts[verdict][language],
      count: subjects.filter((subject) => subject.verdict === verdict).length,
    }))
    .filter(({ count }) => count > 0)
  const words = counts.map((params, index) =>
    index === 0
      ? say('someSubjects', { ...params, total: subjects.length })
      : say('otherSubjects', params),
  )
  return (
    <span className={styles['subjects']}>{words.join(language === 'zh-CN' ? '，' : ', ')}</span>
  )
}
