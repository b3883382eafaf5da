import { day, hour, minute } from '#shared'
import type { Policy, Scope } from '../case/entries.ts'

/** Symbols of claims.md §2, in epoch ms. */
export type Timeline = {
  /** I0 */
  incidentStart: number
  /** T0 where no closing event is known: containment as the scope states it. */
  containedAt: number
  /** O1 */
  observedUntil: number
  /** X */
  frozenAt: number | null
  policy: Policy
  requiredDays: number
}

/** Days of observation each policy asks for (claims.md §2). */
export const policyDays: Record<Policy, number> = {
  'bec-30': 30,
  'standard-97': 97,
  'state-180': 180,
}

/**
 * How long a token issued before containment may still work, by what was closed (claims.md §2). Printed
 * in the report: these are parameters, not facts of the case.
 */
export const tails = {
  /** User whose clients' support of continuous access evaluation is unknown: a long-lived token's life. */
  user: 28 * hour,
  /** Service principal on any resource but Microsoft Graph. */
  'service-principal': 90 * minute,
} as const

/** Rule 16: records still arrive; a freeze sooner than this after O1 misses some. */
export const freezeDelay = 72 * hour

/** Access tokens state an issue time five minutes before the sign-in (formats.md §0.1). */
export const issueTimeOffset = 5 * minute

export function timelineOf(scope: Scope): Timeline {
  return {
    incidentStart: scope.incidentStart,
    containedAt: scope.containedAt,
    observedUntil: scope.observedUntil,
    frozenAt: scope.frozenAt,
    policy: scope.policy,
    requiredDays: policyDays[scope.policy],
  }
}

/** Whole days between two instants; what is begun does not count. */
export function wholeDays(from: number, to: number): number {
  return Math.max(0, Math.floor((to - from) / day))
}
