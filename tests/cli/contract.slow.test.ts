import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { evv } from '../helpers/evv.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const folder = tempFolders('cli')
const tenant = '11111111-1111-4111-8111-111111111111'
const scope = [
  '--name',
  'Acme',
  '--tenant',
  'acme.example',
  '--incident-start',
  '2026-01-12',
  '--contained-at',
  '2026-02-09T16:30:00+01:00',
  '--observed-until',
  '2026-03-14T18:00Z',
]

const logon = (id: string, extra: Record<string, unknown> = {}) => ({
  CreationTime: '2026-01-20T01:02:03',
  Id: `00000000-0000-4000-8000-0000000000${id}`,
  Operation: 'UserLoggedIn',
  OrganizationId: tenant,
  RecordType: 15,
  UserId: 'Ann@Acme.example',
  ClientIP: '192.0.2.7:443',
  ErrorNumber: '0',
  ...extra,
})

const records = [
  logon('01'),
  logon('02', { CreationTime: '2026-01-19T23:59:59', ClientIP: '198.51.100.9' }),
  logon('03', { Operation: 'UserLoginFailed', ErrorNumber: '50126' }),
]

let path: string
let input: string

beforeAll(() => {
  path = join(folder(), 'acme.evcase')
  input = join(folder(), 'logons.json')
  writeFileSync(input, records.map((record) => JSON.stringify(record)).join('\n'))
  expect(evv(['new', path, ...scope]).status).toBe(0)
  expect(evv(['import', path, input, '--collected-by', 'ir@acme.example']).status).toBe(0)
})

const rows = (args: readonly string[]) =>
  evv(['events', path, ...args])
    .stdout.split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe('evv new and scope', () => {
  it('keeps times as UTC, whatever zone they were given in', () => {
    expect(evv(['scope', path, '--json'], { env: { TZ: 'Asia/Tokyo' } }).json()).toEqual({
      name: 'Acme',
      tenants: ['acme.example'],
      incidentStart: '2026-01-12T00:00:00.000Z',
      containedAt: '2026-02-09T15:30:00.000Z',
      observedUntil: '2026-03-14T18:00:00.000Z',
      frozenAt: null,
      policy: 'standard-97',
    })
  })

  it.each([
    ['a name is missing', scope.slice(2)],
    ['a time is none', scope.with(5, 'yesterday')],
    ['times are out of order', scope.with(9, '2026-01-01')],
    ['an option is unknown', [...scope, '--nonsense']],
    ['a policy is unknown', [...scope, '--policy', 'forever']],
  ])('ends with 2 and makes nothing when %s', (_what, args) => {
    const other = join(folder(), 'other.evcase')
    const done = evv(['new', other, ...args])
    expect(done.status).toBe(2)
    expect(done.stderr).toMatch(/^evv: usage\/argument: .+ — .+\n$/)
    expect(evv(['scope', other]).status).toBe(1)
  })

  it('never writes over a case', () => {
    const done = evv(['new', path, ...scope])
    expect(done).toMatchObject({ status: 1 })
    expect(done.stderr).toContain('case/exists')
  })

  it('journals a change of scope with who and why', () => {
    const copy = join(folder(), 'copy.evcase')
    expect(evv(['new', copy, ...scope]).status).toBe(0)
    const by = ['--by', 'ann', '--why', 'policy agreed']
    expect(evv(['scope', 'set', copy, 'policy=bec-30', ...by]).status).toBe(0)
    expect(evv(['scope', copy, '--json']).json()).toMatchObject({ policy: 'bec-30' })
    const journal = readFileSync(join(copy, 'journal.jsonl'), 'utf8')
    expect(journal).toContain('"by":"ann","why":"policy agreed"')
    expect(evv(['scope', 'set', copy, 'policy=bec-30']).status).toBe(2)
  })
})

