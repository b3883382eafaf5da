import type { EventFields } from '#shared'
import type { Db } from '../case/db.ts'
import type { ContentReader } from './content.ts'
import { Encoder } from './encoder.ts'
import { loadEvents, type StoredEvent } from './event-rows.ts'
import { fingerprint } from './identity.ts'
import { mergeVersions } from './merge.ts'
import { Writer } from './writer.ts'

type Version = { event: StoredEvent; print: string }

/** One event under construction: what its versions say together, and where each stands. */
type Cluster = { key: number; merged: EventFields; changed: boolean; versions: Version[] }

const identityKey = ({ fields: f }: StoredEvent) =>
  JSON.stringify([f.tenant, f.source, f.recordType, f.operation, f.recordId, f.at])

/** Settles what the records of one identity are: versions of one event, or events that share an id. */
export class VersionResolver {
  readonly #db: Db
  readonly #content: ContentReader
  readonly #firstNew: number
  #writer: Writer | undefined

  constructor(db: Db, content: ContentReader, firstNew: number) {
    this.#db = db
    this.#content = content
    this.#firstNew = firstNew
  }

  bucket(identity: number): void {
    const keys = this.#db
      .prepare(
        'SELECT event_id FROM crowd WHERE identity = ? AND event_id NOT IN (SELECT event_id FROM doomed)',
      )
      .pluck()
      .all(identity) as number[]
    const groups = Map.groupBy(loadEvents(this.#db, keys), identityKey)
    for (const group of groups.values()) if (group.length > 1) this.#group(group)
  }

  /** Old rows first, then new ones in the order of their content, so that file order does not matter. */
  #group(events: StoredEvent[]): void {
    const versions = events
      .map((event) => ({ event, print: this.#content.print(event, fingerprint(event.fields)) }))
      .sort((a, b) => {
        const age = Number(a.event.key >= this.#firstNew) - Number(b.event.key >= this.#firstNew)
        return age || (a.print < b.print ? -1 : a.print > b.print ? 1 : a.event.key - b.event.key)
      })
    const clusters: Cluster[] = []
    for (const version of versions) this.#place(version, clusters)
    for (const cluster of clusters) this.#store(cluster)
    if (clusters.length > 1) this.#collide(clusters)
  }

  #place(version: Version, clusters: Cluster[]): void {
    for (const cluster of clusters) {
      if (this.#isKnown(cluster, version.print)) return this.#doom(version, 'duplicate', cluster)
      const merged = mergeVersions(cluster.merged, version.event.fields)
      if (merged === null) continue
      cluster.changed ||= fingerprint(merged) !== fingerprint(cluster.merged)
      cluster.merged = merged
      cluster.versions.push(version)
      return this.#doom(version, 'merged', cluster)
    }
    clusters.push({
      key: version.event.key,
      merged: version.event.fields,
      changed: false,
      versions: [version],
    })
  }

  #isKnown(cluster: Cluster, print: string): boolean {
    return (
      cluster.versions.some((version) => version.print === print) ||
      this.#db
        .prepare('SELECT 1 FROM event_version WHERE event_id = ? AND fingerprint = ?')
        .get(cluster.key, print) !== undefined
    )
  }

  /** The row goes; wordings of it that were found before stay, with the event that takes it in. */
  #doom(version: Version, outcome: 'duplicate' | 'merged', into: Cluster): void {
    this.#db.prepare('INSERT INTO doomed VALUES (?, ?)').run(version.event.key, outcome)
    this.#db
      .prepare('UPDATE OR IGNORE event_version SET event_id = ? WHERE event_id = ?')
      .run(into.key, version.event.key)
  }

  #store(cluster: Cluster): void {
    if (cluster.versions.length === 1) return
    const insert = this.#db.prepare(
      'INSERT INTO event_version VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
    for (const { event, print } of cluster.versions)
      insert.run(cluster.key, print, event.fileId, event.offset, event.length)
    if (cluster.changed) this.#rewrite(cluster)
  }

  /** Gives the kept row the merged fields; its place in the file stays that of its first version. */
  #rewrite(cluster: Cluster): void {
    const db = this.#db
    const [first] = cluster.versions
    const encoder = new Encoder((batch) => {
      if (batch.events === 0) return
      const writer = (this.#writer ??= new Writer(db))
      const [lane] = writer.lanes([1])
      const written = writer.write(batch, first!.event.fileId, null, lane!)
      db.prepare('DELETE FROM event WHERE event_id = ?').run(cluster.key)
      db.prepare('UPDATE event SET event_id = ? WHERE event_id = ?').run(cluster.key, written)
    })
    encoder.event(cluster.merged, first!.event.offset, first!.event.length)
    encoder.flush()
  }

  #collide(clusters: Cluster[]): void {
    const note = this.#db.prepare(
      'INSERT INTO event_collision VALUES (?, ?) ON CONFLICT DO UPDATE SET fingerprint = excluded.fingerprint',
    )
    const warn = this.#db.prepare(
      'INSERT INTO file_warning VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    )
    for (const { key, merged, versions } of clusters) {
      note.run(key, fingerprint(merged))
      warn.run(
        versions[0]!.event.fileId,
        'id-collision',
        'Records that share an id but say different things were kept apart.',
      )
    }
  }
}
