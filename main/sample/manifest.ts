import type { AnnexKind } from '#shared'
import { isoSeconds, timeline } from './clock.ts'
import type { SampleFile, Tally } from './files.ts'
import { domain } from './identities.ts'
import type { Scenario } from './scenario.ts'
import { expectedClaims, expectedWithWithheld, type Expected } from './truth.ts'

/** `earlier`: how many of the unique records an export listed before this one already holds. */
export type ExportEntry = Tally & { path: string; asOf?: string; earlier: number }

export type Seed = { kind: string; value: string; tier: 'A' | 'B' | 'C'; why: string }

export type SampleManifest = {
  case: {
    name: string
    /** Tenant id, as every record has it. */
    tenant: string
    domain: string
    incidentStart: string
    containedAt: string
    observedUntil: string
    frozenAt: string
    policy: 'bec-30'
  }
  /** In the order of import. */
  exports: ExportEntry[]
  withheld: ExportEntry[]
  annexes: { kind: AnnexKind; path: string; records: number }[]
  /** Over `exports`, repeats between files included in `duplicates`. */
  totals: Tally
  /** Confirmed by the analyst; the key K_f is not among them. */
  indicators: Seed[]
  people: string[]
  truth: Readonly<Record<string, Expected>>
  truthWithWithheld: Readonly<Record<string, Expected>>
}

export function describeSample(scenario: Scenario, files: readonly SampleFile[]): SampleManifest {
  const seen = new Set<string>()
  const exports = files.filter(isExport).map((file) => entry(file, seen))
  const withheld = files.filter((file) => file.withheld).map((file) => entry(file, seen))
  return {
    case: {
      name: 'Harrow Ridge',
      tenant: scenario.identities.tenantId,
      domain,
      incidentStart: isoSeconds(timeline.incidentStart),
      containedAt: isoSeconds(timeline.containedAt),
      observedUntil: isoSeconds(timeline.observedUntil),
      frozenAt: isoSeconds(timeline.frozenAt),
      policy: 'bec-30',
    },
    exports,
    withheld,
    annexes: files.flatMap(({ annex, path, records }) =>
      annex === undefined ? [] : [{ kind: annex, path, records }],
    ),
    totals: {
      records: sum(exports, (one) => one.records),
      uniqueEvents: sum(exports, (one) => one.uniqueEvents - one.earlier),
      duplicates: sum(exports, (one) => one.duplicates + one.earlier),
    },
    indicators: seeds(scenario),
    people: scenario.identities.responders.map((person) => person.upn),
    truth: expectedClaims,
    truthWithWithheld: { ...expectedClaims, ...expectedWithWithheld },
  }
}

function isExport(file: SampleFile): boolean {
  return file.annex === undefined && file.withheld === undefined
}

function entry(file: SampleFile, seen: Set<string>): ExportEntry {
  const { path, asOf, log, records, uniqueEvents, duplicates } = file
  const own = new Set(file.ids.map((id) => `${log}:${id}`))
  const earlier = [...own].filter((id) => seen.has(id)).length
  for (const id of own) seen.add(id)
  return {
    path,
    ...(asOf === undefined ? {} : { asOf }),
    records,
    uniqueEvents,
    duplicates,
    earlier,
  }
}

function sum(entries: readonly ExportEntry[], value: (one: ExportEntry) => number): number {
  return entries.reduce((total, one) => total + value(one), 0)
}

/** X1, UX with its sessions, and six of the addresses: what the detection gave, on purpose incomplete. */
function seeds({ identities, applications, trace }: Scenario): Seed[] {
  const { x1 } = applications
  const { service } = identities
  return [
    {
      kind: 'app',
      value: x1.appId,
      tier: 'A',
      why: 'GraphSync Helper read mail as an application',
    },
    { kind: 'user', value: service.id, tier: 'B', why: 'the account that consented to it' },
    { kind: 'user', value: service.upn, tier: 'B', why: 'the same account by name' },
    ...trace.sessions.map((value): Seed => ({
      kind: 'session',
      value,
      tier: 'A',
      why: 'session of that account',
    })),
    ...trace.places.slice(0, 6).map(({ ip }): Seed => ({
      kind: 'ip',
      value: ip,
      tier: 'B',
      why: 'address of its sign-ins',
    })),
  ]
}
