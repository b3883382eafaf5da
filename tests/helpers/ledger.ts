import { expect } from 'vitest'
import type { Outcome } from './evv.ts'

/** The documents of design.md §5 that tests read, and the rules that hold for all of them. */

export type Counters = {
  records: number
  imported: number
  duplicate: number
  merged: number
  quarantined: number
  ignored: number
}

export type FileLedger = Counters & {
  path: string
  member?: string
  sha256: string
  bytes: number
  format: string | null
  reason?: string
  quarantinedReasons: Record<string, { records: number; offset: number; length: number }>
  ignoredReasons: Record<string, number>
  firstEventAt: string | null
  lastEventAt: string | null
  warnings: { code: string; message: string }[]
}

export type ImportDocument = { files: FileLedger[]; totals: Counters }

export type Raw = { file: string; member?: string; offset: number; length: number }

export type EventRow = {
  id: string
  recordId?: string
  operationRaw?: string
  actorUpn?: string
  at: string
  raws: Raw[]
}

export const counterNames = [
  'records',
  'imported',
  'duplicate',
  'merged',
  'quarantined',
  'ignored',
] as const

export function counters(of: Counters): Counters {
  const { records, imported, duplicate, merged, quarantined, ignored } = of
  return { records, imported, duplicate, merged, quarantined, ignored }
}

/** Every record is accounted for in every file, and the totals are the sums. */
export function expectBalanced(document: ImportDocument): void {
  for (const file of document.files.filter((entry) => entry.format !== null)) {
    const { records, imported, duplicate, merged, quarantined, ignored } = file
    expect(imported + duplicate + merged + quarantined + ignored, file.path).toBe(records)
    const codes = Object.values(file.quarantinedReasons ?? {})
    expect(
      codes.reduce((sum, { records: count }) => sum + count, 0),
      `${file.path} quarantinedReasons`,
    ).toBe(quarantined)
    const reasons = Object.values(file.ignoredReasons ?? {})
    expect(
      reasons.reduce((sum, count) => sum + count, 0),
      `${file.path} ignoredReasons`,
    ).toBe(ignored)
  }
  for (const name of counterNames) {
    const sum = document.files.reduce((total, file) => total + (file[name] ?? 0), 0)
    expect(document.totals[name], `totals.${name}`).toBe(sum)
  }
}

export function eventRows(outcome: Outcome): EventRow[] {
  expect(outcome.status, outcome.stderr).toBe(0)
  return outcome.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as EventRow)
}
