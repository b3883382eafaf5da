import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import type { AnnexKind, EventSource, SnapshotKind } from '#shared'
import { createCase, type Case } from '../../main/engine/case/case.ts'
import type { CaseEntry, IndicatorTier, Scope } from '../../main/engine/case/entries.ts'
import type { ClaimResult, Evaluation, Finding } from '../../main/engine/claims/document.ts'
import { evaluateCase } from '../../main/engine/claims/evaluate.ts'
import { importAnnex } from '../../main/engine/import/annex.ts'
import { importPaths } from '../../main/engine/import/import.ts'
import { openCase, record } from '../../main/engine/import/replay.ts'
import {
  indicatorId,
  indicatorTiers,
  normaliseValue,
  type IndicatorKind,
} from '../../main/engine/scope/indicators.ts'
import { background, type Export, type Hole } from './background.ts'
import type { Json } from './records.ts'
import { textComplaints } from './text-rules.ts'

/**
 * Builds a real case by the way a user's evidence takes: exports on disk, sealed, journaled, parsed,
 * deduplicated; then indicators and decisions; then evaluation. Every evaluation's texts are checked too.
 */

// Every file is parsed in a new thread; without this each of them compiles the parser again, ten times slower.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('../../.cache/compile', import.meta.url),
)

const hour = 3_600_000
export const day = 24 * hour

/** Midnight of a day of the case; day 0 is the incident start, a Monday. */
export const on = (dayNumber: number, hours = 0): number =>
  Date.UTC(2026, 0, 12) + dayNumber * day + hours * hour

/** Long enough for `bec-30` after a user's tail of 28 hours; frozen when late records are in. */
export const usualScope: Scope = {
  name: 'Case under test',
  tenants: ['tenant.example'],
  incidentStart: on(0),
  containedAt: on(4, 12),
  observedUntil: on(36),
  frozenAt: on(39, 1),
  policy: 'bec-30',
}

export type SnapshotSpec = { kind: SnapshotKind; at: number; objects: readonly Json[] }
export type IndicatorSpec = {
  kind: IndicatorKind
  value: string
  tier?: IndicatorTier
  from?: number
  to?: number
}

export type CaseSpec = {
  scope?: Partial<Scope>
  /** Sources that record one harmless act an hour from two days before the incident to the freeze. */
  background?: readonly EventSource[]
  /** Hours between two of them; one unless given. */
  every?: number
  holes?: readonly Hole[]
  signIns?: readonly Json[]
  audits?: readonly Json[]
  unified?: readonly Json[]
  snapshots?: readonly SnapshotSpec[]
  annexes?: Partial<Record<AnnexKind, readonly Readonly<Record<string, string>>[]>>
  indicators?: readonly IndicatorSpec[]
  /** Changes the exports before they are written. */
  rewrite?: (files: readonly RecordFile[]) => readonly RecordFile[]
}

export type CaseMore = Omit<CaseSpec, 'scope' | 'background' | 'every' | 'holes'>

export type BuiltCase = {
  kase: Case
  evaluate(): Evaluation
  claim(id: string): ClaimResult
  /** Journals a person's decision on a finding. */
  decide(finding: Finding, as: 'benign' | 'malicious', by: string): void
  indicate(...indicators: readonly IndicatorSpec[]): void
  input(entry: CaseEntry): void
  importRecords(name: string, content: string, asOf?: number): Promise<void>
  importTable(kind: AnnexKind, content: string): Promise<void>
  /** The same case with more in it; this one stays as it is. */
  fork(more: CaseMore): Promise<BuiltCase>
}

const opened: (() => void)[] = []

afterAll(() => {
  for (const close of opened.splice(0)) close()
})

export const lines = (records: readonly Json[]): string =>
  records.map((one) => `${JSON.stringify(one)}\n`).join('')

/** A page of Graph; the entity set decides nothing, the records are recognised by what they hold. */
export const page = (set: string, records: readonly Json[]): string =>
  JSON.stringify({
    '@odata.context': `https://graph.microsoft.com/beta/$metadata#${set}`,
    value: records,
  })