describe('evv import and files', () => {
  it('prints the document of the contract', () => {
    const document = evv(['files', path, '--json']).json<{ files: object[]; totals: object }>()
    expect(document.files).toEqual([
      {
        path: input,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        bytes: readFileSync(input).length,
        format: 'ual-management-json',
        source: 'ual.sts',
        tenant,
        records: 3,
        imported: 3,
        duplicate: 0,
        merged: 0,
        quarantined: 0,
        ignored: 0,
        quarantinedReasons: {},
        ignoredReasons: {},
        manifest: null,
        firstEventAt: '2026-01-19T23:59:59.000Z',
        lastEventAt: '2026-01-20T01:02:03.000Z',
        warnings: [],
      },
    ])
    expect(document.totals).toMatchObject({ records: 3, imported: 3 })
  })

  it('warns when a file holds none of the source it was declared as', () => {
    const copy = join(folder(), 'declared.evcase')
    evv(['new', copy, ...scope])
    const done = evv(['import', copy, input, '--source', 'entra.audit', '--json'])
    const { files } = done.json<{ files: { warnings: { code: string }[] }[] }>()
    expect(files[0]!.warnings.map(({ code }) => code)).toEqual(['source-differs'])
    expect(evv(['import', copy, input, '--source', 'nonsense']).status).toBe(2)
  })
})

describe('evv events', () => {
  it('prints events in time order, absent fields absent, and where each stands', () => {
    const events = rows([])
    expect(events.map(({ at }) => at)).toEqual([
      '2026-01-19T23:59:59.000Z',
      '2026-01-20T01:02:03.000Z',
      '2026-01-20T01:02:03.000Z',
    ])
    expect(events[1]).toMatchObject({
      tenant,
      source: 'ual.sts',
      operation: 'userloggedin',
      operationRaw: 'UserLoggedIn',
      ok: true,
      actorUpn: 'ann@acme.example',
      ip: '192.0.2.7',
      raws: [{ offset: 0, length: JSON.stringify(records[0]).length }],
    })
    expect(Object.values(events[1]!)).not.toContain(null)
  })

  it.each([
    ['ip=192.0.2.7', 2],
    ['ip=192.0.2.7 and ok=false', 1],
    ['operation="userloginfailed" or ip=198.51.100.9', 2],
    ['(operation="userloginfailed" or ip=198.51.100.9) and ok=true', 1],
    ['actorUpn~acme and at>=2026-01-20', 2],
    ['actorUpn~"100%"', 0],
    ['ip!=192.0.2.7', 1],
  ])('filters by %s', (filter, count) => {
    expect(rows(['--filter', filter])).toHaveLength(count)
  })

  it.each(['nonsense=1', 'ip=', 'ip=1 and', '(ip=1', 'at>soon', 'ip=1; drop table event'])(
    'refuses %s',
    (filter) => {
      expect(evv(['events', path, '--filter', filter])).toMatchObject({ status: 2, stdout: '' })
    },
  )

  it('adds the original bytes and limits the rows', () => {
    const [first] = rows(['--raw', '--limit', '1', '--filter', 'ip=198.51.100.9'])
    const { raws } = first as { raws: { text: string }[] }
    expect(JSON.parse(raws[0]!.text)).toEqual(records[1])
    expect(rows(['--limit', '2'])).toHaveLength(2)
  })

  it('writes CSV that no spreadsheet takes for formulas', () => {
    const hostile = join(folder(), 'hostile.json')
    writeFileSync(hostile, JSON.stringify(logon('04', { UserId: '=HYPERLINK("x")' })))
    const copy = join(folder(), 'hostile.evcase')
    evv(['new', copy, ...scope])
    evv(['import', copy, hostile])
    const { stdout } = evv(['events', copy, '--format', 'csv'])
    expect(stdout).toContain(`"'=hyperlink(""x"")"`)
  })
})

