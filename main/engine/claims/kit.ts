import {
  parseTime,
  type ClaimClass,
  type Coded,
  type EventSource,
  type Localised,
  type Param,
  type Reason,
} from '#shared'
import { canonicalOperation } from '../import/kit/operation.ts'
import type { Coverage, Need } from '../coverage/coverage.ts'
import { mailboxScope } from '../coverage/mailbox.ts'
import { tenantScope } from '../coverage/gap.ts'
import type { CompromisedUser, CompromiseSet, TaintedCredential } from '../scope/compromise-set.ts'
import { revocationOperations, type Containment, type Containments } from '../scope/containment.ts'
import { freezeDelay, issueTimeOffset, wholeDays, type Timeline } from '../scope/timeline.ts'
import { from, type EventView, type Query, type Views } from '../scope/views.ts'

export {
  from,
  freezeDelay,
  issueTimeOffset,
  mailboxScope,
  revocationOperations,
  tenantScope,
  wholeDays,
}
export type {
  CompromisedUser,
  CompromiseSet,
  Containment,
  Containments,
  EventSource,
  EventView,
  Need,
  Query,
  TaintedCredential,
  Timeline,
  Views,
}

/** One thing a claim speaks of: an account, an application, a mailbox, the tenant. */
export type Subject = { kind: string; id: string; name: string | null }

/** What every claim may know besides its own candidate rows. Pure data, so that a judge is pure. */
export type Context = {
  timeline: Timeline
  set: CompromiseSet
  containments: Containments
  /** Tickets: what was planned and approved (annex `changes`). */
  changes: readonly Record<string, string>[]
  responders: readonly Record<string, string>[]
  approved: readonly Record<string, string>[]
}

/**
 * A row that refutes (strong) or needs a decision (weak). `subject` is a `Subject.id`; `events` are keys of
 * rows, from which the public ids and the finding's own id are made.
 */
export type FindingDraft = {
  strength: 'strong' | 'weak'
  code: string
  params: Readonly<Record<string, Param>>
  subject: string
  events: readonly number[]
}

/** Positive evidence, such as a refused attempt: the lock holds and the log works (doctrine rule 6). */
export type SupportDraft = {
  code: string
  params: Readonly<Record<string, Param>>
  subject: string | null
  events: readonly number[]
}

/** A leg that is not there: no closing act, not enough time. `subject` null means every subject. */
export type Missing = { subject: string | null; reason: Reason; next: Coded }

export type Judged = {
  subjects: readonly Subject[]
  findings: readonly FindingDraft[]
  support: readonly SupportDraft[]
  missing: readonly Missing[]
  /** Positive evidence that there is nothing to test. */
  notApplicable?: Coded
}

/** Need of one subject, or of all. */
export type ClaimNeed = Need & { subject: string | null }

export type Candidates = Record<string, Query<unknown>>

export type RowsOf<Asked extends Candidates> = {
  [Name in keyof Asked]: Asked[Name] extends Query<infer Row> ? Row[] : never
}

/** Results of claims judged before, for the two claims that speak of the others. */
export type Earlier = {
  needs: readonly ClaimNeed[]
  coverage: Coverage
}

/**
 * A falsifiable sentence. It declares the rows that could refute it and judges them; it never decides
 * its verdict: the kit does, from findings, coverage, closure and time (claims.md §6).
 */
export type Claim<Asked extends Candidates = Candidates> = {
  /** Also the file's name. */
  id: string
  /** Raised with every change that can change a verdict; part of the ruleset's digest. */
  revision: number
  /** Letter of its group in claims.md §7. */
  group: string
  class: ClaimClass
  /** ATT&CK v16.1 ids. */
  techniques: readonly string[]
  title: Localised
  why: Localised
  /** Texts of every code this claim can put out. */
  texts: Readonly<Record<string, Localised>>
  /** Judged after the claims without this mark, whose needs it sees. */
  last?: true
  /** Candidate rows, by name; each a bounded, read-only query over the views. */
  candidates(context: Context): Asked
  /** What must have been recorded for silence to count. `subjects` are those the judge found. */
  needs(context: Context, subjects: readonly Subject[], earlier: Earlier): readonly ClaimNeed[]
  /** Pure and bounded: equal rows, equal judgement. */
  judge(rows: RowsOf<Asked>, context: Context): Judged
}

export function defineClaim<Asked extends Candidates>(claim: Claim<Asked>): Claim<Asked> {
  return claim
}

export const tenantSubject: Subject = { kind: 'tenant', id: tenantScope, name: null }

/** Names under which events and snapshots know a user. */
export function namesOf(user: CompromisedUser): string[] {
  return [...(user.id === null ? [] : [user.id]), ...user.upns]
}

export function userSubject(user: CompromisedUser): Subject {
  const id = user.id ?? user.upns[0] ?? ''
  return { kind: 'user', id, name: user.upns[0] ?? null }
}

/** Entra's own log or its copy in the unified audit log; either shows directory changes. */
export const directoryAudit: readonly EventSource[] = ['entra.audit', 'ual.entra']

const ticketWindow = 15 * 60_000

/** Half-open by a quarter of an hour on each side, as people note times (claims.md §3.4 TICKET). */
function within(at: number, change: Record<string, string>): boolean {
  const start = parseTime(change['from'] ?? '')
  const end = parseTime(change['to'] ?? '') ?? start
  return start !== null && at >= start - ticketWindow && at <= end! + ticketWindow
}

/**
 * Whether a ticket covers an act: same actor, same time, an approver who is neither the actor, under
 * whichever of its names, nor in the compromise set, and, where the ticket names them, the same operation and target.
 */
export function hasTicket(
  context: Context,
  act: {
    at: number
    actors: readonly (string | null)[]
    operation: string
    targets: readonly (string | null)[]
  },
): boolean {
  const equal = (value: string | undefined, found: readonly (string | null)[]) =>
    value === undefined ||
    value === '' ||
    found.some((name) => name?.toLowerCase() === value.toLowerCase())
  return context.changes.some((change) => {
    const approver = change['approver']?.toLowerCase() ?? ''
    const actor = change['actor']?.toLowerCase() ?? ''
    return (
      actor !== '' &&
      equal(actor, act.actors) &&
      approver !== '' &&
      !act.actors.some((name) => name?.toLowerCase() === approver) &&
      !context.set.actors.has(approver) &&
      !context.set.actors.has(actor) &&
      within(act.at, change) &&
      equal(change['target'], act.targets) &&
      (!change['operation'] || act.operation.includes(canonicalOperation(change['operation'])))
    )
  })
}

/** A bound that cannot be read bounds everything out: it was meant to say something. */
function boundOf(text: string | undefined, unbounded: number): number {
  return text === undefined || text === '' ? unbounded : (parseTime(text) ?? NaN)
}

/** Whether an act is a named responder's, within the time the list gives them; none given is any time. */
export function isResponder(
  context: Context,
  act: { at: number; actors: readonly (string | null)[] },
): boolean {
  return context.responders.some((responder) => {
    const upn = responder['upn']?.toLowerCase() ?? ''
    const start = boundOf(responder['from'], -Infinity)
    const end = boundOf(responder['to'], Infinity)
    return (
      upn !== '' &&
      act.actors.includes(upn) &&
      !context.set.actors.has(upn) &&
      act.at >= start &&
      act.at <= end
    )
  })
}

/** Whether an act is the compromise set's own. */
export function isAttacker(context: Context, actors: readonly (string | null)[]): boolean {
  return actors.some((actor) => actor !== null && context.set.actors.has(actor))
}
