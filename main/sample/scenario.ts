import { timeline } from './clock.ts'
import { emptyActivity, type Activity } from './activity.ts'
import { createApplications } from './applications.ts'
import { attack } from './attack.ts'
import { contain, knocks } from './containment.ts'
import { deskShifts, deskTelephones, memberDays } from './daily-sign-ins.ts'
import {
  applicationJobs,
  directoryBackground,
  exchangeAdministration,
  managedIdentities,
} from './daily-services.ts'
import { createIdentities } from './identities.ts'
import { inboxRules, plannedChanges } from './tickets.ts'

export type Scenario = ReturnType<typeof createScenario>

/** Everything that happened at Harrow Ridge, in time order, and nothing about how it was logged. */
export function createScenario(seed: number) {
  const identities = createIdentities(seed)
  const applications = createApplications(identities)
  const activity = emptyActivity()
  memberDays(identities, activity)
  deskShifts(identities, activity)
  deskTelephones(identities, activity)
  applicationJobs(identities, applications, activity)
  managedIdentities(identities, activity)
  directoryBackground(identities, activity)
  exchangeAdministration(identities, activity)
  inboxRules(identities, activity)
  const trace = attack(identities, applications, activity)
  const tickets = [
    ...contain(identities, applications, activity),
    ...plannedChanges(identities, applications, activity),
  ]
  knocks(identities, applications, trace.places, activity)
  return { identities, applications, activity: withinLogs(activity), trace, tickets }
}

/** A mail read shortly before the end may fall after it. */
function withinLogs(activity: Activity): Activity {
  const cut = <Item extends { at: number }>(items: readonly Item[]): Item[] =>
    items
      .filter((item) => item.at >= timeline.logsFrom && item.at < timeline.logsTo)
      .toSorted((left, right) => left.at - right.at)
  return {
    signIns: cut(activity.signIns),
    acts: cut(activity.acts),
    reads: cut(activity.reads),
    items: cut(activity.items),
    cmdlets: cut(activity.cmdlets),
    rules: activity.rules,
  }
}
