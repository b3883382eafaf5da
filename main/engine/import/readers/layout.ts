import type { RecordReader, RecordSink } from '../record.ts'
import { createCsvReader } from './csv.ts'
import type { Encoding } from './encoding.ts'
import { createJsonReader } from './json.ts'

/** How the bytes of one file are to be read, as its head told. Plain data: it crosses threads. */
export type Layout = { encoding: Encoding; bomLength: number } & (
  | { shape: 'csv'; csv: { delimiter: string; skipLines: number } }
  | { shape: 'json'; json: { envelope: string | null } }
)

/** A reader for a whole file of this layout, fed from its first byte, a byte order mark included. */
export function openReader(layout: Layout, sink: RecordSink): RecordReader {
  const common = { encoding: layout.encoding, start: layout.bomLength }
  return layout.shape === 'csv'
    ? createCsvReader(sink, { ...common, ...layout.csv })
    : createJsonReader(sink, { ...common, ...layout.json })
}