const table = (rows: readonly Readonly<Record<string, string>>[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cells = (row: Readonly<Record<string, string>>) =>
    columns.map((column) => `"${(row[column] ?? '').replaceAll('"', '""')}"`).join(',')
  return [columns.join(','), ...rows.map(cells)].map((row) => `${row}\r\n`).join('')
}

const byTime = (member: string) => (a: Json, b: Json) =>
  String(a[member]) < String(b[member]) ? -1 : 1

/** One export before it is written: its records in the order of the file. */
export type RecordFile = { of: Export; records: readonly Json[] }

function filesOf(spec: CaseSpec, scope: Scope): RecordFile[] {
  const span = {
    from: scope.incidentStart - 2 * day,
    to: scope.frozenAt ?? scope.observedUntil,
    every: spec.every ?? 1,
  }
  const usual = background(spec.background ?? [], span, spec.holes ?? [])
  const file = (of: Export, more: readonly Json[] = []): RecordFile => ({
    of,
    records: [...usual[of], ...more].sort(byTime(timeMembers[of])),
  })
  return [
    file('sign-ins', spec.signIns),
    file('audits', spec.audits),
    file('unified', spec.unified),
  ].filter(({ records }) => records.length > 0)
}

const timeMembers: Record<Export, string> = {
  'sign-ins': 'createdDateTime',
  audits: 'activityDateTime',
  unified: 'CreationTime',
}

const contentOf = ({ of, records }: RecordFile): string =>
  of === 'unified' ? lines(records) : page(of, records)

/** Opens a new case with the evidence of the spec; it is closed and removed after the tests of the file. */
export async function buildCase(spec: CaseSpec = {}): Promise<BuiltCase> {
  const folder = mkdtempSync(join(tmpdir(), 'evv-claims-'))
  const scope = { ...usualScope, ...spec.scope }
  createCase(caseFolder(folder), scope)
  return addTo(await open(folder), spec, scope)
}

const caseFolder = (folder: string) => join(folder, 'case.evcase')

async function open(folder: string): Promise<BuiltCase> {
  const kase = await openCase(caseFolder(folder))
  opened.push(() => {
    kase.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return handle(kase, folder)
}

async function fork(kase: Case): Promise<BuiltCase> {
  const folder = mkdtempSync(join(tmpdir(), 'evv-claims-'))
  kase.db.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(kase.folder, caseFolder(folder), { recursive: true })
  rmSync(join(caseFolder(folder), 'case.lock'))
  return open(folder)
}

/** How often something was added to a case, so that every file has a name of its own. */
let additions = 0

async function addTo(built: BuiltCase, spec: CaseSpec, scope: Scope): Promise<BuiltCase> {
  const count = ++additions
  const rewrite = spec.rewrite ?? ((files) => files)
  for (const [index, file] of rewrite(filesOf(spec, scope)).entries())
    await built.importRecords(`${count}-${index}-${file.of}`, contentOf(file))
  for (const [index, { kind, at, objects }] of (spec.snapshots ?? []).entries())
    await built.importRecords(`${count}-${index}-${kind}.json`, page(kind, objects), at)
  for (const [kind, rows] of Object.entries(spec.annexes ?? {}))
    await built.importTable(kind as AnnexKind, table(rows))
  built.indicate(...(spec.indicators ?? []))
  return built
}

function handle(kase: Case, folder: string): BuiltCase {
  const evaluate = () => {
    const { evaluation, failed } = evaluateCase(kase)
    const complaints = textComplaints(evaluation)
    if (failed || complaints.length > 0)
      throw new Error(`a claim failed, or its texts do: ${complaints.join('; ')}`)
    return evaluation
  }
  return {
    kase,
    evaluate,
    claim: (id) => claimOf(evaluate(), id),
    decide: (finding, as, by) => {
      record(kase, {
        kind: 'disposition',
        finding: finding.id,
        as,
        by,
        why: 'test',
        artefact: null,
      })
    },
    indicate: (...indicators) => {
      for (const one of indicators) record(kase, indicatorEntry(one))
    },
    input: (entry) => {
      record(kase, entry)
    },
    fork: async (more) => addTo(await fork(kase), more, usualScope),
    async importTable(kind, content) {
      const path = join(folder, `${++additions}-${kind}.csv`)
      writeFileSync(path, content)
      await importAnnex(kase, kind, path)
    },
    async importRecords(name, content, asOf) {
      const path = join(folder, name)
      writeFileSync(path, content)
      const report = await importPaths(kase, [path], {
        collectedBy: null,
        asOf: asOf ?? null,
        declaredSource: null,
      })
      const [file] = report.files
      if (file?.format == null || file.quarantined > 0)
        throw new Error(`${name} was not taken in whole: ${JSON.stringify(file)}`)
    },
  }
}

function indicatorEntry({ kind, value, tier, from, to }: IndicatorSpec): CaseEntry {
  return {
    kind: 'indicator',
    id: indicatorId(kind, value),
    indicator: kind,
    value: normaliseValue(kind, value),
    tier: tier ?? indicatorTiers[kind],
    state: 'confirmed',
    from: from ?? null,
    to: to ?? null,
    by: 'ir-01@tenant.example',
    why: 'test',
  }
}

export function claimOf(evaluation: Evaluation, id: string): ClaimResult {
  const found = evaluation.claims.find((claim) => claim.id === id)
  if (found === undefined) throw new Error(`no claim ${id}`)
  return found
}

/** What tests compare: the verdict with its reasons. */
export const verdictOf = ({ verdict, reasons }: ClaimResult): string =>
  reasons.length === 0 ? verdict : `${verdict} (${reasons.join(', ')})`

/** Findings by strength and code, each once, in order. */
export const codesOf = ({ findings }: ClaimResult): string[] => [
  ...new Set(findings.map(({ strength, code }) => `${strength} ${code}`)),
]
