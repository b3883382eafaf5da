import { basename } from 'node:path'
import type { CaseSummary } from '#contract'
import { formatTime, visible } from '#shared'
import { currentScope, type Case } from '../../case/case.ts'
import type { Db } from '../../case/db.ts'
import type { Scope } from '../../case/entries.ts'
import { pendingFiles } from '../../import/replay.ts'
import { fileName } from '../meter.ts'
import type { OpenCase } from '../protocol.ts'

const count = (db: Db, sql: string) => db.prepare(sql).pluck().get() as number

export function timelineView(scope: Scope): CaseSummary['timeline'] {
  return {
    incidentStart: formatTime(scope.incidentStart),
    containedAt: formatTime(scope.containedAt),
    observedUntil: formatTime(scope.observedUntil),
    frozenAt: scope.frozenAt === null ? null : formatTime(scope.frozenAt),
  }
}

/** What a case holds. Events are counted from their hours: ten million rows are not counted at a glance. */
export function summaryOf({ kase, heldBy, revision }: OpenCase & { kase: Case }): CaseSummary {
  const { db, journal } = kase
  const scope = currentScope(journal)
  return {
    name: visible(scope.name),
    folder: visible(basename(kase.folder)),
    tenants: scope.tenants.map(visible),
    timeline: timelineView(scope),
    policy: scope.policy,
    heldBy,
    revision,
    journalLines: journal.lines.length,
    files: count(db, 'SELECT count(*) FROM file'),
    events: count(db, 'SELECT ifnull(sum(events), 0) FROM activity_hour'),
    snapshots: count(db, 'SELECT count(*) FROM snapshot'),
    indicators: count(db, 'SELECT count(*) FROM indicator'),
    pending: pendingFiles(kase).map(({ sha256, name }) => ({ sha256, name: fileName(name) })),
  }
}