describe('indicators and decisions', () => {
  it('adds, lists, clears and confirms', () => {
    const copy = join(folder(), 'indicators.evcase')
    evv(['new', copy, ...scope])
    const by = ['--by', 'ann', '--why', 'seen in the lure']
    const added = evv(['indicator', 'add', copy, '--kind', 'ip', '--value', '192.0.2.7', ...by])
    const id = added.stdout.trim()
    const listed = () =>
      evv(['indicator', 'list', copy, '--json']).json<{ indicators: Record<string, unknown>[] }>()
        .indicators
    expect(listed()).toMatchObject([
      { id, kind: 'ip', value: '192.0.2.7', tier: 'B', state: 'confirmed' },
    ])
    expect(evv(['indicator', 'decide', copy, id, '--as', 'cleared', ...by]).status).toBe(0)
    expect(listed()).toMatchObject([{ id, state: 'cleared' }])
    expect(evv(['indicator', 'decide', copy, 'i-none', '--as', 'cleared', ...by]).status).toBe(1)
    expect(evv(['indicator', 'add', copy, '--kind', 'aura', '--value', 'x', ...by]).status).toBe(2)
  })

  it('applies a script only when every line of it is right', () => {
    const copy = join(folder(), 'script.evcase')
    evv(['new', copy, ...scope])
    const script = join(folder(), 'inputs.jsonl')
    const line = { input: 'indicator', kind: 'ip', value: '192.0.2.7', by: 'ann', why: 'x' }
    writeFileSync(script, `${JSON.stringify(line)}\n${JSON.stringify({ input: 'indicator' })}\n`)
    const done = evv(['decisions', 'apply', copy, script])
    expect(done.status).toBe(2)
    expect(done.stderr).toContain('Line 2')
    const { indicators } = evv(['indicator', 'list', copy, '--json']).json<{ indicators: [] }>()
    expect(indicators).toEqual([])
    writeFileSync(script, `${JSON.stringify(line)}\n`)
    expect(evv(['decisions', 'apply', copy, script]).status).toBe(0)
  })

  it('refuses a decision on a finding that does not exist', () => {
    const args = ['--finding', 'f-none', '--as', 'benign', '--by', 'ann', '--why', 'x']
    expect(evv(['decide', path, ...args])).toMatchObject({ status: 1 })
  })
})

describe('evv evaluate', () => {
  it('prints one document, and one claim when asked', () => {
    const whole = evv(['evaluate', path, '--json']).json<Record<string, unknown[]>>()
    expect(Object.keys(whole)).toEqual(
      expect.arrayContaining([
        'ruleset',
        'inputs',
        'parameters',
        'epoch',
        'overall',
        'overallReasons',
        'limits',
        'conditions',
        'claims',
      ]),
    )
    expect(whole['overall']).toBe('not-determined')
    const one = evv(['evaluate', path, '--json', '--claim', 'inbox-rules-clean'])
    expect(one.json<{ claims: unknown[] }>().claims).toHaveLength(1)
    expect(evv(['evaluate', path, '--claim', 'none']).status).toBe(1)
  })

  it('supports nothing in an empty scope', () => {
    const { claims } = evv(['evaluate', path, '--json']).json<{ claims: { verdict: string }[] }>()
    expect(claims.map(({ verdict }) => verdict)).not.toContain('supported')
  })
})

describe('evv itself', () => {
  it('names an unknown command and one that is no case', () => {
    expect(evv(['nonsense'])).toMatchObject({ status: 2 })
    mkdirSync(join(folder(), 'x'))
    expect(evv(['files', join(folder(), 'x')]).stderr).toContain('case/not-found')
  })

  it('keeps a technical log without names when told to', () => {
    const log = join(folder(), 'evv.log')
    evv(['files', join(folder(), 'secret-name')], { env: { EVV_LOG: log } })
    const text = readFileSync(log, 'utf8')
    expect(text).toContain('case/not-found')
    expect(text).not.toContain('secret-name')
  })
})
