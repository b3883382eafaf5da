import type { ClaimDetail, ClaimRow, EventRow, Finding as FindingView } from '#contract'
import {
  AppError,
  formatTime,
  groupTexts,
  reasonTexts,
  visible,
  type Coded,
  type Language,
  type Reason,
} from '#shared'
import type { Case } from '../../case/case.ts'
import type { Db } from '../../case/db.ts'
import { personOf } from '../../claims/disposition.ts'
import type { ClaimResult, Finding } from '../../claims/document.ts'
import type { AskedQuery } from '../../claims/evaluate-claim.ts'
import { loadEvents, type StoredEvent } from '../../import/event-rows.ts'
import { byVerdict, openFindings } from '../../report/claim-order.ts'
import {
  plainFinding,
  plainStep,
  scopeName,
  sourceName,
  subjectLabel,
} from '../../report/sentence.ts'
import { claimTechniques, claimTitle, claimWhy } from '../../report/texts.ts'
import type { Judged } from '../stored.ts'
import { refuting } from './board.ts'
import { shown, type CodedText } from './coded.ts'
import { gapView } from './coverage.ts'

const reasonsOf = (reasons: readonly Reason[], language: Language): CodedText[] =>
  reasons.map((code) => ({ code, text: reasonTexts[code][language] }))

function rowOf(claim: ClaimResult, language: Language): ClaimRow {
  return {
    id: claim.id,
    title: claimTitle(claim.id, language),
    group: claim.group,
    groupTitle: groupTexts[claim.group]?.[language] ?? claim.group,
    class: claim.class,
    verdict: claim.verdict,
    reasons: reasonsOf(claim.reasons, language),
    refuting: refuting(claim).length,
    open: openFindings(claim).length,
  }
}

/** Refuted first, then undetermined; within a verdict in the doctrine's order. */
export function claimsView({ evaluation }: Judged, language: Language): ClaimRow[] {
  return byVerdict(evaluation.claims).map((claim) => rowOf(claim, language))
}

function subjectNames({ subjects }: ClaimResult, language: Language): Map<string, string> {
  return new Map(subjects.map(({ id, name }) => [id, visible(name ?? subjectLabel(id, language))]))
}

/** The last word of each person on a finding, in the order they were entered. */
function decisionsOn(finding: string, { journal }: Case, { actors }: Judged) {
  const words = journal.lines.flatMap((line) =>
    line.kind === 'disposition' && line.finding === finding ? [line] : [],
  )
  const last = new Map(words.map((line) => [personOf(line.by), line]))
  return [...last.values()].map(({ as, by, why, at }) => ({
    as,
    by: visible(by),
    why: visible(why),
    at,
    counts: !actors.has(personOf(by)),
  }))
}

function findingView(
  claim: ClaimResult,
  finding: Finding,
  names: ReadonlyMap<string, string>,
  context: { kase: Case; judged: Judged; language: Language },
): FindingView {
  const { kase, judged, language } = context
  return {
    id: finding.id,
    strength: finding.strength,
    text: visible(plainFinding(claim.id, finding, language)),
    subject: names.get(finding.subject) ?? visible(subjectLabel(finding.subject, language)),
    events: finding.events.length,
    decisions: decisionsOn(finding.id, kase, judged),
    inForce: finding.disposition?.as ?? null,
  }
}

function coverageOf({ coverage }: ClaimResult, language: Language): ClaimDetail['coverage'] {
  return coverage.needed.map(({ source, scope, from, to }) => ({
    source,
    title: sourceName(source, language),
    scope: scopeName(scope, language),
    from,
    to,
    gaps: coverage.gaps
      .filter((gap) => source.split('|').includes(gap.source) && gap.scope === scope)
      .filter((gap) => gap.from < to && gap.to > from)
      .map((gap) => ({
        ...gap,
        from: gap.from > from ? gap.from : from,
        to: gap.to < to ? gap.to : to,
      }))
      .map((gap) => gapView(gap, language)),
  }))
}

