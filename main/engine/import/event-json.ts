import { closeSync, openSync, readSync } from 'node:fs'
import { formatTime, type EventFields } from '#shared'
import { evidencePath } from '../case/evidence.ts'
import type { Statement } from 'better-sqlite3'
import type { Db } from '../case/db.ts'
import type { StoredEvent } from './event-rows.ts'
import { eventId } from './identity.ts'

export type RawPlace = { file: string; member?: string; offset: number; length: number }

const times = new Set(['at', 'until', 'ingestedAt', 'tokenIssuedAt'])

const isNothing = (value: unknown) =>
  value === null ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0)

function present(fields: EventFields): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(fields))
    if (!isNothing(value)) row[name] = times.has(name) ? formatTime(value as number) : value
  return row
}

/**
 * Events as `evv events` prints them (design.md §5): what a record lacks is absent; every version of a
 * merged record has its place in `raws`.
 */
export class EventPrinter {
  readonly #folder: string
  readonly #fileOf: Statement
  readonly #versionsOf: Statement
  readonly #collisionOf: Statement
  readonly #files = new Map<number, { file: string; member: string | null }>()

  constructor(db: Db, folder: string) {
    this.#folder = folder
    this.#fileOf = db.prepare('SELECT sha256 AS file, member FROM file WHERE file_id = ?')
    this.#versionsOf = db.prepare(
      'SELECT file_id, offset, length FROM event_version WHERE event_id = ?',
    )
    this.#collisionOf = db
      .prepare('SELECT fingerprint FROM event_collision WHERE event_id = ?')
      .pluck()
  }

  #file(id: number): { file: string; member: string | null } {
    let file = this.#files.get(id)
    if (file === undefined) {
      file = this.#fileOf.get(id) as { file: string; member: string | null }
      this.#files.set(id, file)
    }
    return file
  }

  /** Where every version of an event stands in the sealed originals. */
  places(event: StoredEvent): RawPlace[] {
    const versions = this.#versionsOf.all(event.key) as {
      file_id: number
      offset: number
      length: number
    }[]
    const own = { file_id: event.fileId, offset: event.offset, length: event.length }
    const places = [own, ...versions].map(({ file_id, offset, length }) => {
      const { file, member } = this.#file(file_id)
      return { file, ...(member === null ? {} : { member }), offset, length }
    })
    const unique = new Map(places.map((place) => [JSON.stringify(place), place]))
    return [...unique.keys()].sort().map((key) => unique.get(key)!)
  }

  publicId(event: StoredEvent): string {
    const collision = this.#collisionOf.get(event.key) as string | undefined
    return eventId(event.fields, collision ?? null)
  }

  print(event: StoredEvent, options: { raw: boolean }): Record<string, unknown> {
    const places = this.places(event)
    const raws = options.raw
      ? places.map((place) => ({ ...place, text: readRaw(this.#folder, place) }))
      : places
    return { id: this.publicId(event), ...present(event.fields), raws }
  }
}

/** The original bytes of a record; text where they are UTF-8, else base64 with that prefix. */
function readRaw(folder: string, { file, member, offset, length }: RawPlace): string | null {
  if (member !== undefined) return null
  const descriptor = openSync(evidencePath(folder, file), 'r')
  try {
    const bytes = Buffer.allocUnsafe(length)
    readSync(descriptor, bytes, 0, length, offset)
    const text = bytes.toString('utf8')
    return Buffer.from(text).equals(bytes) ? text : `base64:${bytes.toString('base64')}`
  } finally {
    closeSync(descriptor)
  }
}
