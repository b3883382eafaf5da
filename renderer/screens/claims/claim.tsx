import { useMemo } from 'react'
import type { ClaimDetail } from '#contract'
import { useCommands } from '../../lib/commands.ts'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Failure } from '../../ui/failure.tsx'
import { Card } from '../../ui/parts.tsx'
import { Change, Explanation } from './change.tsx'
import { ClaimHead } from './claim-head.tsx'
import { Coverage } from './coverage.tsx'
import { CoverageDialog } from './coverage-dialog.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { useFocusPart } from './focus.ts'
import { Findings } from './findings.tsx'
import styles from './claim.module.css'
import { usePlace } from './place.ts'
import { Queries } from './queries.tsx'
import { openDialog, useClaimsScreen } from './screen-state.ts'
import { byWeight } from './standing.ts'
import { Subjects } from './subjects.tsx'
import { Support } from './support.tsx'
import { texts } from './texts.ts'

const showing = [
  {
    id: 'claims.coverage',
    title: texts.coverageCommand,
    keys: 'c',
    run: () => openDialog('coverage'),
  },
  {
    id: 'claims.explain',
    title: texts.explainCommand,
    keys: 'e',
    run: () => openDialog('explanation'),
  },
  { id: 'claims.query', title: texts.queryCommand, keys: 'q', run: () => openDialog('query') },
]

/** One claim: what refutes it first, then why that matters, what the logs could show, what would change it. */
export function Claim({ id, onNext }: { id: string; onNext: () => void }) {
  const language = useLanguage()
  const { value: claim, failure } = useQuery('claims.get', { claim: id, language })
  const say = useTexts(texts)
  if (failure !== null)
    return (
      <div className={styles['claim']}>
        <h1>{say('notShown')}</h1>
        <Failure failure={failure} />
      </div>
    )
  return claim === undefined ? <div /> : <Shown claim={claim} onNext={onNext} />
}

function Shown({ claim, onNext }: { claim: ClaimDetail; onNext: () => void }) {
  const say = useTexts(texts)
  useCommands(useMemo(() => showing, []))
  const place = usePlace()
  const part = useFocusPart<HTMLDivElement>('claim')
  const findings = useMemo(() => byWeight(claim.findings), [claim.findings])
  const selected = findings.find(({ id }) => id === place.finding) ?? findings[0] ?? null
  const hasSupport = claim.support.length > 0
  return (
    <div className={styles['claim']}>
      <div
        ref={part}
        className={styles['scroll']}
        tabIndex={0}
        role="region"
        aria-label={say('claim')}
      >
        <ClaimHead claim={claim} />
        {findings.length === 0 ? null : (
          <Findings claim={claim} findings={findings} selected={selected} />
        )}
        {hasSupport && findings.length === 0 ? <Support claim={claim} /> : null}
        <div className={styles['cards']}>
          <Card title={say('why')}>
            <p className={styles['why']}>{claim.why}</p>
          </Card>
          <Coverage claim={claim} />
          <Change claim={claim} />
        </div>
        {hasSupport && findings.length > 0 ? <Support claim={claim} /> : null}
        {claim.subjects.length > 1 ? <Subjects subjects={claim.subjects} /> : null}
      </div>
      <DecisionBar claim={claim.id} finding={selected} onNext={onNext} />
      <OpenDialog claim={claim} finding={selected} />
    </div>
  )
}

function OpenDialog({
  claim,
  finding,
}: {
  claim: ClaimDetail
  finding: ClaimDetail['findings'][number] | null
}) {
  const dialog = useClaimsScreen((state) => state.dialog)
  switch (dialog) {
    case null:
      return null
    case 'coverage':
      return <CoverageDialog claim={claim} />
    case 'explanation':
      return <Explanation claim={claim} />
    case 'query':
      return <Queries queries={claim.queries} />
    case 'benign':
    case 'malicious':
      return finding === null ? null : <DecisionDialog finding={finding} as={dialog} />
  }
}
