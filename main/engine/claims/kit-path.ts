import type { EventSource } from '#shared'
import { issueTimeOffset, tails } from '../scope/timeline.ts'
import type { CompromisedUser, Containment, Context } from './kit.ts'

/** What tells when an act happened, on which path, and with a token of when. */
export type Act = {
  at: number
  source: EventSource
  actor_kind: string
  actor_id: string | null
  actor_upn: string | null
  token_issued_at: number | null
}

/** The member of the compromise set who acted, by object id or address. */
export function compromisedUser(
  act: Pick<Act, 'actor_id' | 'actor_upn'>,
  { set }: Context,
): CompromisedUser | undefined {
  return set.users.find(
    ({ id, upns }) => (id !== null && id === act.actor_id) || upns.includes(act.actor_upn ?? ''),
  )
}

/** T0 and Te of the act's path; where nothing closed it, from the case's containment (amendment 1). */
function pathOf(act: Act, context: Context): Pick<Containment, 't0' | 'te'> {
  const user = compromisedUser(act, context)
  if (user !== undefined) return context.containments.user(user)
  const [last] = context.set.tainted
    .filter(({ principals }) => principals.includes(act.actor_id ?? ''))
    .map((credential) => context.containments.credential(credential))
    .sort((a, b) => b.te - a.te)
  if (last !== undefined) return last
  const { containedAt } = context.timeline
  const tail = act.actor_kind === 'sp' ? tails['service-principal'] : tails.user
  return { t0: containedAt, te: containedAt + tail }
}

const isSignIn = (source: EventSource) => source.startsWith('entra.signin.') || source === 'ual.sts'

/**
 * POST of amendment 1: an issuance after T0 counts at once, and so does what is done with a token issued
 * after T0; what is done with an older token, or one of unknown age, counts when the tail has ended. A
 * workload's issue time within five minutes of T0 says neither (amendment 10).
 */
export function isAfterContainment(act: Act, context: Context): boolean {
  const { t0, te } = pathOf(act, context)
  if (isSignIn(act.source)) return act.at > t0
  // Recorded five minutes early: later than T0 as recorded is later than T0 and the band as it was.
  const isFresh = act.token_issued_at !== null && act.token_issued_at > t0
  return isFresh ? act.at > t0 : act.at > te
}

/** Whether a workload's token was issued before its user's T0, by more than the band of five minutes. */
export function isFromBefore(act: Act, context: Context): boolean {
  const user = compromisedUser(act, context)
  if (user === undefined || act.token_issued_at === null) return false
  return act.token_issued_at + 2 * issueTimeOffset < context.containments.user(user).t0
}
