import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { formatTime, parseTime, type Language, type Overall, type Verdict } from '#shared'
import type { ClaimResult, Evaluation, Finding } from '../../main/engine/claims/document.ts'
import { claims } from '../../main/engine/claims/registry.ts'
import { emptyReport, totalsOf, type FileReport } from '../../main/engine/import/report.ts'
import type { ReportModel } from '../../main/engine/report/model.ts'

export const languages: readonly Language[] = ['en', 'zh-CN']

const time = (text: string) => parseTime(text)!

const [from, to] = [formatTime(time('2026-01-12')), formatTime(time('2026-03-15'))]

export function claimResult(id: string, changes: Partial<ClaimResult> = {}): ClaimResult {
  const { group, class: kind } = claims.find((claim) => claim.id === id)!
  return {
    id,
    group,
    class: kind,
    verdict: 'supported',
    reasons: [],
    findings: [],
    support: [],
    subjects: [],
    coverage: { needed: [{ source: 'entra.audit', scope: 'tenant', from, to }], gaps: [] },
    next: [],
    ...changes,
  }
}

export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    id: 'f-0123456789abcdef',
    strength: 'strong',
    code: 'attacker-rule-remains',
    params: { rule: 'x', mailbox: 'a@b.example', actor: 'c', at: 0, asOf: 0 },
    subject: 'a@b.example',
    events: ['e1'],
    disposition: null,
    ...changes,
  }
}

export function evaluation(changes: Partial<Evaluation> = {}): Evaluation {
  return {
    ruleset: 'a'.repeat(64),
    inputs: 'b'.repeat(64),
    parameters: { incidentStart: from, effectiveAt: from, requiredDays: 30 },
    epoch: 1,
    overall: 'not-determined',
    overallReasons: ['coverage'],
    limits: [{ code: 'claims-not-built', params: { built: 10, of: 52 } }],
    conditions: [],
    claims: [],
    ...changes,
  }
}

export function model(changes: Partial<ReportModel> = {}): ReportModel {
  return {
    scope: {
      name: 'Case',
      tenants: ['contoso.example'],
      incidentStart: time('2026-01-12'),
      containedAt: time('2026-02-09T15:30:00Z'),
      observedUntil: time('2026-03-15'),
      frozenAt: time('2026-03-18'),
      policy: 'bec-30',
    },
    evaluation: evaluation(),
    ledger: { files: [], totals: totalsOf([]) },
    collectors: new Map(),
    inputs: [],
    indicators: [],
    days: [],
    snapshots: [],
    gaps: [],
    places: new Map(),
    ...changes,
  }
}

export function fileOf(path: string, changes: Partial<FileReport> = {}): FileReport {
  return {
    ...emptyReport(path, 10),
    sha256: 'c'.repeat(64),
    format: 'ual-search-csv',
    source: 'ual.other',
    ...changes,
  }
}

export const verdicts: readonly Verdict[] = [
  'refuted',
  'undetermined',
  'supported',
  'not-applicable',
]
export const overalls: readonly Overall[] = [
  'residual-access',
  'not-determined',
  'eviction-supported',
]

/** The 515 strings of the Big List of Naughty Strings. */
export const naughty = JSON.parse(
  readFileSync(
    fileURLToPath(new URL('../../../shared/suites/naughty-strings/blns.json', import.meta.url)),
    'utf8',
  ),
) as string[]

const named: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

/** What a browser reads in text that was escaped; throws on an entity that ours never writes. */
export function decode(text: string): string {
  return text.replace(/&[^;\s]*;?/g, (entity) => {
    const character = named[entity]
    if (character === undefined) throw new Error(`unknown entity: ${entity}`)
    return character
  })
}

export type Tag = { name: string; close: boolean; attributes: Record<string, string> }

/**
 * Tags and texts of a page of ours, by a grammar stricter than HTML's: quoted attributes only, no stray
 * `<` or `>` anywhere. Throws where the page leaves it, so whatever breaks out of its place is found.
 */
export function parsePage(page: string): { tags: Tag[]; texts: string[] } {
  const tags: Tag[] = []
  const texts: string[] = []
  const token =
    /<!doctype html>|<style>[^<]*<\/style>|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z][\w:-]*(?:="[^"<>]*")?)*)\s*(\/?)>|([^<>]+)/y
  while (token.lastIndex < page.length) {
    const at = token.lastIndex
    const match = token.exec(page)
    if (match === null) throw new Error(`not ours at ${at}: ${page.slice(at, at + 120)}`)
    const [, close, name, attributes, , text] = match
    if (text !== undefined) texts.push(decode(text))
    else if (name !== undefined)
      tags.push({
        name,
        close: close === '/',
        attributes: Object.fromEntries(
          [...(attributes ?? '').matchAll(/([a-zA-Z][\w:-]*)(?:="([^"]*)")?/g)].map(
            ([, key, value]) => [key!, decode(value ?? '')],
          ),
        ),
      })
  }
  return { tags, texts }
}
