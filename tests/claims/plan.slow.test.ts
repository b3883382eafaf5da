import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseTime } from '#shared'
import { importPaths } from '../../main/engine/import/import.ts'
import { isIndicatorKind } from '../../main/engine/scope/indicators.ts'
import { writeSample } from '../../main/sample/index.ts'
import { buildCase, verdictOf, type BuiltCase } from './case-builder.ts'

/**
 * How SQLite runs what an evaluation asks, over the sample tenant with its statistics: a claim that reads
 * every event, or every record's parameters, takes minutes at ten million.
 */

const folder = mkdtempSync(join(tmpdir(), 'evv-plan-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let built: BuiltCase
let truth: Readonly<Record<string, { verdict: string; reasons: readonly string[] }>>

beforeAll(async () => {
  const manifest = await writeSample(folder)
  const { incidentStart, containedAt, observedUntil, frozenAt, policy } = manifest.case
  const time = (text: string) => parseTime(text)!
  built = await buildCase({
    scope: {
      incidentStart: time(incidentStart),
      containedAt: time(containedAt),
      observedUntil: time(observedUntil),
      frozenAt: time(frozenAt),
      policy,
    },
  })
  for (const [asOf, files] of Map.groupBy(manifest.exports, (one) => one.asOf ?? null))
    await importPaths(
      built.kase,
      files.map(({ path }) => join(folder, path)),
      { collectedBy: null, declaredSource: null, asOf: asOf === null ? null : time(asOf) },
    )
  for (const { kind, value, tier } of manifest.indicators)
    if (isIndicatorKind(kind)) built.indicate({ kind, value, tier })
  truth = manifest.truth
})

/** Every statement that an evaluation prepares, with its plan. */
function plans(): Map<string, string[]> {
  const { db } = built.kase
  const asked = new Set<string>()
  const prepare = db.prepare.bind(db)
  db.prepare = (text: string) => {
    asked.add(text)
    return prepare(text)
  }
  built.evaluate()
  db.prepare = prepare
  return new Map(
    [...asked].map((text) => {
      const unbound = Array.from({ length: text.split('?').length - 1 }, () => null)
      const rows = prepare(`EXPLAIN QUERY PLAN ${text}`).all(unbound) as { detail: string }[]
      return [text, rows.map(({ detail }) => detail)]
    }),
  )
}

/** A step that visits every event or every event's details, in whatever order. */
const isFullScan = (detail: string) =>
  /^SCAN (e|event|d|event_detail)\b/.test(detail) || /^SEARCH e USING INDEX \w+$/.test(detail)

describe('the queries of an evaluation', () => {
  it('are read-only and never visit every event', () => {
    const found = plans()
    expect(found.size).toBeGreaterThan(20)
    expect([...found].filter(([, steps]) => steps.some(isFullScan))).toEqual([])
    for (const text of found.keys()) expect(built.kase.db.prepare(text).readonly, text).toBe(true)
  })

  it('are told from full scans by that rule', () => {
    const { db } = built.kase
    const steps = (text: string) =>
      (db.prepare(`EXPLAIN QUERY PLAN ${text}`).all() as { detail: string }[]).map(
        ({ detail }) => detail,
      )
    expect(steps('SELECT count(ip) FROM event_view').some(isFullScan)).toBe(true)
    expect(steps('SELECT event FROM event_view ORDER BY at').some(isFullScan)).toBe(true)
    expect(steps('SELECT count(value) FROM parameter_view').some(isFullScan)).toBe(true)
    expect(steps('SELECT event FROM event_view WHERE event = 7').some(isFullScan)).toBe(false)
  })
})

describe('the sample tenant', () => {
  it.each([
    'user-sessions-revoked',
    'compromised-credentials-rotated',
    'app-credentials-attributed',
    'no-tainted-credential-signin',
    'no-attacker-mail-access',
    'inbox-rules-clean',
    'audit-pipeline-enabled-throughout',
    'log-coverage-complete',
  ])('is judged as its authors meant: %s', (id) => {
    const { verdict, reasons } = truth[id]!
    const expected = reasons.length === 0 ? verdict : `${verdict} (${reasons.join(', ')})`
    expect(verdictOf(built.claim(id))).toBe(expected)
  })
})
