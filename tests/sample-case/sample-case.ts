import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import type { ClaimResult, Evaluation } from '../../main/engine/claims/document.ts'
import { writeSample, type ExportEntry, type SampleManifest } from '../../main/sample/index.ts'
import { evv, type RunOptions } from '../helpers/evv.ts'

/** The generated tenant on disk, once a test file. */
export type Sample = { folder: string; manifest: SampleManifest }

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'evv-sample-'))
  folders.push(folder)
  return folder
}

export async function makeSample(): Promise<Sample> {
  const folder = newFolder()
  return { folder, manifest: await writeSample(folder) }
}

function must(args: readonly string[], options?: RunOptions): string {
  const done = evv(args, options)
  expect(done.status, done.stderr).toBe(0)
  return done.stdout
}

/** A case of the sample through the command line, with the exports a test leaves in. */
export function buildCase(
  { folder, manifest }: Sample,
  keep: (entry: ExportEntry) => boolean = () => true,
): string {
  const path = join(newFolder(), 'sample.evcase')
  const { case: scope } = manifest
  must([
    'new',
    path,
    '--name',
    scope.name,
    '--tenant',
    scope.tenant,
    '--incident-start',
    scope.incidentStart,
    '--contained-at',
    scope.containedAt,
    '--observed-until',
    scope.observedUntil,
    '--frozen-at',
    scope.frozenAt,
    '--policy',
    scope.policy,
  ])
  addExports(path, folder, manifest.exports.filter(keep))
  for (const annex of manifest.annexes)
    must(['annex', 'import', path, '--kind', annex.kind, join(folder, annex.path)])
  const script = join(newFolder(), 'indicators.jsonl')
  const inputs = manifest.indicators.map((indicator) =>
    JSON.stringify({ input: 'indicator', ...indicator, by: manifest.people[0] }),
  )
  writeFileSync(script, inputs.join('\n'))
  must(['decisions', 'apply', path, script])
  return path
}

/** The same case in a folder of its own: a case survives being copied. */
export function copyCase(path: string): string {
  const copy = join(newFolder(), 'copy.evcase')
  cpSync(path, copy, { recursive: true })
  return copy
}

export function addExports(path: string, folder: string, exports: readonly ExportEntry[]): void {
  for (const [asOf, entries] of Map.groupBy(exports, (entry) => entry.asOf ?? ''))
    must([
      'import',
      path,
      ...entries.map((entry) => join(folder, entry.path)),
      ...(asOf === '' ? [] : ['--as-of', asOf]),
    ])
}

export function evaluateText(path: string, options?: RunOptions): string {
  return must(['evaluate', path, '--json'], options)
}

export function evaluate(path: string): Evaluation {
  return JSON.parse(evaluateText(path)) as Evaluation
}

export function claimOf(evaluation: Evaluation, id: string): ClaimResult {
  const claim = evaluation.claims.find((candidate) => candidate.id === id)
  if (claim === undefined) throw new Error(`no claim ${id}`)
  return claim
}

export const verdictsOf = (evaluation: Evaluation) =>
  Object.fromEntries(
    evaluation.claims.map(({ id, verdict, reasons }) => [id, { verdict, reasons }]),
  )
