import { dateName, day, isoSeconds, missingWindow, on, timeline } from './clock.ts'
import type { Activity, DirectoryAct, SignIn } from './activity.ts'
import { listFile, logFile, type SampleFile } from './files.ts'
import { createRandom } from './random.ts'
import type { Scenario } from './scenario.ts'
import { directoryRecord, logonRecord } from './writers/entra-audit-records.ts'
import { cmdletRecord, itemRecord, readRecord } from './writers/exchange-records.ts'
import { diagnosticLine, graphDirectoryAudit, graphPage, graphSignIn } from './writers/graph.ts'
import { nonInteractiveCsv } from './writers/log-analytics.ts'
import {
  applicationObjects,
  inboxRuleObjects,
  principalObjects,
  userObjects,
} from './writers/snapshots.ts'
import {
  managementLines,
  portalCsv,
  searchCsv,
  searchResults,
  type Entry,
} from './writers/unified-audit-log.ts'

/** The Management API subscription began with the response; the search covers what was before. */
const subscribedFrom = on(28)
const searchedUntil = on(30)

/** The portal export somebody made of the nights of the return; it repeats rows of the search. */
const portalSpan = { from: on(36), to: on(44) }

/** All exports in the order an analyst would import them. */
export function exportFiles(scenario: Scenario): SampleFile[] {
  const { activity } = scenario
  return [
    ...entraFiles(scenario),
    ...directoryUnified(scenario),
    ...exchangeFiles(scenario),
    ...snapshotFiles(scenario, activity, timeline.firstSnapshot),
    ...snapshotFiles(scenario, activity, timeline.lastSnapshot),
  ]
}

function entraFiles({ identities, activity }: Scenario): SampleFile[] {
  const of = (kind: SignIn['kind']) => activity.signIns.filter((signIn) => signIn.kind === kind)
  const page = (path: string, kind: SignIn['kind']) => {
    const list = of(kind).toReversed()
    const values = () => list.map((signIn) => graphSignIn(identities, signIn))
    return logFile(
      'entra',
      { path, chunks: () => graphPage('auditLogs/signIns', values()) },
      ids(list),
    )
  }
  const silent = of('noninteractive').toReversed()
  const managed = of('managed-identity')
  const acts = activity.acts.toReversed()
  return [
    page('exports/entra/signins-interactive.json', 'interactive'),
    page('exports/entra/signins-service-principal.json', 'service-principal'),
    logFile(
      'entra',
      {
        path: 'exports/log-analytics/query_data.csv',
        chunks: () => nonInteractiveCsv(identities, silent),
      },
      ids(silent),
    ),
    logFile(
      'entra',
      {
        path: 'exports/azure-monitor/managed-identity-signins.json',
        chunks: () => managed.map((signIn) => diagnosticLine(identities, signIn)),
      },
      ids(managed),
    ),
    logFile(
      'entra',
      {
        path: 'exports/entra/directory-audits.json',
        chunks: () => graphPage('auditLogs/directoryAudits', acts.map(graphDirectoryAudit)),
      },
      ids(acts),
    ),
  ]
}

/** Types 8 and 15: a search up to day 30, then the content blobs from day 28 on. */
function directoryUnified({ identities, activity }: Scenario): SampleFile[] {
  const fromAct = (act: DirectoryAct) => ({ at: act.at, record: directoryRecord(identities, act) })
  const fromSignIn = (signIn: SignIn) => ({
    at: signIn.at,
    record: logonRecord(identities, signIn),
  })
  const entries: Entry[] = inOrder([
    ...activity.acts.map(fromAct),
    ...activity.signIns.filter((signIn) => signIn.kind === 'interactive').map(fromSignIn),
  ])
  const random = createRandom(identities.seed, 'search/directory')
  const window = { origin: timeline.logsFrom, span: 10 * day }
  const searched = entries.filter((entry) => entry.at < searchedUntil)
  const found = searchResults(searched, window, random)
  const streamed = entries.filter((entry) => entry.at >= subscribedFrom)
  const repeated = streamed.flatMap((entry) => (random.chance(0.04) ? [entry, entry] : [entry]))
  return [
    logFile(
      'unified',
      {
        path: `exports/ual/UAL-AzureActiveDirectory-${span(timeline.logsFrom, searchedUntil)}.csv`,
        chunks: () => searchCsv(found),
      },
      found.map(({ entry }) => entry.record.Id),
    ),
    logFile(
      'unified',
      {
        path: 'exports/management-api/Audit.AzureActiveDirectory.json',
        chunks: () => managementLines(repeated),
      },
      repeated.map((entry) => entry.record.Id),
    ),
  ]
}

