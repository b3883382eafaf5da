import { hash } from 'node:crypto'
import { formatTime, judge, sortReasons, weakest, type Coded, type Judgement } from '#shared'
import type { Db } from '../case/db.ts'
import type { Coverage } from '../coverage/coverage.ts'
import { tidy, type Gap } from '../coverage/gap.ts'
import { run, sqlOf } from '../scope/views.ts'
import type { Dispositions } from './disposition.ts'
import type { ClaimResult, Finding } from './document.ts'
import type {
  Claim,
  ClaimNeed,
  Context,
  Earlier,
  FindingDraft,
  Judged,
  RowsOf,
  Candidates,
  Subject,
} from './kit.ts'

export type EvaluateContext = {
  db: Db
  context: Context
  coverage: Coverage
  dispositions: Dispositions
  /** Public ids of event rows, by key. */
  idsOf(events: readonly number[]): string[]
}

/** A candidate query as it was asked. */
export type AskedQuery = { name: string; sql: string; parameters: readonly unknown[] }

export type Evaluated = {
  result: ClaimResult
  needs: readonly ClaimNeed[]
  queries: readonly AskedQuery[]
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/**
 * A finding's id says what it is about: the same rows under the same code. New rows make a new finding,
 * which no earlier decision covers.
 */
function findingOf(claim: Claim, draft: FindingDraft, evaluate: EvaluateContext): Finding {
  const events = evaluate.idsOf(draft.events)
  const about = [
    claim.id,
    draft.strength,
    draft.code,
    draft.subject,
    draft.params,
    events.toSorted(),
  ]
  const id = `f-${hash('sha256', JSON.stringify(about), 'hex').slice(0, 16)}`
  const { strength, code, params, subject } = draft
  return { id, strength, code, params, subject, events, disposition: evaluate.dispositions.of(id) }
}

function judgeSubject(
  subject: Subject,
  findings: readonly Finding[],
  gaps: readonly { subject: string | null }[],
  missing: Judged['missing'],
): Judgement {
  const own = findings.filter((finding) => finding.subject === subject.id)
  const concerns = ({ subject: id }: { subject: string | null }) => id === null || id === subject.id
  const standing = own.filter(({ disposition }) => disposition?.as !== 'benign')
  return judge({
    strong: standing.filter(({ strength }) => strength === 'strong').length,
    malicious: standing.filter(({ disposition }) => disposition?.as === 'malicious').length,
    open: standing.filter(
      ({ strength, disposition }) => strength === 'weak' && disposition === null,
    ).length,
    missing: [
      ...(gaps.some(concerns) ? (['coverage'] as const) : []),
      ...missing.filter(concerns).map(({ reason }) => reason),
    ],
  })
}

/** The export that would settle a gap, or the decision, time or act that is missing. */
function nextSteps(gaps: readonly Gap[], judged: Judged, findings: readonly Finding[]): Coded[] {
  const exports = gaps.map(({ source, scope, from, to, reason }) => ({
    code: 'export',
    params: { source, scope, from: formatTime(from), to: formatTime(to), reason },
  }))
  const open = findings.filter(
    ({ strength, disposition }) => strength === 'weak' && disposition === null,
  )
  const decide = open.map(({ id, subject }) => ({
    code: 'decide',
    params: { finding: id, subject },
  }))
  const steps = [...judged.missing.map(({ next }) => next), ...decide, ...exports]
  return [...new Map(steps.map((step) => [JSON.stringify(step), step])).values()]
}

function byImportance(a: Finding, b: Finding): number {
  return (
    compare(a.strength, b.strength) ||
    compare(a.subject, b.subject) ||
    compare(a.code, b.code) ||
    compare(a.id, b.id)
  )
}

/** Runs one claim: its candidates, its judge, then the verdict, which the claim has no part in. */
export function evaluateClaim(
  claim: Claim,
  evaluate: EvaluateContext,
  earlier: Earlier,
): Evaluated {
  const queries = claim.candidates(evaluate.context)
  const rows = Object.fromEntries(
    Object.entries(queries).map(([name, query]) => [name, run(evaluate.db, query)]),
  ) as RowsOf<Candidates>
  const judged = claim.judge(rows, evaluate.context)
  const needs = claim.needs(evaluate.context, judged.subjects, earlier)
  const findings = judged.findings
    .map((draft) => findingOf(claim, draft, evaluate))
    .sort(byImportance)
  const lacking = needs.map((need) => ({
    subject: need.subject,
    gaps: evaluate.coverage.missing(need),
  }))
  const gaps = tidy(lacking.flatMap((need) => need.gaps))
  const unmet = lacking.filter((need) => need.gaps.length > 0)
  const subjects = judged.subjects.map((subject) => ({
    ...subject,
    ...judgeSubject(subject, findings, unmet, judged.missing),
  }))
  const whole = judged.notApplicable
    ? ({ verdict: 'not-applicable', reasons: [] } satisfies Judgement)
    : overSubjects(subjects, unmet.length > 0)
  return {
    needs,
    queries: Object.entries(queries).map(([name, query]) => ({ name, ...sqlOf(query) })),
    result: {
      id: claim.id,
      group: claim.group,
      class: claim.class,
      ...whole,
      findings,
      support: judged.support.map(({ code, params, events }) => ({
        code,
        params,
        events: evaluate.idsOf(events),
      })),
      subjects: subjects.toSorted((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id)),
      coverage: describeCoverage(needs, gaps),
      next: whole.verdict === 'undetermined' ? nextSteps(gaps, judged, findings) : [],
    },
  }
}

/** Over no subject a missing log is said too: what is not seen may be why there is none. */
function overSubjects(subjects: readonly Judgement[], unmet: boolean): Judgement {
  const whole = weakest(subjects)
  return subjects.length === 0 && unmet
    ? { verdict: 'undetermined', reasons: sortReasons([...whole.reasons, 'coverage']) }
    : whole
}

function describeCoverage(
  needs: readonly ClaimNeed[],
  gaps: readonly Gap[],
): ClaimResult['coverage'] {
  const needed = needs.map((need) => ({
    source: need.anyOf.join('|'),
    scope: need.scope,
    from: formatTime(need.from),
    to: formatTime(need.to),
  }))
  const unique = new Map(needed.map((need) => [JSON.stringify(need), need]))
  return {
    needed: [...unique.keys()].sort().map((key) => unique.get(key)!),
    gaps: gaps.map((gap) => ({
      source: gap.source,
      scope: gap.scope,
      from: formatTime(gap.from),
      to: formatTime(gap.to),
      reason: gap.reason,
    })),
  }
}

/** A claim that fails is undetermined and says so; it is never hidden. */
export function failedClaim(claim: Claim, error: unknown): ClaimResult {
  return {
    id: claim.id,
    group: claim.group,
    class: claim.class,
    verdict: 'undetermined',
    reasons: ['error'],
    findings: [],
    support: [],
    subjects: [],
    coverage: { needed: [], gaps: [] },
    next: [{ code: 'report-defect', params: { detail: String(error).slice(0, 300) } }],
  }
}
