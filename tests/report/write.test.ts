import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError, describeError, parseTime, visible } from '#shared'
import { createCase } from '../../main/engine/case/case.ts'
import { evaluateCase } from '../../main/engine/claims/evaluate.ts'
import { importPaths } from '../../main/engine/import/import.ts'
import { openCase, rebuildCase, record } from '../../main/engine/import/replay.ts'
import { renderCsv } from '../../main/engine/report/csv.ts'
import { writeReport } from '../../main/engine/report/write.ts'
import { indicatorId } from '../../main/engine/scope/indicators.ts'
import { temporaryFolder } from '../helpers/evv.ts'
import { claimResult, evaluation, finding, model, naughty } from './support.ts'

const keyId = '11111111-2222-3333-4444-555555555555'
const principal = '99999999-2222-3333-4444-555555555555'
const hostile = '"><script>alert(1)</script>'

/** Sign-ins of one service principal on a key that the case holds as the attacker's. */
const signIns = Array.from({ length: 30 }, (_, index) => ({
  id: `00000000-0000-0000-0000-${String(index).padStart(12, '0')}`,
  createdDateTime: `2026-02-${String((index % 28) + 1).padStart(2, '0')}T03:14:09Z`,
  signInEventTypes: ['servicePrincipal'],
  servicePrincipalId: principal,
  servicePrincipalName: hostile,
  servicePrincipalCredentialKeyId: keyId,
  appId: '88888888-2222-3333-4444-555555555555',
  ipAddress: '203.0.113.7',
  resourceDisplayName: 'Microsoft Graph',
  status: { errorCode: 0 },
}))

const text = JSON.stringify({ value: signIns })

async function makeCase(folder: string) {
  const exported = join(folder, 'signins <b>.json')
  writeFileSync(exported, text)
  const path = join(folder, 'a.evcase')
  createCase(path, {
    name: hostile,
    tenants: ['contoso.example'],
    incidentStart: parseTime('2026-01-01')!,
    containedAt: parseTime('2026-02-10')!,
    observedUntil: parseTime('2026-03-20')!,
    frozenAt: null,
    policy: 'bec-30',
  })
  const kase = await openCase(path)
  await importPaths(kase, [exported], { collectedBy: hostile, asOf: null })
  record(kase, {
    kind: 'indicator',
    id: indicatorId('credential-key', keyId),
    indicator: 'credential-key',
    value: keyId,
    tier: 'A',
    state: 'confirmed',
    from: null,
    to: null,
    by: hostile,
    why: hostile,
  })
  return kase
}

describe('writing a report', () => {
  const folder = temporaryFolder()
  let kase: Awaited<ReturnType<typeof makeCase>>
  const write = (name: string) => {
    const out = join(folder, name)
    writeReport(kase, evaluateCase(kase), out, 'en')
    return readFileSync(out, 'utf8')
  }

  beforeAll(async () => {
    kase = await makeCase(folder)
  })

  it('cites events with the very bytes they came from', () => {
    const { evaluation: judged } = evaluateCase(kase)
    const used = judged.claims.find(({ id }) => id === 'no-tainted-credential-signin')!
    expect(used.verdict).toBe('refuted')
    const html = write('a.html')
    const rows = html.match(/<tr>(?:(?!<\/tr>).)*class="event-id".*?<\/tr>/gs) ?? []
    const found = rows.flatMap((row) => {
      const place = /byte <bdi>(\d+)<\/bdi>, length <bdi>(\d+)<\/bdi>/.exec(row)
      const at = /<time datetime="([^"]+)"/.exec(row)?.[1]
      return place === null ? [] : [{ at, offset: Number(place[1]), length: Number(place[2]) }]
    })
    expect(found.length).toBeGreaterThan(5)
    for (const { at, offset, length } of found) {
      const raw = JSON.parse(text.slice(offset, offset + length)) as (typeof signIns)[number]
      expect(parseTime(raw.createdDateTime)).toBe(parseTime(at!))
      expect(raw.servicePrincipalCredentialKeyId).toBe(keyId)
    }
  })

  it('shows no folder of this machine, no hostile markup', () => {
    const html = write('a.html')
    expect(html).not.toContain(folder)
    expect(html).not.toContain('<script')
    expect(html).not.toContain('<b>')
    expect(html).toContain('signins &lt;b&gt;.json')
    expect(html).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  it('writes the same bytes again, and after the database is made again', async () => {
    const names = ['a.html', 'a.json', 'a.csv']
    const before = names.map(write)
    expect(names.map((name) => write(`again-${name}`))).toEqual(before)
    const path = kase.folder
    kase.close()
    kase = await rebuildCase(path)
    expect(names.map((name) => write(`rebuilt-${name}`))).toEqual(before)
  })

  it('holds the evaluation, the scope and the ledger as JSON', () => {
    const document = JSON.parse(write('a.json')) as Record<string, Record<string, unknown>>
    expect(document['evaluation']).toEqual(
      JSON.parse(JSON.stringify(evaluateCase(kase).evaluation)),
    )
    expect(document['scope']).toMatchObject({
      name: hostile,
      incidentStart: '2026-01-01T00:00:00.000Z',
      frozenAt: null,
    })
    expect(document['ledger']?.['totals']).toMatchObject({ records: 30, imported: 30 })
  })

  it('replaces a file whole and leaves nothing beside it', () => {
    writeFileSync(join(folder, 'a.csv'), 'x'.repeat(100_000))
    expect(write('a.csv')).not.toContain('xxx')
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it.each(['a.pdf', 'a', 'a.html.txt'])('refuses %s and writes nothing', (name) => {
    const before = readdirSync(folder)
    const error = errorOf(() => write(name))
    expect(error.code).toBe('usage/argument')
    expect(describeError(error.code, error.params, 'en')).toContain('.html, .json or .csv')
    expect(readdirSync(folder)).toEqual(before)
  })

  it('names a missing folder and a place that is taken', () => {
    expect(errorOf(() => write('absent/a.html')).code).toBe('input/not-found')
    mkdirSync(join(folder, 'taken.html'))
    expect(errorOf(() => write('taken.html')).code).toBe('usage/argument')
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

function errorOf(run: () => void): AppError {
  try {
    run()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('the table for spreadsheets', () => {
  it('keeps every hostile text in its cell and lets none be a formula', () => {
    for (const rule of naughty) {
      const params = { rule, mailbox: 'm', actor: 'a', at: 0, asOf: 0 }
      const findings = [finding({ code: 'no-such-code', params }), finding({ params })]
      for (const one of findings) {
        const claims = [claimResult('inbox-rules-clean', { verdict: 'refuted', findings: [one] })]
        const csv = renderCsv(model({ evaluation: evaluation({ claims }) }), 'en')
        const rows = parse<Record<string, string>>(csv, { bom: true, columns: true })
        expect(rows).toHaveLength(1)
        if (one === findings[1]) expect(rows[0]!['firstFinding']).toContain(`“${visible(rule)}”`)
        expect(Object.values(rows[0]!).filter((cell) => /^[=+\-@\t\r\0]/.test(cell))).toEqual([])
      }
    }
  })

  it('puts an apostrophe before what would be a formula', () => {
    const id = '=1+1'
    const claims = [{ ...claimResult('inbox-rules-clean'), group: id }]
    const csv = renderCsv(model({ evaluation: evaluation({ claims }) }), 'zh-CN')
    const rows = parse<Record<string, string>>(csv, { bom: true, columns: true })
    expect(rows[0]!['group']).toBe(`'${id}`)
    expect(rows[0]!['title']).toMatch(/[\u4E00-\u9FFF]/)
  })
})