/** Types 1, 2 and 50, and the one window of type 1 that is kept back. */
function exchangeFiles({ identities, activity }: Scenario): SampleFile[] {
  const mail: Entry[] = inOrder([
    ...activity.reads.map((read) => ({ at: read.at, record: readRecord(identities, read) })),
    ...activity.items.map((item) => ({ at: item.at, record: itemRecord(identities, item) })),
  ])
  const cmdlets: Entry[] = activity.cmdlets.map((cmdlet) => ({
    at: cmdlet.at,
    record: cmdletRecord(identities, cmdlet),
  }))
  const inWindow = (entry: Entry) => entry.at >= missingWindow.from && entry.at < missingWindow.to
  const search = (path: string, entries: readonly Entry[], withheld?: true) => {
    const random = createRandom(identities.seed, `search/${path}`)
    const window = { origin: missingWindow.from, span: missingWindow.to - missingWindow.from }
    const found = searchResults(entries, window, random)
    const content = { path, chunks: () => searchCsv(found), ...(withheld ? { withheld } : {}) }
    return logFile(
      'unified',
      content,
      found.map(({ entry }) => entry.record.Id),
    )
  }
  const portal = mail.filter((entry) => entry.at >= portalSpan.from && entry.at < portalSpan.to)
  const whole = span(timeline.logsFrom, timeline.logsTo)
  return [
    search(
      `exports/ual/UAL-ExchangeAdmin-${whole}.csv`,
      cmdlets.filter((entry) => !inWindow(entry)),
    ),
    search(`exports/ual/UAL-Exchange-${whole}.csv`, mail),
    logFile(
      'unified',
      {
        path: `exports/purview/AuditLog-${span(portalSpan.from, portalSpan.to)}.csv`,
        chunks: () => portalCsv(portal),
      },
      portal.map((entry) => entry.record.Id),
    ),
    search(
      `withheld/UAL-ExchangeAdmin-${span(missingWindow.from, missingWindow.to)}.csv`,
      cmdlets.filter(inWindow),
      true,
    ),
  ]
}

function snapshotFiles(scenario: Scenario, activity: Activity, asOf: number): SampleFile[] {
  const { identities, applications } = scenario
  const folder = `exports/snapshots/${dateName(asOf)}`
  const page = (name: string, set: string, values: readonly unknown[]) =>
    listFile(
      {
        path: `${folder}/${name}.json`,
        asOf: isoSeconds(asOf),
        chunks: () => graphPage(set, values),
      },
      values.length,
    )
  const rules = inboxRuleObjects(activity.rules, asOf)
  return [
    page('applications', 'applications', applicationObjects(applications, asOf)),
    page('service-principals', 'servicePrincipals', principalObjects(identities, applications)),
    page('users', 'users', userObjects(identities)),
    listFile(
      {
        path: `${folder}/inbox-rules.json`,
        asOf: isoSeconds(asOf),
        chunks: () => [`${JSON.stringify(rules, null, 2)}\n`],
      },
      rules.length,
    ),
  ]
}

function ids(list: readonly { id: string }[]): string[] {
  return list.map((item) => item.id)
}

/** First and last day, the last one not included. */
function span(from: number, to: number): string {
  return `${dateName(from)}_${dateName(to)}`
}

function inOrder<Item extends { at: number }>(items: Item[]): Item[] {
  return items.toSorted((left, right) => left.at - right.at)
}
