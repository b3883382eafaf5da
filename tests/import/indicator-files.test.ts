import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createCase, type Case } from '../../main/engine/case/case.ts'
import type { Scope } from '../../main/engine/case/entries.ts'
import { findOriginal } from '../../main/engine/import/find-original.ts'
import { importIndicators } from '../../main/engine/import/indicator-files/import.ts'
import { openCase, rebuildCase, record, withdraw } from '../../main/engine/import/replay.ts'
import { indicatorId, readIndicators } from '../../main/engine/scope/indicators.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const folder = tempFolders('indicators')
const who = { by: 'ann', why: 'list of the CERT' }
const scope: Scope = {
  name: 'test',
  tenants: ['contoso.example'],
  incidentStart: 0,
  containedAt: 1,
  observedUntil: 2,
  frozenAt: null,
  policy: 'bec-30',
}

const open: Case[] = []
afterAll(() => {
  for (const kase of open) kase.close()
})

async function freshCase(): Promise<Case> {
  const path = join(folder(), 'a.evcase')
  createCase(path, scope)
  const kase = await openCase(path)
  open.push(kase)
  return kase
}

async function take(kase: Case, content: string | Buffer) {
  const path = join(folder(), 'list')
  writeFileSync(path, content)
  const { entries, ...file } = await importIndicators(kase, path, who)
  return {
    ...file,
    read: entries.length,
    candidates: entries.flatMap((entry) =>
      'candidate' in entry ? [{ id: entry.id, place: entry.place, ...entry.candidate }] : [],
    ),
    notTaken: entries.flatMap((entry) =>
      'reason' in entry ? [{ place: entry.place, reason: entry.reason }] : [],
    ),
  }
}

const table = `kind,value,tier,from,to,why
ip,203[.]0[.]113[.]7,,2026-01-01,2026-02-01T00:00:00Z,proxy
ip,203.0.113.7,A,,,again
ip,203.0.113.0/24,,,,
ip,203.0.113.9/32,,,,
IPv6-addr,2001:DB8::7,C,,,
ip,not an address,,,,
domain,evil[.]example,,,,
user,Eve[@]contoso[.]example,,,,
user-agent,"python-requests/2.31, x",,,,
asn,AS64512,,,,
app,11111111-2222-3333-4444-555555555555,,,,
token,3kVZRE8tFkinHtPA7_EFAA,,,,
app,MyApp,,,,
url,hxxps://evil[.]example/x,,,,
sha256,aaaa,,,,
email-addr,eve@evil.example,,,,
colour,blue,,,,
ip,,,,,
ip,203.0.113.10,D,,,
ip,203.0.113.11,,01/02/2026,,
ip,203.0.113.12,,2026-02-01,2026-01-01,
ip,203.0.113.13
`

describe('a table of indicators', () => {
  it('records what is known here as candidates and names the reason for the rest', async () => {
    const kase = await freshCase()
    const done = await take(kase, table)
    expect(done).toMatchObject({ format: 'indicators-csv', read: 22 })
    expect(done.candidates.map(({ kind, value, tier }) => [kind, value, tier])).toEqual([
      ['ip', '203.0.113.7', 'B'],
      ['ip', '203.0.113.9', 'B'],
      ['ip', '2001:db8::7', 'C'],
      ['mail-domain', 'evil.example', 'A'],
      ['user', 'eve@contoso.example', 'B'],
      ['user-agent', 'python-requests/2.31, x', 'C'],
      ['asn', '64512', 'C'],
      ['app', '11111111-2222-3333-4444-555555555555', 'B'],
      ['token', '445945de-2d4f-4816-a71e-d3c0eff10500', 'A'],
    ])
    expect(done.notTaken.map(({ place, reason }) => [place, reason])).toEqual([
      ['row 3', 'duplicate'],
      ['row 4', 'range'],
      ['row 7', 'value-invalid'],
      ['row 14', 'value-invalid'],
      ['row 15', 'kind-not-in-logs'],
      ['row 16', 'kind-not-in-logs'],
      ['row 17', 'mail-address'],
      ['row 18', 'kind-unknown'],
      ['row 19', 'value-missing'],
      ['row 20', 'tier-unknown'],
      ['row 21', 'time-unreadable'],
      ['row 22', 'time-reversed'],
      ['row 23', 'row-unreadable'],
    ])
    expect(new Set(readIndicators(kase.db).map(({ state }) => state))).toEqual(
      new Set(['candidate']),
    )
  })

  it.each([
    ['semicolons', 'kind;value\nip;203.0.113.7\n'],
    ['tabs', 'kind\tvalue\nip\t203.0.113.7\n'],
    ['UTF-16', Buffer.from('\ufeffkind,value\r\nip,203.0.113.7\r\n', 'utf16le')],
    ['other names', 'Indicator Type,IOC,Comment\nip-dst,203.0.113.7,x\n'],
  ])('is read with %s', async (_, content) => {
    const { candidates } = await take(await freshCase(), content)
    expect(candidates).toMatchObject([{ kind: 'ip', value: '203.0.113.7' }])
  })
})

const indicator = (id: number, pattern: string, more: object = {}) => ({
  type: 'indicator',
  spec_version: '2.1',
  id: `indicator--${id}`,
  pattern,
  pattern_type: 'stix',
  valid_from: '2026-01-01T00:00:00Z',
  ...more,
})

