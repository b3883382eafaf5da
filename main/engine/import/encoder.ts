import type { AnnexFields, CollectionFields, SnapshotFields } from './dialect.ts'
import type { EventFields } from '#shared'
import {
  batchWidth,
  dimensionNames,
  dimensions,
  ownToken,
  type Cell,
  type Dimension,
  type DimensionName,
} from './dimensions.ts'
import { packDetail } from './detail.ts'
import { activityBucket, identityBucket, writeGuid } from './identity.ts'

/** How a record can end that becomes no row; duplicates are known only once all files are in. */
export type SetAside = 'quarantined' | 'ignored'

/** Rows on their way to the writer; the typed arrays are transferred, not copied. */
export type Batch = {
  events: number
  /** `events` × `batchWidth`, row by row; NaN is NULL; dimension cells are this parser's numbering. */
  columns: Float64Array
  /** 16 bytes an event; meaningless where `textIds` names the event. */
  recordIds: Uint8Array
  textIds: [index: number, id: string | null][]
  /** New entries of each dimension since the batch before, numbered on from there. */
  entries: Record<DimensionName, Cell[][]>
  /** Dimensions whose numbering starts again at 1 after this batch, for their tables had grown too large. */
  forgotten: readonly DimensionName[]
  /** JSON texts of what is read from few events, as UTF-8 one behind the other. */
  details: Uint8Array
  /** Where the text of each event ends in `details`; none where it is where the one before ends. */
  detailEnds: Uint32Array
  snapshots: (SnapshotFields & { offset: number; length: number })[]
  collections: (CollectionFields & { offset: number; length: number })[]
  annexes: AnnexFields[]
  setAside: { offset: number; length: number; outcome: SetAside; code: string }[]
}

const batchEvents = 8192
/** Events of a parser's first batch: most files of a collector hold fewer. */
const firstBatchEvents = 256
/**
 * Entries of one dimension kept here before they are forgotten: bounds memory, not correctness. The others
 * stay, for finding an entry again costs the writer more than keeping it.
 */
const tableEntries = 32_768

/** One entry, and the next with the same lookup value. */
type Row = { id: number; cells: readonly Cell[]; next: Row | null }

/** Rows under one lookup value that are compared one by one; beyond, by the text of their cells. */
const comparedRows = 12

/** Unambiguous whatever the cells hold: each is preceded by its length. */
function keyOf(cells: readonly Cell[]): string {
  let key = ''
  for (const cell of cells)
    key += cell === null ? '-' : typeof cell === 'number' ? `#${cell};` : `${cell.length}:${cell}`
  return key
}

/** Rows met lately, at first and once there are more than those. Powers of two. */
const fewRecentRows = 64
const manyRecentRows = 4096

/** Tells where a row met lately may stand: the characters looked at tell most values apart. */
function glanceAt(lookup: string): number {
  const { length } = lookup
  return (
    length +
    lookup.charCodeAt(0) * 7 +
    lookup.charCodeAt(length >> 2) * 31 +
    lookup.charCodeAt(length >> 1) * 127 +
    lookup.charCodeAt(length - (length >> 2)) * 521 +
    lookup.charCodeAt(length - 1) * 2053
  )
}

const noRows = (count: number): (Row | null)[] => Array.from({ length: count }, () => null)

/** This parser's numbering of one dimension; 0 is "absent". */
class Table {
  readonly #dimension: Dimension
  #rows = new Map<string | null, Row>()
  #byKey = new Map<string, number>()
  /** A glance here spares most events the search by a text that has just been cut from a record. */
  #recent = noRows(fewRecentRows)
  size = 0
  fresh: Cell[][] = []

  constructor(dimension: Dimension) {
    this.#dimension = dimension
  }

  /** Number of what an event has here, new or known. */
  intern(event: EventFields): number {
    const lookup = this.#dimension.lookup(event)
    if (lookup === null) return this.#find(event, lookup)
    const slot = glanceAt(lookup) & (this.#recent.length - 1)
    const row = this.#recent[slot]!
    if (row !== null && this.#dimension.same(event, row.cells)) return row.id
    return this.#find(event, lookup, slot)
  }

  #find(event: EventFields, lookup: string | null, slot = -1): number {
    const first = this.#rows.get(lookup)
    let compared = 0
    for (let row = first ?? null; row !== null; row = row.next) {
      if (this.#dimension.same(event, row.cells)) {
        if (slot >= 0) this.#recent[slot] = row
        return row.id
      }
      compared += 1
    }
    const cells = this.#dimension.cells(event)
    if (compared >= comparedRows) return this.#byText(cells)
    const id = cells.every((cell) => cell === null) ? 0 : this.#add(cells)
    if (first === undefined) this.#rows.set(lookup, { id, cells, next: null })
    else first.next = { id, cells, next: first.next }
    return id
  }

  #byText(cells: Cell[]): number {
    const key = keyOf(cells)
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    const id = this.#add(cells)
    this.#byKey.set(key, id)
    return id
  }

