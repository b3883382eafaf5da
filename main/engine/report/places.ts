import type { Case } from '../case/case.ts'
import { currentScope } from '../case/case.ts'
import type { Db } from '../case/db.ts'
import type { Evaluation } from '../claims/document.ts'
import type { Context } from '../claims/kit.ts'
import { claims } from '../claims/registry.ts'
import { EventPrinter, type RawPlace } from '../import/event-json.ts'
import { loadEvents } from '../import/event-rows.ts'
import { readCompromiseSet } from '../scope/compromise-set.ts'
import { readContainments } from '../scope/containment.ts'
import { timelineOf } from '../scope/timeline.ts'
import { run } from '../scope/views.ts'

/** A cited event as a row a person can read, and where its bytes are in the sealed originals. */
export type PlacedEvent = {
  at: number
  source: string
  operation: string
  actor: string | null
  ip: string | null
  ok: boolean | null
  raws: readonly RawPlace[]
}

/** Events shown with their place, for each finding and each piece of support. */
export const placedEvents = 20

function citedIds(evaluation: Evaluation): Map<string, Set<string>> {
  const cited = new Map<string, Set<string>>()
  for (const claim of evaluation.claims) {
    const lists = [...claim.findings, ...claim.support].map(({ events }) => events)
    const ids = new Set(lists.flatMap((events) => events.slice(0, placedEvents)))
    if (ids.size > 0) cited.set(claim.id, ids)
  }
  return cited
}

/**
 * The context the claims were asked in. Queries depend on timeline and compromise set alone; the lists
 * that people wrote matter to judges, which do not run here.
 */
function queryContext(kase: Case): Context {
  const timeline = timelineOf(currentScope(kase.journal))
  const set = readCompromiseSet(kase.db)
  const containments = readContainments(kase.db, set, timeline)
  return { timeline, set, containments, changes: [], responders: [], approved: [] }
}

/** Keys of the rows a claim looked at, in the order it saw them. */
function candidateKeys(db: Db, claimId: string, context: Context): Set<number> {
  const claim = claims.find(({ id }) => id === claimId)
  const keys = new Set<number>()
  for (const query of Object.values(claim?.candidates(context) ?? {}))
    for (const row of run(db, query) as { event?: unknown }[])
      if (typeof row.event === 'number') keys.add(row.event)
  return keys
}

/**
 * Where the cited events are. Public ids are digests and are not stored, so each is looked for among the
 * candidate rows of the claim that cites it; one that is not found is printed without a place.
 */
export function readPlaces(kase: Case, evaluation: Evaluation): Map<string, PlacedEvent> {
  const places = new Map<string, PlacedEvent>()
  const cited = citedIds(evaluation)
  if (cited.size === 0) return places
  const context = queryContext(kase)
  const printer = new EventPrinter(kase.db, kase.folder)
  for (const [claim, ids] of cited) {
    for (const id of places.keys()) ids.delete(id)
    for (const key of ids.size === 0 ? [] : candidateKeys(kase.db, claim, context)) {
      if (ids.size === 0) break
      const [event] = loadEvents(kase.db, [key])
      if (event === undefined || !ids.delete(printer.publicId(event))) continue
      const printed = printer.print(event, { raw: false })
      const { fields } = event
      places.set(String(printed['id']), {
        at: fields.at,
        source: fields.source,
        operation: fields.operationRaw,
        actor: fields.actorUpn ?? fields.actorId ?? fields.actorAppId,
        ip: fields.ip,
        ok: fields.ok,
        raws: printed['raws'] as RawPlace[],
      })
    }
  }
  return places
}
