import { day, snapshotKinds, type EventSource, type SnapshotKind, type Source } from '#shared'
import type { Db } from '../case/db.ts'
import type { Scope } from '../case/entries.ts'
import { clip, intersect, tenantScope, tidy, type Gap } from './gap.ts'
import { mailboxGaps } from './mailbox.ts'
import { collectedNone, collectedShort, collectionGaps } from './collection.ts'
import { cutGaps, immatureGaps, readCounts, sourceGaps } from './sources.ts'

/**
 * What a claim needs to have been recorded: any one of the sources, for the tenant or one mailbox
 * (`mailbox:<address>`), from … to (epoch ms). For a snapshot: one whose time lies in that interval.
 */
export type Need = {
  anyOf: readonly Source[]
  scope: string
  from: number
  to: number
}

const isSnapshot = (source: Source): source is `snapshot.${SnapshotKind}` =>
  source.startsWith('snapshot.')

/** Kinds whose lists can only be had whole; what a collector could not read, it has to say. */
const whole = Object.fromEntries(snapshotKinds.map((kind) => [kind, '1'])) as Record<
  SnapshotKind,
  string
>

/**
 * Whether one collection of a kind could have shown what its claims look for: an application list
 * without its credential columns, a rule list that leaves hidden rules out, or a mailbox list without
 * forwarding cannot (claims.md §3.3).
 */
const completeness: Readonly<Record<SnapshotKind, string>> = {
  ...whole,
  applications: "min(json_extract(attributes, '$.hasCredentialColumns') IS NOT 0)",
  'service-principals': "min(json_extract(attributes, '$.hasCredentialColumns') IS NOT 0)",
  'inbox-rules': "max(json_extract(attributes, '$.hidden') IS NOT NULL)",
  mailboxes: `min(NOT EXISTS (SELECT 1 FROM json_each(attributes, '$.notStated')
    WHERE value IN ('forwardingAddress', 'forwardingSmtpAddress')))`,
  // Tables that name a role and no role id list people only.
  'role-assignments': "min(json_extract(attributes, '$.roleId') IS NOT NULL)",
}

/**
 * Which intervals of which source can be relied on (claims.md §5). A source that was never collected is a
 * gap like any other: missing logs never read as silence.
 */
export class Coverage {
  readonly #db: Db
  readonly #scope: Scope
  readonly #bySource: ReadonlyMap<EventSource, readonly Gap[]>

  constructor(db: Db, scope: Scope) {
    this.#db = db
    this.#scope = scope
    const counts = readCounts(db)
    const sources = counts.map(({ source }) => source)
    const gaps = tidy([
      ...counts.flatMap((source) => sourceGaps(source, scope)),
      ...cutGaps(db, scope),
      ...collectionGaps(db, scope),
      ...immatureGaps(sources, scope),
    ])
    this.#bySource = new Map(
      sources.map((source) => [source, gaps.filter((gap) => gap.source === source)]),
    )
  }

  /** Event sources that hold at least one record. */
  get sources(): readonly EventSource[] {
    return [...this.#bySource.keys()].sort()
  }

  /** Every gap over the tenant, or one mailbox of it, within the case's window. */
  get gaps(): Gap[] {
    return [...this.#bySource.values()].flat()
  }

  /** What is missing for a need; empty when it is met. */
  missing(need: Need): Gap[] {
    const lists = need.anyOf.map((source) => this.#gapsOf(source, need))
    const common = lists.reduce((gaps, others) => intersect(gaps, others))
    return tidy(common)
  }

  #gapsOf(source: Source, need: Need): Gap[] {
    if (isSnapshot(source)) return this.#snapshotGaps(source, need)
    const known = this.#bySource.get(source)
    if (known === undefined)
      return [{ source, scope: need.scope, from: need.from, to: need.to, reason: 'C24' }]
    const gaps = clip(known, need.from, need.to)
    if (need.scope === tenantScope) return gaps
    const own = gaps.filter(({ scope }) => scope === tenantScope || scope === need.scope)
    return [...own, ...mailboxGaps(this.#db, source, need.scope, need.from, need.to)]
  }

  #snapshotGaps(source: `snapshot.${SnapshotKind}`, need: Need): Gap[] {
    const kind = source.slice('snapshot.'.length) as SnapshotKind
    const rows = this.#db
      .prepare(
        `SELECT as_of, ${completeness[kind]} AS complete
         FROM snapshot WHERE kind = ? AND as_of >= ? AND as_of <= ? GROUP BY as_of, file_id`,
      )
      .all(kind, need.from, need.to) as { complete: number }[]
    const gap = { source, scope: need.scope, from: need.from, to: need.to }
    if (rows.length === 0 && collectedNone(this.#db, source, need)) return []
    if (rows.length === 0) return [{ ...gap, reason: 'C24' }]
    const unread = collectedShort(this.#db, source, need)
    if (unread.length > 0)
      return unread.map((about) => ({ ...gap, scope: about, reason: 'C05' as const }))
    return rows.some((row) => row.complete === 1) ? [] : [{ ...gap, reason: 'C17' }]
  }

  /** Records by source and day, for the chart and `evv coverage`. */
  days(): { source: EventSource; day: number; events: number }[] {
    return this.#db
      .prepare(
        `SELECT source, hour / 24 AS day, sum(events) AS events FROM activity_hour
         WHERE hour BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1, 2`,
      )
      .all(
        Math.floor(this.#scope.incidentStart / day) * 24,
        Math.ceil(this.#scope.observedUntil / day) * 24,
      ) as { source: EventSource; day: number; events: number }[]
  }
}