  #add(cells: Cell[]): number {
    this.fresh.push(cells)
    this.size += 1
    if (this.size === fewRecentRows) this.#recent = noRows(manyRecentRows)
    return this.size
  }

  forget(): void {
    this.#rows = new Map()
    this.#byKey = new Map()
    this.#recent.fill(null)
    this.size = 0
  }
}

/** Turns events into batches of numbers, so that the writer's loop binds integers and little else. */
export class Encoder {
  readonly #send: (batch: Batch) => void
  readonly #tables = Object.fromEntries(
    dimensionNames.map((name) => [name, new Table(dimensions[name])]),
  ) as Record<DimensionName, Table>
  readonly #others = dimensionNames
    .filter((name) => name !== 'activity' && name !== 'token')
    .map((name) => this.#tables[name])
  readonly #buckets: number[] = []
  #detailBytes = 16 * 1024
  #details = Buffer.alloc(0)
  #detailEnd = 0
  #batchEvents = firstBatchEvents
  #batch: Batch

  constructor(send: (batch: Batch) => void) {
    this.#send = send
    this.#batch = this.#open()
  }

  #open(): Batch {
    // Sent away with the batch, so not of the shared pool; as long as the last one had to be.
    this.#details = Buffer.allocUnsafeSlow(this.#detailBytes)
    this.#detailEnd = 0
    return {
      events: 0,
      columns: new Float64Array(this.#batchEvents * batchWidth),
      recordIds: new Uint8Array(this.#batchEvents * 16),
      textIds: [],
      entries: {} as Record<DimensionName, Cell[][]>,
      forgotten: [],
      details: this.#details,
      detailEnds: new Uint32Array(this.#batchEvents),
      snapshots: [],
      collections: [],
      annexes: [],
      setAside: [],
    }
  }

  event(event: EventFields, offset: number, length: number): void {
    const batch = this.#batch
    const index = batch.events
    const { columns } = batch
    let at = index * batchWidth
    const activity = this.#tables.activity.intern(event)
    const bucket = (this.#buckets[activity] ??= activityBucket(event))
    columns[at++] = offset
    columns[at++] = length
    columns[at++] = identityBucket(event, bucket)
    columns[at++] = event.at
    columns[at++] = event.until ?? NaN
    columns[at++] = event.ingestedAt ?? NaN
    columns[at++] = event.tokenIssuedAt ?? NaN
    columns[at++] = event.count ?? NaN
    columns[at++] = activity
    for (const table of this.#others) columns[at++] = table.intern(event)
    columns[at++] =
      event.tokenId !== null && event.tokenId === event.recordId
        ? ownToken
        : this.#tables.token.intern(event)
    this.#recordId(event.recordId, index)
    this.#detail(packDetail(event))
    batch.events += 1
    if (batch.events === this.#batchEvents) this.flush()
  }

  #detail(text: string | null): void {
    const batch = this.#batch
    if (text !== null) {
      const most = this.#detailEnd + text.length * 3
      if (most > this.#details.length) this.#growDetails(most)
      this.#detailEnd += this.#details.write(text, this.#detailEnd, 'utf8')
    }
    batch.detailEnds[batch.events] = this.#detailEnd
  }

  #growDetails(bytes: number): void {
    this.#detailBytes = bytes * 2
    const larger = Buffer.allocUnsafeSlow(this.#detailBytes)
    this.#details.copy(larger, 0, 0, this.#detailEnd)
    this.#details = larger
    this.#batch.details = larger
  }

  #recordId(id: string | null, index: number): void {
    if (id === null || !writeGuid(id, this.#batch.recordIds, index * 16))
      this.#batch.textIds.push([index, id])
  }

  snapshot(fields: SnapshotFields, offset: number, length: number): void {
    this.#batch.snapshots.push({ ...fields, offset, length })
    if (this.#batch.snapshots.length === batchEvents) this.flush()
  }

  collection(fields: CollectionFields, offset: number, length: number): void {
    this.#batch.collections.push({ ...fields, offset, length })
    if (this.#batch.collections.length === batchEvents) this.flush()
  }

  annex(fields: AnnexFields): void {
    this.#batch.annexes.push(fields)
    if (this.#batch.annexes.length === batchEvents) this.flush()
  }

  setAside(outcome: SetAside, code: string, offset: number, length: number): void {
    this.#batch.setAside.push({ offset, length, outcome, code })
    if (this.#batch.setAside.length === batchEvents) this.flush()
  }

  /** Sends what is gathered, even when that is nothing: the writer may wait for the last batch. */
  flush(): void {
    const batch = this.#batch
    for (const name of dimensionNames) {
      batch.entries[name] = this.#tables[name].fresh
      this.#tables[name].fresh = []
    }
    batch.forgotten = dimensionNames.filter((name) => this.#tables[name].size > tableEntries)
    for (const name of batch.forgotten) this.#tables[name].forget()
    if (batch.forgotten.includes('activity')) this.#buckets.length = 0
    if (batch.events === this.#batchEvents) this.#batchEvents = batchEvents
    this.#send(batch)
    this.#batch = this.#open()
  }
}