/** Parameters of queries are texts and numbers; anything else is written as JSON has it. */
function literal(value: unknown): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `'${text.replaceAll("'", "''")}'`
}

/** The query with its parameters in their places: it can be run against case.db as it stands. */
export function queryText({ sql, parameters }: AskedQuery): string {
  let next = 0
  // A text or a name in quotation marks may hold a question mark of its own.
  return sql.replace(/"[^"]*"|'[^']*'|\?/g, (piece) =>
    piece === '?' ? visible(literal(parameters[next++])) : piece,
  )
}

/** @throws AppError claims/unknown */
export function claimView(
  kase: Case,
  judged: Judged,
  asked: { claim: string; language: Language },
): ClaimDetail {
  const { language } = asked
  const claim = judged.evaluation.claims.find(({ id }) => id === asked.claim)
  if (claim === undefined) throw new AppError('claims/unknown', { claim: asked.claim })
  const names = subjectNames(claim, language)
  const step = (next: Coded): CodedText => ({
    code: next.code,
    text: visible(plainStep(claim.id, next, language)),
  })
  return {
    ...rowOf(claim, language),
    why: claimWhy(claim.id, language),
    techniques: [...claimTechniques(claim.id)],
    subjects: claim.subjects.map(({ kind, id, verdict, reasons }) => ({
      kind,
      name: names.get(id)!,
      verdict,
      reasons: reasonsOf(reasons, language),
    })),
    findings: claim.findings.map((finding) =>
      findingView(claim, finding, names, { kase, judged, language }),
    ),
    support: claim.support.map((support) => ({
      text: visible(plainFinding(claim.id, support, language)),
      events: support.events,
    })),
    coverage: coverageOf(claim, language),
    next: claim.next.map(step),
    queries: (judged.queries.get(claim.id) ?? []).map((query) => ({
      name: query.name,
      sql: queryText(query),
    })),
  }
}

/** What the tenant's state calls an object: a sign-in of a service principal has only its id. */
function nameOfObject(db: Db, id: string | null): string | null {
  if (id === null) return null
  const name = db
    .prepare(
      `SELECT name FROM snapshot
       WHERE kind IN ('service-principals', 'users') AND object_id = ? AND name IS NOT NULL
       ORDER BY as_of DESC LIMIT 1`,
    )
    .pluck()
    .get(id)
  return typeof name === 'string' ? name : null
}

function eventView(db: Db, id: string, { fields }: StoredEvent, language: Language): EventRow {
  const actor = fields.actorUpn ?? nameOfObject(db, fields.actorId)
  return {
    id,
    at: formatTime(fields.at),
    source: fields.source,
    sourceTitle: sourceName(fields.source, language),
    operation: fields.operationRaw === '' ? null : visible(fields.operationRaw),
    actor: shown(actor ?? fields.actorId ?? fields.actorAppId),
    target: shown(fields.targetName ?? fields.mailbox ?? fields.targetId),
    app: shown(fields.appId),
    ip: shown(fields.ip),
    userAgent: shown(fields.userAgent),
    credentialKeyId: shown(fields.credentialKeyId),
    ok: fields.ok,
    errorCode: shown(fields.errorCode),
  }
}

/**
 * One page of the records behind a finding, in order of time.
 * @throws AppError decision/unknown-finding, event/unknown when a record is no longer in the case
 */
export function eventsView(
  kase: Case,
  judged: Judged,
  asked: { finding: string; first: number; count: number; language: Language },
): { total: number; events: EventRow[] } {
  const findings = judged.evaluation.claims.flatMap((claim) => claim.findings)
  const finding = findings.find(({ id }) => id === asked.finding)
  if (finding === undefined)
    throw new AppError('decision/unknown-finding', { finding: asked.finding })
  const page = finding.events.slice(asked.first, asked.first + asked.count)
  const events = page.map((id) => {
    const [event] = loadEvents(kase.db, [judged.keys.get(id)!])
    if (event === undefined) throw new AppError('event/unknown', { event: id })
    return eventView(kase.db, id, event, asked.language)
  })
  return { total: finding.events.length, events }
}
