import type { Case } from '../case/case.ts'
import type { Evaluation } from '../claims/document.ts'
import type { Evaluated } from '../claims/evaluate.ts'
import { EventPrinter, type RawPlace } from '../import/event-json.ts'
import { loadEvents } from '../import/event-rows.ts'

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

function citedIds(evaluation: Evaluation): Set<string> {
  const cited = evaluation.claims.flatMap(({ findings, support }) => [...findings, ...support])
  return new Set(cited.flatMap(({ events }) => events.slice(0, placedEvents)))
}

/** Where the cited events are in the sealed originals, by public id. */
export function readPlaces(
  kase: Case,
  { evaluation, keys }: Pick<Evaluated, 'evaluation' | 'keys'>,
): Map<string, PlacedEvent> {
  const printer = new EventPrinter(kase.db, kase.folder)
  const places = new Map<string, PlacedEvent>()
  for (const id of citedIds(evaluation)) {
    const [event] = loadEvents(kase.db, [keys.get(id)!])
    const { fields } = event!
    places.set(id, {
      at: fields.at,
      source: fields.source,
      operation: fields.operationRaw,
      actor: fields.actorUpn ?? fields.actorId ?? fields.actorAppId,
      ip: fields.ip,
      ok: fields.ok,
      raws: printer.places(event!),
    })
  }
  return places
}
