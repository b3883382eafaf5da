import { hash } from 'node:crypto'
import { formatTime, weakest, type Overall, type OverallReason } from '#shared'
import { currentScope, type Case } from '../case/case.ts'
import type { Db } from '../case/db.ts'
import { Coverage } from '../coverage/coverage.ts'
import { readCompromiseSet } from '../scope/compromise-set.ts'
import { readContainments } from '../scope/containment.ts'
import { tails, timelineOf, wholeDays, type Timeline } from '../scope/timeline.ts'
import { sqlOf } from '../scope/views.ts'
import { Dispositions } from './disposition.ts'
import type { ClaimResult, Evaluation } from './document.ts'
import { EventIds } from './event-ids.ts'
import {
  evaluateClaim,
  failedClaim,
  type AskedQuery,
  type EvaluateContext,
} from './evaluate-claim.ts'
import type { Claim, ClaimNeed, Context } from './kit.ts'
import { limitsOf } from './limits.ts'
import { claims as catalogue, claimsInDoctrine } from './registry.ts'

function annexRows(db: Db, kind: string): Record<string, string>[] {
  const rows = db.prepare('SELECT fields FROM annex WHERE kind = ?').pluck().all(kind) as string[]
  return rows.sort().map((fields) => JSON.parse(fields) as Record<string, string>)
}

function readContext(kase: Case): Context {
  const { db } = kase
  const timeline = timelineOf(currentScope(kase.journal))
  const set = readCompromiseSet(db)
  return {
    timeline,
    set,
    containments: readContainments(db, set, timeline),
    changes: annexRows(db, 'changes'),
    responders: annexRows(db, 'responders'),
    approved: annexRows(db, 'approved'),
  }
}

/** A case in which nothing happened: what a query looks like does not depend on the case. */
const noContext: Context = {
  timeline: timelineOf({
    name: '',
    tenants: [],
    incidentStart: 0,
    containedAt: 0,
    observedUntil: 0,
    frozenAt: 0,
    policy: 'standard-97',
  }),
  set: {
    indicators: [],
    users: [],
    actors: new Set(),
    apps: new Set(),
    tainted: [],
    taintedTokens: new Set(),
  },
  containments: { user: () => never(), credential: () => never(), te: 0 },
  changes: [],
  responders: [],
  approved: [],
}

function never(): never {
  throw new Error('there is no path in an empty case')
}

/** Digest of the rules: each claim's revision and the queries it asks. */
function digestRules(): string {
  const rules = catalogue.map((claim) => ({
    id: claim.id,
    revision: claim.revision,
    class: claim.class,
    queries: Object.entries(claim.candidates(noContext)).map(([name, query]) => [
      name,
      sqlOf(query),
    ]),
  }))
  return hash('sha256', JSON.stringify(rules), 'hex')
}

let ruleset: string | undefined

/** Digest of the rules this version judges by. */
export function rulesetDigest(): string {
  return (ruleset ??= digestRules())
}

/**
 * Digest of what the verdicts rest on: the originals and every human input; not when it was entered, nor
 * what a file was called on somebody's disk.
 */
function inputsDigest(kase: Case): string {
  const inputs = kase.journal.lines.map((line) => {
    const { seq: _seq, prev: _prev, at: _at, ...entry } = line
    return JSON.stringify('name' in entry ? { ...entry, name: null } : entry)
  })
  return hash('sha256', JSON.stringify(inputs.sort()), 'hex')
}

/**
 * Groups whose refutation is about the evidence, not about access (amendment 2): M3, M5, M6.
 */
const evidenceClaims = new Set(['log-coverage-complete', 'sources-agree', 'evidence-authentic'])

