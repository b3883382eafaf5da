/**
 * One record as a reader cuts it from an evidence file. `offset` and `length` count bytes of the sealed
 * file (of the unpacked member for archives): the row of a CSV without its line end, the value of a JSON
 * document. A record that cannot be read is still reported, as `bad`, so that nothing is dropped in
 * silence.
 */
export type RecordSink = {
  /** `text` is what the value was parsed from. */
  json(value: unknown, offset: number, length: number, text: string): void
  row(cells: string[], offset: number, length: number): void
  bad(code: QuarantineCode, offset: number, length: number): void
}

/** A record of a document that is one object of many lists: a whole member, or one object of its list. */
export type Member = { member: string; value: unknown }

export type QuarantineCode =
  | 'not-json'
  | 'truncated'
  | 'invalid-utf8'
  | 'invalid-utf16'
  | 'invalid-utf32'
  | 'invalid-ansi'
  | 'record-too-large'
  | 'too-deep'
  | 'unclosed-quote'
  | 'ragged-row'
  | 'text-missing'
  | 'text-not-json'
  | 'text-several'
  | 'audit-data-empty'
  | 'audit-data-not-json'
  | 'time-missing'
  | 'time-unreadable'
  | 'time-without-date'
  | 'date-order-unknown'
  | 'date-order-contradictory'
  | 'cell-cut'
  | 'cell-hidden'
  | 'not-an-object'
  | 'unknown-record'
  | 'log-unknown'
  | 'wrong-type'
  | 'dialect-failed'

/**
 * Push-based, so that a file is never held: bytes go in as they are read, records come out as they end.
 * `end` reports what is left open. A reader keeps at most one record (and `limits.recordBytes`) in memory.
 */
export type RecordReader = {
  push(chunk: Uint8Array): void
  end(): ReaderEnd
}

/** What the reader learned of the file as a whole. */
export type ReaderEnd = {
  /** The document stopped inside a value: an interrupted download or a killed collector. */
  truncated: boolean
  /** `@odata.nextLink` was left in the envelope: pages are missing. */
  nextLink: boolean
}

export const limits = {
  recordBytes: 16 * 1024 * 1024,
  depth: 64,
  columns: 4096,
} as const
