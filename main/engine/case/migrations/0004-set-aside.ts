import type { Migration } from '../migrate.ts'

/**
 * The place of every record that is no row of its own, whatever became of it: quarantined or ignored with a
 * code, duplicate or merged into an event. The loss ledger is counted from these and must add up.
 */
export const migration: Migration = {
  version: 4,
  up(db) {
    db.exec(`
      CREATE TABLE set_aside (
        file_id INTEGER NOT NULL REFERENCES file,
        offset INTEGER NOT NULL,
        length INTEGER NOT NULL,
        outcome TEXT NOT NULL,
        code TEXT
      ) STRICT;
      INSERT INTO set_aside SELECT file_id, offset, length, 'quarantined', code FROM quarantine;
      DROP TABLE quarantine;
    `)
  },
}
