import type { Migration } from '../migrate.ts'

/**
 * The last evaluation, as a cache: opening a case need not judge again what was judged. One row. It holds
 * for the journal line, the ruleset and the version it was made with, and for nothing else.
 */
export const migration: Migration = {
  version: 2,
  up(db) {
    db.exec(`
      CREATE TABLE evaluation (
        evaluation_id INTEGER PRIMARY KEY CHECK (evaluation_id = 1),
        journal_seq INTEGER NOT NULL,
        ruleset TEXT NOT NULL,
        version TEXT NOT NULL,
        evaluated_at INTEGER NOT NULL,
        document TEXT NOT NULL,
        aids TEXT NOT NULL
      ) STRICT;
    `)
  },
}
