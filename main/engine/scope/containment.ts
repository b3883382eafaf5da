import type { EventSource } from '#shared'
import type { Db } from '../case/db.ts'
import {
  credentialOperations,
  type CompromisedUser,
  type CompromiseSet,
  type TaintedCredential,
} from './compromise-set.ts'
import { issueTimeOffset, tails, type Timeline } from './timeline.ts'
import { atUnindexed, from, run } from './views.ts'

/** Closing of one access path (claims.md §2, amendment 1), in epoch ms. */
export type Containment = {
  /**
   * L: last act that a confirmed indicator attributes to the attacker on this path; null when none is.
   * Acts in the tail of the closing event are not it, for that event could not have stopped them.
   */
  lastActAt: number | null
  /** The event that closed the path, and its time; null when the log holds none after the last act. */
  closingEvent: number | null
  closedAt: number | null
  /** T0: the closing event, or the case's containment where there is none. */
  t0: number
  /** Te: T0 plus how long a token issued before it may work. */
  te: number
}

/** Acts that end what a user's tokens can do (claims.md §2, last table). */
export const revocationOperations = [
  'update stsrefreshtokenvalidfrom timestamp',
  'disable account',
  'delete user',
  'hard delete user',
] as const

const removalOperations = [
  'remove service principal',
  'hard delete service principal',
  'delete application',
  'hard delete application',
] as const

type Closing = { event: number; at: number }

function contain(
  close: Closing | undefined,
  lastActAt: number | null,
  timeline: Timeline,
  tail: number,
): Containment {
  const t0 = close?.at ?? timeline.containedAt
  return {
    lastActAt,
    closingEvent: close?.event ?? null,
    closedAt: close?.at ?? null,
    t0,
    te: t0 + tail,
  }
}

const namesOf = ({ id, upns }: CompromisedUser) => [...(id === null ? [] : [id]), ...upns]

/** Acts on a directory object, by its id or by the name it had; earliest first. */
export function actsOn(
  db: Db,
  operations: readonly string[],
  names: readonly string[],
): {
  event: number
  at: number
  operation: string
  actor_id: string | null
  actor_upn: string | null
  actor_kind: string
}[] {
  if (names.length === 0) return []
  return run(
    db,
    from
      .selectFrom('event_view')
      .select(['event', 'at', 'operation', 'actor_id', 'actor_upn', 'actor_kind'])
      .where('source', 'in', ['entra.audit', 'ual.entra'])
      .where('operation', 'in', [...operations])
      .where('ok', '=', 1)
      .where((where) =>
        where.or([where('target_id', 'in', [...names]), where('target_name', 'in', [...names])]),
      )
      .orderBy('at')
      .orderBy('event'),
  )
}

/** Successes of a user that a confirmed session, token, device or address marks as the attacker's. */
function attackerActs(user: CompromisedUser, set: CompromiseSet) {
  const names = namesOf(user)
  const values = (kind: string) =>
    set.indicators.filter((indicator) => indicator.kind === kind).map(({ value }) => value)
  const own = set.indicators.some(
    ({ kind, tier, value }) => kind === 'user' && tier === 'A' && names.includes(value),
  )
  return from
    .selectFrom('event_view')
    .where((where) => where.or([where('actor_id', 'in', names), where('actor_upn', 'in', names)]))
    .where((where) => where.or([where('ok', '=', 1), where('ok', 'is', null)]))
    .$if(!own, (query) =>
      query.where((where) =>
        where.or([
          where('session_id', 'in', values('session')),
          where('token_id', 'in', values('token')),
          where('issued_token_id', 'in', values('token')),
          where('device_id', 'in', values('device')),
          where('ip', 'in', values('ip')),
        ]),
      ),
    )
}

/** Logs of sign-ins: each record is the issuance of a token. */
const issuing: EventSource[] = [
  'entra.signin.interactive',
  'entra.signin.noninteractive',
  'entra.signin.adfs',
  'ual.sts',
]

type Acts = ReturnType<typeof attackerActs>

function lastOf(db: Db, acts: Acts): number | null {
  const [row] = run(
    db,
    acts.select((select) => select.fn.max(atUnindexed).as('at')),
  )
  return (row?.at as number | null) ?? null
}

/** Acts after a closing event that it should have stopped: not those of tokens it found alive (amendment 1). */
function outlived(acts: Acts, close: Closing, tail: number): Acts {
  return acts
    .where(atUnindexed, '>', close.at)
    .where((where) =>
      where.or([
        where('at', '>', close.at + tail),
        where('source', 'in', issuing),
        where('token_issued_at', '>', close.at - issueTimeOffset),
      ]),
    )
}

/** The first act on the user that nothing of the attacker's outlived closed the path. */
function containUser(
  db: Db,
  user: CompromisedUser,
  set: CompromiseSet,
  timeline: Timeline,
): Containment {
  const acts = attackerActs(user, set)
  const close = actsOn(db, revocationOperations, namesOf(user)).find(
    (closing) => lastOf(db, outlived(acts, closing, tails.user)) === null,
  )
  const lastActAt = lastOf(db, close === undefined ? acts : acts.where(atUnindexed, '<=', close.at))
  return contain(close, lastActAt, timeline, tails.user)
}

export type Containments = {
  user(user: CompromisedUser): Containment
  credential(credential: TaintedCredential): Containment
  /** Te*: when the last path was effectively closed. */
  te: number
}

function containCredential(db: Db, credential: TaintedCredential, timeline: Timeline): Containment {
  const removed = run(
    db,
    from
      .selectFrom('event_view')
      .innerJoin('feature_view', 'feature_view.event', 'event_view.event')
      .select(['event_view.event', 'at'])
      .where('feature', '=', `credential-removed:${credential.keyId}`)
      .where('operation', 'in', [...credentialOperations])
      .where('ok', '=', 1)
      .$if(credential.targetId !== null, (query) =>
        query.where('target_id', '=', credential.targetId),
      )
      .where(atUnindexed, '>=', credential.addedAt ?? timeline.incidentStart)
      .orderBy(atUnindexed),
  )
  const names = credential.targetId === null ? [] : [credential.targetId]
  const gone = actsOn(db, removalOperations, names)
  const [close] = [...removed, ...gone]
    .filter(({ at }) => credential.addedAt === null || at >= credential.addedAt)
    .sort((a, b) => a.at - b.at || a.event - b.event)
  return contain(close, credential.addedAt, timeline, tails['service-principal'])
}

/** T0 and Te of every path of the compromise set. */
export function readContainments(db: Db, set: CompromiseSet, timeline: Timeline): Containments {
  const users = new Map(set.users.map((user) => [user, containUser(db, user, set, timeline)]))
  const credentials = new Map(
    set.tainted.map((credential) => [credential, containCredential(db, credential, timeline)]),
  )
  const ends = [...users.values(), ...credentials.values()].map(({ te }) => te)
  return {
    user: (user) => users.get(user)!,
    credential: (credential) => credentials.get(credential)!,
    te: Math.max(timeline.containedAt, ...ends),
  }
}
