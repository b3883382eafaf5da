import type { RecordReader, RecordSink } from '../record.ts'
import { createCsvReader } from './csv.ts'
import type { Encoding } from './encoding.ts'
import { createJsonReader } from './json.ts'
import { createMembersReader } from './json-members.ts'
import { unwrapping } from './json-text.ts'
import { createLineReader } from './lines.ts'

/** Where in a JSON document the records are. */
export type JsonForm = {
  /** Member that holds the records of an envelope object, or null. */
  envelope: string | null
  /** Path of the member that holds, as JSON text, the record itself; what stands beside it is not read. */
  text?: readonly string[]
  /** The records are no bytes of the file but rows of this table of a database, given as JSON text. */
  table?: string
  /** The document is one object, and its members are lists of different things. */
  members?: true
  /** An array of the document is one record, and not a list of them. */
  whole?: true
}

/** How the bytes of one file are to be read, as its head told. Plain data: it crosses threads. */
export type Layout = { encoding: Encoding; bomLength: number } & (
  | { shape: 'csv'; csv: { delimiter: string; skipLines: number; columns?: number } }
  | { shape: 'json'; json: JsonForm }
  | { shape: 'lines' }
)

/** A reader for a whole file of this layout, fed from its first byte, a byte order mark included. */
export function openReader(layout: Layout, sink: RecordSink): RecordReader {
  const common = { encoding: layout.encoding, start: layout.bomLength }
  if (layout.shape === 'csv') return createCsvReader(sink, { ...common, ...layout.csv })
  if (layout.shape === 'lines') return createLineReader(sink, common)
  const { envelope, text, members, whole } = layout.json
  const into = text === undefined ? sink : unwrapping(sink, text)
  return members
    ? createMembersReader(into, common)
    : createJsonReader(into, { ...common, envelope, arraysAreRecords: whole })
}
