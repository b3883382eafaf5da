import type { Reason, Verdict } from '#shared'

/** What the doctrine says of this evidence, and why; the sample's yardstick for the evaluation. */
export type Expected = { verdict: Verdict; reasons: Reason[]; why: string }

const supported = (why: string): Expected => ({ verdict: 'supported', reasons: [], why })
const refuted = (why: string): Expected => ({ verdict: 'refuted', reasons: [], why })
const uncovered = (why: string): Expected => ({
  verdict: 'undetermined',
  reasons: ['coverage'],
  why,
})

const hole = 'four days of Exchange administration were never exported'

/** With `exports/`, `annexes/` and the seeds confirmed, before anybody has looked at K_f. */
export const expectedClaims: Readonly<Record<string, Expected>> = {
  'user-sessions-revoked': supported(
    'UX was revoked after the last act and after password reset and method removal; audit and unified log agree',
  ),
  'compromised-credentials-rotated': supported(
    'UX was reset by a responder and disabled, and both snapshots say so',
  ),
  'app-credentials-attributed': refuted(
    'K_f, added by UX on day 12, is on the service principal of F1 in both snapshots',
  ),
  'no-tainted-credential-signin': refuted(
    'F1 signed in nine times with K_f after the containment; the key is tainted because UX added it',
  ),
  'no-attacker-mail-access': refuted(
    'each reading by F1 names the token of a sign-in made with K_f, so it is attributed by token and not by address',
  ),
  'inbox-rules-clean': uncovered(`no rule of an untrusted context is known, but ${hole}`),
  'audit-pipeline-enabled-throughout': uncovered(`no act against auditing is known, but ${hole}`),
  'log-coverage-complete': uncovered(hole),
  'no-indicator-hit-after-containment': refuted(
    'K_f is tainted, for UX added it, and it was used; the seeds themselves appear only in failures',
  ),
  'observation-window-sufficient': uncovered(
    `long enough and frozen late enough, but ${hole}, so the exports are not free of gaps`,
  ),
}

/** What changes once the file in `withheld/` is imported too. */
export const expectedWithWithheld: Readonly<Record<string, Expected>> = {
  'inbox-rules-clean': supported(
    'the hole is filled and the rules of both snapshots are attributed',
  ),
  'audit-pipeline-enabled-throughout': supported(
    'the hole is filled and holds no act against auditing',
  ),
}
