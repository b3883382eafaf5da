import type { Db } from '../case/db.ts'
import { ContentReader, type Place } from './content.ts'
import { dimensionNames } from './dimensions.ts'
import type { SharedBucket } from './identities.ts'
import { buildIdentityIndex } from './indexes.ts'
import { VersionResolver } from './versions.ts'

const sameColumns = [
  'record_id',
  'at',
  'until',
  'ingested_at',
  'token_issued_at',
  'count',
  'detail',
  ...dimensionNames.map((name) => `${name}_id`),
]

type Pair = {
  event_id: number
  file_id: number
  offset: number
  length: number
  old_id: number
  old_file: number
  old_offset: number
  old_length: number
}

/**
 * Lists the rows that share their bucket with another in `crowd`, each bucket with a new row whole: from
 * what was noted while they were written, or else by an index over all.
 */
function gatherCrowd(db: Db, firstNew: number, shared: readonly SharedBucket[] | null): void {
  db.exec(
    `CREATE TEMP TABLE crowd (identity INTEGER NOT NULL, event_id INTEGER NOT NULL,
       PRIMARY KEY (identity, event_id)) STRICT, WITHOUT ROWID`,
  )
  if (shared === null) {
    buildIdentityIndex(db)
    db.prepare(
      `INSERT INTO crowd SELECT identity, event_id FROM event WHERE identity IN (
         SELECT n.identity FROM event n WHERE n.event_id >= ? AND EXISTS (
           SELECT 1 FROM event o WHERE o.identity = n.identity AND o.event_id <> n.event_id))`,
    ).run(firstNew)
    return
  }
  // The row's own identity: a key that was given back may have been given to another row since.
  const insert = db.prepare(
    'INSERT INTO crowd SELECT identity, event_id FROM event WHERE event_id = ? ON CONFLICT DO NOTHING',
  )
  for (const { keys } of shared) for (const key of keys) insert.run(key)
}

/**
 * New rows that equal an older row of their bucket in every column and detail. Equal content has equal
 * numbers, for dimensions are interned case-wide; so nothing needs to be parsed to find them.
 */
function equalRows(db: Db, firstNew: number): Pair[] {
  return db
    .prepare(
      `SELECT n.event_id, n.file_id, n.offset, n.length, min(o.event_id) AS old_id,
         o.file_id AS old_file, o.offset AS old_offset, o.length AS old_length
       FROM crowd new JOIN crowd old ON old.identity = new.identity AND old.event_id < new.event_id
         JOIN event n ON n.event_id = new.event_id
         JOIN event o ON o.event_id = old.event_id
         AND ${sameColumns.map((column) => `o.${column} IS n.${column}`).join(' AND ')}
       WHERE new.event_id >= ?
       GROUP BY n.event_id`,
    )
    .all(firstNew) as Pair[]
}

/** Whether a record's content is among the versions an event has already. */
class KnownVersions {
  readonly #content: ContentReader
  readonly #find
  readonly #insert

  constructor(db: Db, content: ContentReader) {
    this.#content = content
    this.#find = db
      .prepare('SELECT 1 FROM event_version WHERE event_id = ? AND fingerprint = ?')
      .pluck()
    this.#insert = db.prepare(
      'INSERT INTO event_version VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    )
  }

  /** The outcome of a record whose fields add nothing to an event; a new wording of it is kept. */
  place(event: number, base: Place, version: Place): 'duplicate' | 'merged' {
    if (this.#content.isSame(base, version) !== false) return 'duplicate'
    const print = this.#content.print(version, '')
    if (this.#find.get(event, print) !== undefined) return 'duplicate'
    const keep = (place: Place, fingerprint: string) =>
      this.#insert.run(event, fingerprint, place.fileId, place.offset, place.length)
    keep(base, this.#content.print(base, ''))
    keep(version, print)
    return 'merged'
  }
}

function dropEqualRows(db: Db, content: ContentReader, firstNew: number): void {
  db.exec('CREATE TEMP TABLE doomed (event_id INTEGER PRIMARY KEY, outcome TEXT NOT NULL) STRICT')
  const doom = db.prepare('INSERT INTO doomed VALUES (?, ?)')
  const known = new KnownVersions(db, content)
  for (const pair of equalRows(db, firstNew)) {
    const base = { fileId: pair.old_file, offset: pair.old_offset, length: pair.old_length }
    const version = { fileId: pair.file_id, offset: pair.offset, length: pair.length }
    doom.run(pair.event_id, known.place(pair.old_id, base, version))
  }
}

/** Buckets that still hold a new row beside another: versions that differ, or chance. */
function contestedBuckets(db: Db, firstNew: number): number[] {
  return db
    .prepare(
      `SELECT DISTINCT n.identity FROM crowd n
       WHERE n.event_id >= ? AND n.event_id NOT IN (SELECT event_id FROM doomed)
         AND EXISTS (SELECT 1 FROM crowd o WHERE o.identity = n.identity AND o.event_id <> n.event_id
           AND o.event_id NOT IN (SELECT event_id FROM doomed))
       ORDER BY n.identity`,
    )
    .pluck()
    .all(firstNew) as number[]
}

/** Moves what was counted as imported to duplicate or merged, keeps its places, and removes the rows. */
function removeDoomed(db: Db): void {
  for (const outcome of ['duplicate', 'merged'])
    db.exec(
      `UPDATE file SET imported = imported - d.n, ${outcome} = ${outcome} + d.n
       FROM (SELECT file_id, count(*) AS n FROM doomed JOIN event USING (event_id)
             WHERE outcome = '${outcome}' GROUP BY file_id) AS d
       WHERE d.file_id = file.file_id`,
    )
  db.exec(
    `INSERT INTO set_aside (file_id, offset, length, outcome)
     SELECT file_id, offset, length, outcome FROM doomed JOIN event USING (event_id)
     ORDER BY event_id`,
  )
  db.exec('DELETE FROM event WHERE event_id IN (SELECT event_id FROM doomed)')
  db.exec('DROP TABLE doomed; DROP TABLE crowd')
}

/**
 * Finds, among the rows from `firstNew` on, what the case held already: equal records are dropped and
 * counted, different versions of a record are merged with every version's place kept, and records that
 * contradict each other under one id stay apart (claims.md amendment 11). `shared` is what was noted of
 * the buckets while all rows of the case were written, if it was.
 */
export function dedupe(
  db: Db,
  folder: string,
  firstNew: number,
  shared: readonly SharedBucket[] | null,
): void {
  const content = new ContentReader(db, folder)
  try {
    gatherCrowd(db, firstNew, shared)
    dropEqualRows(db, content, firstNew)
    const resolver = new VersionResolver(db, content, firstNew)
    for (const identity of contestedBuckets(db, firstNew)) resolver.bucket(identity)
    removeDoomed(db)
  } finally {
    content.close()
  }
}
