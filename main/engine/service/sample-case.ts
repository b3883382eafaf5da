import { statSync } from 'node:fs'
import { join } from 'node:path'
import { parseTime, type AnnexKind } from '#shared'
import { createCase, type Case } from '../case/case.ts'
import type { IndicatorTier, Policy } from '../case/entries.ts'
import { importAnnex } from '../import/annex.ts'
import { importPaths, type ImportOptions } from '../import/import.ts'
import { openCase, record } from '../import/replay.ts'
import { indicatorId, isIndicatorKind, normaliseValue } from '../scope/indicators.ts'

/** What the makers of a sample say of it; times ISO 8601. */
export type SampleManifest = {
  case: {
    name: string
    tenant: string
    domain: string
    incidentStart: string
    containedAt: string
    observedUntil: string
    frozenAt: string
    policy: Policy
  }
  /** In the order of import; paths from the sample's folder. */
  exports: readonly { path: string; asOf?: string }[]
  annexes: readonly { kind: AnnexKind; path: string }[]
  /** What the investigation confirmed. */
  indicators: readonly { kind: string; value: string; tier: IndicatorTier; why: string }[]
  people: readonly string[]
}

const time = (text: string) => parseTime(text)!

/** Files and bytes that `fillSample` will read as evidence. */
export function sizeOfSample(
  folder: string,
  { exports }: SampleManifest,
): { files: number; bytes: number } {
  const bytes = exports.reduce((sum, { path }) => sum + statSync(join(folder, path)).size, 0)
  return { files: exports.length, bytes }
}

/** Creates and opens the case of a sample whose files are in `folder`; nothing is imported yet. */
export function openSample(folder: string, { case: scope }: SampleManifest): Promise<Case> {
  const caseFolder = join(folder, 'harrow-ridge.evcase')
  createCase(caseFolder, {
    name: scope.name,
    tenants: [scope.tenant, scope.domain],
    incidentStart: time(scope.incidentStart),
    containedAt: time(scope.containedAt),
    observedUntil: time(scope.observedUntil),
    frozenAt: time(scope.frozenAt),
    policy: scope.policy,
  })
  return openCase(caseFolder)
}

/** Imports a sample's exports and lists, and enters the indicators that its analyst confirmed. */
export async function fillSample(
  kase: Case,
  folder: string,
  manifest: SampleManifest,
  on: Pick<ImportOptions, 'watch' | 'signal'> = {},
): Promise<void> {
  const states = Map.groupBy(manifest.exports, ({ asOf }) => asOf ?? null)
  for (const [asOf, files] of states)
    await importPaths(
      kase,
      files.map(({ path }) => join(folder, path)),
      {
        ...on,
        collectedBy: manifest.people[0] ?? null,
        asOf: asOf === null ? null : time(asOf),
      },
    )
  for (const { kind, path } of manifest.annexes) await importAnnex(kase, kind, join(folder, path))
  confirmSeeds(kase, manifest)
}

function confirmSeeds(kase: Case, manifest: SampleManifest): void {
  for (const { kind, value, tier, why } of manifest.indicators) {
    if (!isIndicatorKind(kind)) throw new Error(`unknown kind of indicator: ${kind}`)
    record(kase, {
      kind: 'indicator',
      id: indicatorId(kind, value),
      indicator: kind,
      value: normaliseValue(kind, value),
      tier,
      state: 'confirmed',
      from: null,
      to: null,
      by: manifest.people[0]!,
      why,
    })
  }
}
