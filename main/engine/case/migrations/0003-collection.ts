import type { Migration } from '../migrate.ts'

/**
 * What collectors state of their own work: windows they read, found empty, or could not read. A row is a
 * record of its file like any other. For a state `from_at` and `to_at` are the time it was read.
 */
export const migration: Migration = {
  version: 3,
  up(db) {
    db.exec(`
      CREATE TABLE collection (
        collection_id INTEGER PRIMARY KEY,
        file_id INTEGER NOT NULL REFERENCES file,
        offset INTEGER NOT NULL,
        length INTEGER NOT NULL,
        source TEXT,
        scope TEXT,
        from_at INTEGER,
        to_at INTEGER,
        outcome TEXT NOT NULL,
        records INTEGER,
        statement TEXT NOT NULL
      ) STRICT;
      CREATE INDEX collection_source ON collection (source, from_at);
    `)
  },
}
