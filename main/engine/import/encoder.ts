import type { AnnexFields, SnapshotFields } from './dialect.ts'
import type { EventFields } from '#shared'
import {
  batchWidth,
  dimensionNames,
  dimensions,
  type Cell,
  type DimensionName,
} from './dimensions.ts'
import { activityBucket, identityBucket, writeGuid } from './identity.ts'

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
  /** The numbering starts again at 1, for the tables here had grown too large. */
  restart: boolean
  details: [index: number, json: string][]
  snapshots: (SnapshotFields & { offset: number; length: number })[]
  annexes: AnnexFields[]
  quarantine: { offset: number; length: number; code: string }[]
}

const batchEvents = 8192
/** Entries of one dimension kept here before they are forgotten: bounds memory, not correctness. */
const tableEntries = 100_000

const separator = '\0'

/** Unambiguous for cells that hold the separator themselves: each is preceded by its length. */
function carefulKey(cells: readonly Cell[]): string {
  return `${separator}${cells.map((cell) => `${String(cell ?? '').length}:${cell ?? ''}`).join('')}`
}

class Table {
  readonly #ids = new Map<string, number>()
  fresh: Cell[][] = []

  get size(): number {
    return this.#ids.size
  }

  /**
   * Number of these cells in this parser's numbering; 0 is "absent". The joined key is exact for cells
   * without a separator, and only those are kept under it: a cell with one makes a key with more
   * separators than any of theirs.
   */
  intern(cells: Cell[]): number {
    const key = cells.join(separator)
    if (key.length === cells.length - 1) return 0
    return this.#ids.get(key) ?? this.#miss(key, cells)
  }

  #miss(joined: string, cells: Cell[]): number {
    const isHostile = cells.some((cell) => typeof cell === 'string' && cell.includes(separator))
    const key = isHostile ? carefulKey(cells) : joined
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.#ids.size + 1
    this.#ids.set(key, id)
    this.fresh.push(cells)
    return id
  }

  forget(): void {
    this.#ids.clear()
  }
}

/** What is read from few events and would widen all: one JSON text, only what is present. */
export function detailOf(event: EventFields): string | null {
  const detail: Record<string, unknown> = {}
  if (event.correlationId !== null) detail['correlationId'] = event.correlationId
  if (event.messageIds.length > 0) detail['messageIds'] = event.messageIds
  if (event.folders.length > 0) detail['folders'] = event.folders
  for (const _ in event.parameters) {
    detail['parameters'] = event.parameters
    break
  }
  if (event.changes.length > 0) detail['changes'] = event.changes
  if (event.features.length > 0) detail['features'] = event.features
  for (const _ in detail) return JSON.stringify(detail)
  return null
}

/** Turns events into batches of numbers, so that the writer's loop binds integers and little else. */
export class Encoder {
  readonly #send: (batch: Batch) => void
  readonly #tables = Object.fromEntries(
    dimensionNames.map((name) => [name, new Table()]),
  ) as Record<DimensionName, Table>
  readonly #others = dimensionNames
    .filter((name) => name !== 'activity')
    .map((name) => ({ table: this.#tables[name], cells: dimensions[name].cells }))
  readonly #buckets: number[] = []
  #batch: Batch
  #restart = true

  constructor(send: (batch: Batch) => void) {
    this.#send = send
    this.#batch = this.#open()
  }

  #open(): Batch {
    return {
      events: 0,
      columns: new Float64Array(batchEvents * batchWidth),
      recordIds: new Uint8Array(batchEvents * 16),
      textIds: [],
      entries: {} as Record<DimensionName, Cell[][]>,
      restart: false,
      details: [],
      snapshots: [],
      annexes: [],
      quarantine: [],
    }
  }

  event(event: EventFields, offset: number, length: number): void {
    const batch = this.#batch
    const index = batch.events
    const { columns } = batch
    let at = index * batchWidth
    const activity = this.#tables.activity.intern(dimensions.activity.cells(event))
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
    for (const { table, cells } of this.#others) columns[at++] = table.intern(cells(event))
    this.#recordId(event.recordId, index)
    const detail = detailOf(event)
    if (detail !== null) batch.details.push([index, detail])
    batch.events += 1
    if (batch.events === batchEvents) this.flush()
  }

  #recordId(id: string | null, index: number): void {
    if (id === null || !writeGuid(id, this.#batch.recordIds, index * 16))
      this.#batch.textIds.push([index, id])
  }

  snapshot(fields: SnapshotFields, offset: number, length: number): void {
    this.#batch.snapshots.push({ ...fields, offset, length })
    if (this.#batch.snapshots.length === batchEvents) this.flush()
  }

  annex(fields: AnnexFields): void {
    this.#batch.annexes.push(fields)
    if (this.#batch.annexes.length === batchEvents) this.flush()
  }

  quarantine(code: string, offset: number, length: number): void {
    this.#batch.quarantine.push({ code, offset, length })
    if (this.#batch.quarantine.length === batchEvents) this.flush()
  }

  /** Sends what is gathered, even when that is nothing: the writer may wait for the last batch. */
  flush(): void {
    const batch = this.#batch
    batch.restart = this.#restart
    this.#restart = false
    for (const name of dimensionNames) {
      batch.entries[name] = this.#tables[name].fresh
      this.#tables[name].fresh = []
    }
    if (dimensionNames.some((name) => this.#tables[name].size > tableEntries)) this.#forget()
    this.#send(batch)
    this.#batch = this.#open()
  }

  #forget(): void {
    for (const name of dimensionNames) this.#tables[name].forget()
    this.#buckets.length = 0
    this.#restart = true
  }
}
