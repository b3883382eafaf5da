import type { EventSource } from '#shared'

/** What one source contributed to one file; times in epoch ms, order as the records stand in the file. */
export type SourceSpan = {
  source: EventSource
  records: number
  firstAt: number
  lastAt: number
  /** No record is earlier than the one before it: a cut file of this order lost its end. */
  ascending: boolean
  /** No record is later than the one before it: a cut file of this order lost its beginning. */
  descending: boolean
}

/** Loss ledger of one file as its parser counts it; duplicates are found later, across files. */
export type FileTally = {
  records: number
  events: number
  snapshots: number
  annexes: number
  quarantined: number
  ignored: Record<string, number>
  /** Tenants the events name; a file of one tenant is the rule. */
  tenants: string[]
  warnings: { code: string; message: string }[]
  spans: SourceSpan[]
}

export class Tally {
  readonly #spans = new Map<EventSource, SourceSpan & { previous: number }>()
  readonly #warnings = new Map<string, { code: string; message: string }>()
  readonly #ignored: Record<string, number> = {}
  readonly #tenants = new Set<string>()
  records = 0
  events = 0
  snapshots = 0
  annexes = 0
  quarantined = 0

  event(source: EventSource, at: number, tenant: string | null): void {
    this.events += 1
    if (tenant !== null) this.#tenants.add(tenant)
    const span = this.#spans.get(source)
    if (span === undefined) {
      this.#spans.set(source, {
        source,
        records: 1,
        firstAt: at,
        lastAt: at,
        ascending: true,
        descending: true,
        previous: at,
      })
      return
    }
    span.records += 1
    if (at < span.previous) span.ascending = false
    else if (at > span.previous) span.descending = false
    span.previous = at
    if (at < span.firstAt) span.firstAt = at
    if (at > span.lastAt) span.lastAt = at
  }

  ignore(code: string): void {
    this.#ignored[code] = (this.#ignored[code] ?? 0) + 1
  }

  warn(code: string, message: string): void {
    this.#warnings.set(`${code}\n${message}`, { code, message })
  }

  result(): FileTally {
    return {
      records: this.records,
      events: this.events,
      snapshots: this.snapshots,
      annexes: this.annexes,
      quarantined: this.quarantined,
      ignored: this.#ignored,
      tenants: [...this.#tenants].sort(),
      warnings: [...this.#warnings.values()],
      spans: [...this.#spans.values()].map(({ previous: _, ...span }) => span),
    }
  }
}