describe('a STIX bundle', () => {
  const bundle = JSON.stringify({
    type: 'bundle',
    id: 'bundle--1',
    objects: [
      indicator(1, "[ipv4-addr:value = '203.0.113.7' OR ipv4-addr:value = '203.0.113.8']", {
        valid_until: '2026-02-01T00:00:00Z',
        name: 'proxy',
      }),
      indicator(2, "[url:value = 'https://evil.example']"),
      indicator(3, "[ipv4-addr:value = '203.0.113.9']", { revoked: true }),
      indicator(4, 'rule x {}', { pattern_type: 'yara' }),
      indicator(5, "[ipv4-addr:value = '203.0.113.10' AND url:value = 'x']"),
      { type: 'observed-data', id: 'observed-data--1' },
      { type: 'ipv4-addr', id: 'ipv4-addr--1', value: '203.0.113.11' },
      'nonsense',
    ],
  })

  it('takes plain patterns with their validity, and lists the rest', async () => {
    const done = await take(await freshCase(), bundle)
    expect(done.format).toBe('indicators-stix')
    const valid = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 1, 1), why: 'proxy' }
    expect(done.candidates).toMatchObject([
      { place: 'indicator--1', kind: 'ip', value: '203.0.113.7', ...valid },
      { place: 'indicator--1', kind: 'ip', value: '203.0.113.8', ...valid },
    ])
    expect(done.notTaken.map(({ place, reason }) => [place, reason])).toEqual([
      ['indicator--2', 'kind-not-in-logs'],
      ['indicator--3', 'revoked'],
      ['indicator--4', 'pattern-language'],
      ['indicator--5', 'pattern-combined'],
      ['observed-data--1', 'not-an-indicator'],
      ['ipv4-addr--1', 'not-an-indicator'],
      ['object 8', 'not-an-indicator'],
    ])
  })
})

describe('a list in the case', () => {
  it('is one journal line, sealed, and comes back with a rebuild', async () => {
    const kase = await freshCase()
    const { sha256, candidates } = await take(kase, table)
    const before = readIndicators(kase.db)
    expect(before).toHaveLength(candidates.length)
    const journal = readFileSync(join(kase.folder, 'journal.jsonl'), 'utf8').trim().split('\n')
    expect(journal).toHaveLength(2)
    expect(readdirSync(join(kase.folder, 'evidence'))).toEqual([sha256])
    record(kase, { kind: 'indicator-decision', id: before[0]!.id, as: 'confirmed', ...who })
    const after = readIndicators(kase.db)
    kase.close()
    const rebuilt = await rebuildCase(kase.folder)
    open.push(rebuilt)
    expect(readIndicators(rebuilt.db)).toEqual(after)
    expect(after).not.toEqual(before)
  })

  it('never changes what a person has entered', async () => {
    const kase = await freshCase()
    const entered = {
      indicator: 'ip',
      value: '203.0.113.7',
      tier: 'C',
      state: 'confirmed',
    } as const
    const id = indicatorId('ip', entered.value)
    record(kase, { kind: 'indicator', id, ...entered, from: null, to: null, ...who })
    const done = await take(kase, 'kind,value,tier\nip,203.0.113.7,A\n')
    expect(done.notTaken).toMatchObject([{ reason: 'known' }])
    expect(readIndicators(kase.db)).toMatchObject([{ tier: 'C', state: 'confirmed' }])
  })

  it('goes with its withdrawal', async () => {
    const kase = await freshCase()
    const { sha256 } = await take(kase, table)
    kase.close()
    await withdraw(kase.folder, sha256, who.by, who.why)
    const after = await openCase(kase.folder)
    open.push(after)
    expect(readIndicators(after.db)).toEqual([])
    expect(findOriginal(after, sha256)).toMatchObject([{ as: 'indicators', state: 'withdrawn' }])
  })

  it('may have 100,000 lines and says what came of each', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) =>
      index % 2 === 0
        ? `ip,10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`
        : `sha256,${index}`,
    )
    const done = await take(await freshCase(), `kind,value\n${rows.join('\n')}\n`)
    expect(done.candidates).toHaveLength(50_000)
    expect(done.notTaken).toHaveLength(50_000)
  })
})

describe('a file that is no list', () => {
  it.each([
    ['a table without kinds', 'value\n203.0.113.7\n'],
    ['other JSON', '{"a":1}'],
    ['JSON cut off', '{"type":"bundle","objects":[{"type":"indic'],
    ['words', 'hello\n'],
    ['bytes', Buffer.from([0, 1, 2, 3, 255])],
    ['nothing', ''],
  ])('%s is named, and nothing of it kept', async (_, content) => {
    const kase = await freshCase()
    await expect(take(kase, content)).rejects.toMatchObject({ code: 'input/indicators' })
    expect(readdirSync(join(kase.folder, 'evidence'))).toEqual([])
    expect(kase.journal.lines).toHaveLength(1)
  })

  it('holds no tokens', async () => {
    const token = `eyJ0eXAiOiJKV1Qi.${'c2VjcmV0'.repeat(8)}.c2ln`
    const content = JSON.stringify({ type: 'bundle', objects: [], accessToken: token })
    const taken = take(await freshCase(), content)
    await expect(taken).rejects.toMatchObject({ code: 'input/holds-tokens' })
  })
})