function rollUp(results: readonly ClaimResult[]): { overall: Overall; reasons: OverallReason[] } {
  const gating = results.filter((result) => result.class === 'gating')
  const refuted = gating.filter(({ verdict }) => verdict === 'refuted')
  if (refuted.some(({ id }) => !evidenceClaims.has(id)))
    return { overall: 'residual-access', reasons: [] }
  const { verdict, reasons } = weakest(gating)
  const broken: OverallReason[] = refuted.length > 0 ? ['evidence-integrity'] : []
  // Claims that are not built were not tested; silence about them is no support.
  const untested: OverallReason[] = results.length < claimsInDoctrine ? ['coverage'] : []
  const open = [...new Set([...reasons, ...untested, ...broken])]
  return verdict === 'supported' && open.length === 0
    ? { overall: 'eviction-supported', reasons: [] }
    : { overall: 'not-determined', reasons: open }
}

function parametersOf(timeline: Timeline, te: number): Evaluation['parameters'] {
  return {
    incidentStart: formatTime(timeline.incidentStart),
    containedAt: formatTime(timeline.containedAt),
    effectiveAt: formatTime(te),
    observedUntil: formatTime(timeline.observedUntil),
    frozenAt: timeline.frozenAt === null ? null : formatTime(timeline.frozenAt),
    policy: timeline.policy,
    requiredDays: timeline.requiredDays,
    tailUserMinutes: tails.user / 60_000,
    tailServicePrincipalMinutes: tails['service-principal'] / 60_000,
  }
}

/** Judged in the order of what they rest on: the claims about other claims come last. */
function evaluateAll(
  evaluate: EvaluateContext,
  judged: (claim: string) => void,
): Pick<Evaluated, 'failed' | 'queries'> & { results: ClaimResult[] } {
  const queries = new Map<string, readonly AskedQuery[]>()
  const needs: ClaimNeed[] = []
  const results = new Map<string, ClaimResult>()
  let failed = false
  const one = (claim: Claim) => {
    try {
      const evaluated = evaluateClaim(claim, evaluate, { needs, coverage: evaluate.coverage })
      results.set(claim.id, evaluated.result)
      queries.set(claim.id, evaluated.queries)
      if (claim.class === 'gating' && !claim.last) needs.push(...evaluated.needs)
    } catch (error) {
      failed = true
      results.set(claim.id, failedClaim(claim, error))
    }
    judged(claim.id)
  }
  for (const claim of catalogue) if (!claim.last) one(claim)
  for (const claim of catalogue) if (claim.last) one(claim)
  return { results: catalogue.map((claim) => results.get(claim.id)!), failed, queries }
}

export type Evaluated = {
  evaluation: Evaluation
  /** A claim crashed: the evaluation says which. */
  failed: boolean
  /** Rows of the events that the evaluation cites, by public id. */
  keys: ReadonlyMap<string, number>
  /** What each claim asked, by its id; a claim that crashed is not among them. */
  queries: ReadonlyMap<string, readonly AskedQuery[]>
  /** Names in lower case whose decisions do not count: the compromise set. */
  actors: ReadonlySet<string>
}

/**
 * Judges every claim over the case as it is. Same inputs, ruleset and parameters give the same bytes on
 * any machine: nothing here reads the clock, the zone or the locale.
 */
export function evaluateCase(kase: Case, judged: (claim: string) => void = () => {}): Evaluated {
  const context = readContext(kase)
  const coverage = new Coverage(kase.db, currentScope(kase.journal))
  const ids = new EventIds(kase.db)
  const { results, failed, queries } = evaluateAll(
    {
      db: kase.db,
      context,
      coverage,
      dispositions: new Dispositions(kase.db, context.set),
      idsOf: (events) => ids.of(events),
    },
    judged,
  )
  const { overall, reasons } = rollUp(results)
  const { timeline, containments } = context
  const observedDays = wholeDays(containments.te, timeline.observedUntil)
  return {
    failed,
    keys: ids.keys,
    queries,
    actors: context.set.actors,
    evaluation: {
      ruleset: rulesetDigest(),
      inputs: inputsDigest(kase),
      parameters: parametersOf(timeline, containments.te),
      epoch: 1,
      overall,
      overallReasons: reasons,
      ...(observedDays < timeline.requiredDays
        ? { interim: { observedDays, requiredDays: timeline.requiredDays } }
        : {}),
      limits: limitsOf(kase.db, coverage.gaps, results),
      conditions: [],
      claims: results,
    },
  }
}
