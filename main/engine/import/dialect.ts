import type { AnnexKind, EventFields, IgnoreCode, SnapshotKind, Source } from '#shared'
import type { SlashedDates } from './kit/date-order.ts'
import type { QuarantineCode } from './record.ts'

export type Localised = { en: string; 'zh-CN': string }

/**
 * What recognition sees of a file: its first 64 KiB, decoded and cut into records. Never the name, for
 * names are chosen by people and tools.
 */
export type Head =
  | {
      shape: 'csv'
      header: readonly string[]
      rows: readonly (readonly string[])[]
      /** Given when the table is read: its slashed dates, to be read through this alone. */
      dates?: SlashedDates
    }
  | { shape: 'json'; samples: readonly unknown[] }
  /** A text that is neither: every line is a record. */
  | { shape: 'lines'; lines: readonly string[] }
  /** One table of a database, whose rows are the records, and which others the database has. */
  | {
      shape: 'tables'
      table: string
      tables: readonly { name: string; columns: readonly string[] }[]
    }

export type SnapshotFields = {
  kind: SnapshotKind
  objectId: string
  name: string | null
  tenant: string | null
  /** Time the export itself states; null lets the importer use what the person stated. */
  asOf: number | null
  attributes: Readonly<Record<string, unknown>>
}

/**
 * What a collector states of its own work, in its log or its empty result: "asked, none there" is evidence,
 * a file that is missing is not (formats.md (o)).
 */
export type CollectionFields = {
  /** What was asked for: all logs of the unified audit at once, say; none where it is not said. */
  sources: readonly Source[]
  /** Mailbox, user or object that was asked about, in lower case; null is the tenant. */
  scope: string | null
  /** Window asked for, epoch ms, or for a state the time it was read, twice. */
  from: number | null
  to: number | null
  /**
   * `partial` and `failed` leave a hole in the window; `none` says that it was read and empty; `asked` that
   * it was asked for, or counted, but not that all of it was read: the search may have been narrowed.
   */
  outcome: 'complete' | 'none' | 'partial' | 'failed' | 'asked'
  /** How many records the collector counted. */
  records: number | null
  /** In its own words, at most 500 characters. */
  statement: string
}

export type AnnexFields = { kind: AnnexKind; fields: Readonly<Record<string, string>> }

/**
 * Each record ends in exactly one call, which is how the loss ledger adds up; one that holds several
 * things says so first with `parts`.
 */
export type Sink = {
  event(fields: EventFields): void
  snapshot(fields: SnapshotFields): void
  collection(fields: CollectionFields): void
  annex(fields: AnnexFields): void
  quarantine(code: QuarantineCode): void
  /** The record holds so many (0 counts as 1), each of which counts as a record and ends in one call. */
  parts(count: number): void
  /** Not evidence here (a heartbeat, an empty page); the code is shown in the ledger. */
  ignore(code: IgnoreCode): void
  /** About the file, not the record; the same code and message count once. */
  warn(code: string, message: string): void
}

/**
 * What a file is called and taken for, where its content cannot tell (formats.md (a)). Recognition never
 * sees it.
 */
export type Origin = { name: string; declaredSource: string | null }

/** Per-file state of a dialect: header positions, culture. */
export type Normaliser = {
  /** A parsed JSON value, the cells of a CSV row, a line as one cell, or a row of a table as an object, as the dialect's `shape` says. */
  record(raw: unknown, out: Sink): void
}

/**
 * One export format. One file in `formats/` each; the registry finds it there. A dialect knows only this
 * kit and `fields.ts`.
 */
export type Dialect = {
  id: string
  label: Localised
  shape: Head['shape']
  /** Column that holds the whole record of a CSV row; other columns vary from export to export. */
  contentColumn?: string
  /** Every array of its JSON is one record, whose elements say nothing alone. */
  takesArrays?: true
  /** 0 no … 1 certain, from content only. The highest score wins; a tie is an error of the dialects. */
  recognise(head: Head): number
  open(head: Head, origin?: Origin): Normaliser
}

export function defineDialect(dialect: Dialect): Dialect {
  return dialect
}
