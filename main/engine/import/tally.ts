import type { EventSource } from '#shared'
import { mergeSigns, type Signs } from './signs.ts'

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
  /** Snapshots that do not state their own time. */
  undated: number
  collections: number
  annexes: number
  quarantined: number
  ignored: Record<string, number>
  /** Tenants the events name; a file of one tenant is the rule. */
  tenants: string[]
  warnings: { code: string; message: string }[]
  spans: SourceSpan[]
  signs: Signs
}

export class Tally {
  readonly #spans = new Map<EventSource, SourceSpan & { previous: number }>()
  readonly #warnings = new Map<string, { code: string; message: string }>()
  readonly #ignored: Record<string, number> = {}
  readonly #tenants = new Set<string>()
  records = 0
  events = 0
  snapshots = 0
  undated = 0
  collections = 0
  annexes = 0
  quarantined = 0
  ignored = 0

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

  /** Records that have ended, each in one way. */
  get ended(): number {
    return (
      this.events +
      this.snapshots +
      this.collections +
      this.annexes +
      this.quarantined +
      this.ignored
    )
  }

  ignore(code: string): void {
    this.ignored += 1
    this.#ignored[code] = (this.#ignored[code] ?? 0) + 1
  }

  warn(code: string, message: string): void {
    this.#warnings.set(`${code}\n${message}`, { code, message })
  }

  result(signs: Signs): FileTally {
    return {
      records: this.records,
      events: this.events,
      snapshots: this.snapshots,
      undated: this.undated,
      collections: this.collections,
      annexes: this.annexes,
      quarantined: this.quarantined,
      ignored: this.#ignored,
      tenants: [...this.#tenants].sort(),
      warnings: [...this.#warnings.values()],
      spans: [...this.#spans.values()].map(({ previous: _, ...span }) => span),
      signs,
    }
  }
}

function mergeSpans(first: SourceSpan, second: SourceSpan): SourceSpan {
  return {
    source: first.source,
    records: first.records + second.records,
    firstAt: Math.min(first.firstAt, second.firstAt),
    lastAt: Math.max(first.lastAt, second.lastAt),
    ascending: first.ascending && second.ascending && first.lastAt <= second.firstAt,
    descending: first.descending && second.descending && first.firstAt >= second.lastAt,
  }
}

/** The tally of a file from those of its ranges, in their order. */
export function mergeTallies(tallies: readonly FileTally[]): FileTally {
  return tallies.reduce((first, second) => {
    const ignored = { ...first.ignored }
    for (const [code, count] of Object.entries(second.ignored))
      ignored[code] = (ignored[code] ?? 0) + count
    const spans = new Map(first.spans.map((span) => [span.source, span]))
    for (const span of second.spans) {
      const known = spans.get(span.source)
      spans.set(span.source, known === undefined ? span : mergeSpans(known, span))
    }
    const warnings = [...first.warnings, ...second.warnings]
    return {
      records: first.records + second.records,
      events: first.events + second.events,
      snapshots: first.snapshots + second.snapshots,
      undated: first.undated + second.undated,
      collections: first.collections + second.collections,
      annexes: first.annexes + second.annexes,
      quarantined: first.quarantined + second.quarantined,
      ignored,
      tenants: [...new Set([...first.tenants, ...second.tenants])].sort(),
      warnings: [...new Map(warnings.map((one) => [`${one.code}\n${one.message}`, one])).values()],
      spans: [...spans.values()],
      signs: mergeSigns(first.signs, second.signs),
    }
  })
}
