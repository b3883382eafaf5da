import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { calls, type CallName, type Output } from '#contract'
import type { EngineClient } from '../../main/engine/service/client.ts'
import { ended, failureOf, freshFolder, jobsOf, until, valueOf, withEmptyCase } from './engine.ts'

const early = '2020-02-01T00:00:00.000Z'
const late = '2020-07-01T00:00:00.000Z'
const language = 'en' as const

const application = {
  id: 'a',
  appId: 'b',
  displayName: 'Sync\u202E',
  passwordCredentials: [{ keyId: 'k1', startDateTime: early }],
  keyCredentials: [],
}

function conforms<Name extends CallName>(name: Name, value: Output<Name>): Output<Name> {
  const { issues } = v.safeParse(calls[name].output, value)
  expect(issues, name).toBeUndefined()
  return value
}

async function add(engine: EngineClient, path: string, asOf: string | null): Promise<void> {
  const asked = { files: [path], asOf, collectedBy: null, language }
  const { job } = valueOf(await engine.call('evidence.import', asked))
  const end = await ended(engine, job)
  expect(end.imported?.totals.imported).toBeGreaterThan(0)
}

const stateOf = (folder: string, name: string, records: readonly unknown[]): string => {
  const path = join(folder, name)
  writeFileSync(path, records.map((one) => JSON.stringify(one)).join('\n'))
  return path
}

async function withStates(): Promise<{ engine: EngineClient; files: string[]; folder: string }> {
  const { engine, folder } = await withEmptyCase()
  const work = freshFolder()
  const changed = {
    ...application,
    passwordCredentials: [{ keyId: 'k1', startDateTime: early }, { keyId: 'k2' }],
  }
  const files = [
    stateOf(work, 'early.json', [application, { ...application, id: 'gone' }]),
    stateOf(work, 'late.json', [changed, { ...application, id: 'new' }]),
  ]
  await add(engine, files[0]!, early)
  await add(engine, files[1]!, late)
  return { engine, files, folder }
}

describe('states', () => {
  it('are compared a page at a time, down to the sealed bytes', async () => {
    const { engine, files } = await withStates()
    const kinds = conforms(
      'evidence.states',
      valueOf(await engine.call('evidence.states', { language })),
    )
    expect(kinds).toMatchObject([{ kind: 'applications', times: [{ at: early }, { at: late }] }])
    const asked = { kind: 'applications', from: early, to: late, change: null, first: 0, count: 10 }
    const compared = conforms(
      'evidence.compare',
      valueOf(await engine.call('evidence.compare', asked)),
    )
    expect(compared).toMatchObject({ added: 1, removed: 1, changed: 1, same: 0, total: 3 })
    const [first] = compared.changes
    expect(first).toMatchObject({
      name: 'Sync\\u202e',
      attributes: [{ attribute: 'credentials', old: '', new: 'keyId k2 · kind secret' }],
    })
    const page = { ...asked, change: 'removed' as const }
    expect(valueOf(await engine.call('evidence.compare', page)).changes).toMatchObject([
      { change: 'removed', objectId: 'gone', new: null },
    ])
    expect(valueOf(await engine.call('evidence.compare', { ...asked, first: 3 })).changes).toEqual(
      [],
    )
    const { sha256, member, offset, length } = first!.new!
    const place = { sha256, member, offset, length }
    const record = conforms('evidence.record', valueOf(await engine.call('evidence.record', place)))
    expect(readFileSync(files[1]!, 'utf8').startsWith(record.text!)).toBe(true)
    expect(
      failureOf(await engine.call('evidence.record', { ...place, sha256: '0'.repeat(64) })),
    ).toBe('case/evidence-missing')
  })
})

describe('how a file was collected', () => {
  it('is stated under a name, and the last statement counts', async () => {
    const { engine, folder } = await withStates()
    const ledger = async () =>
      conforms('evidence.ledger', valueOf(await engine.call('evidence.ledger', { language })))
    const { sha256 } = (await ledger()).files[0]!
    const nothing = {
      ...{ sha256, collectedBy: null, tool: null, query: null, account: null },
      ...{ from: null, to: null, collectedAt: null, errors: null },
    }
    const state = (stated: object) =>
      engine.call('evidence.describe', { ...nothing, by: 'Ann', ...stated })
    expect(failureOf(await state({ from: late, to: early }))).toBe('call/invalid')
    valueOf(await state({ tool: 'Graph 1' }))
    valueOf(await state({ tool: 'Graph 2', from: early, by: 'Bo' }))
    const file = await until(engine, async () => {
      const [found] = (await ledger()).files
      return found?.manifests.length === 2 ? found : undefined
    })
    expect(file.manifests).toMatchObject([
      { tool: 'Graph 2', from: early, by: 'Bo' },
      { tool: 'Graph 1', by: 'Ann' },
    ])
    expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).toContain('"tool":"Graph 1"')
  })
})

describe('what a collector states', () => {
  it('shows beside the files of its folder, and stays its own', async () => {
    const { engine } = await withEmptyCase()
    const work = freshFolder()
    const elsewhere = join(work, 'elsewhere')
    mkdirSync(elsewhere)
    const log = join(work, 'LogFile.txt')
    const row = {
      CreationTime: '2020-02-01T01:02:03',
      Id: 'i',
      RecordType: 15,
      UserId: 'u@b.example',
    }
    const event = { ...row, Operation: 'UserLoggedIn', OrganizationId: 'o' }
    writeFileSync(
      log,
      [
        '06.05.2020 16:00:01: === Starting Unified Audit Log Collection ===',
        '06.05.2020 16:00:04: [INFO] Found 812 audit logs between 2020-02-05T00:00:00Z and 2020-02-05T06:00:00Z',
        '06.05.2020 16:00:05: [INFO] Found 12 audit logs between 2020-02-05T06:00:00Z and 2020-02-05T12:00:00Z',
        '',
      ].join('\r\n'),
    )
    await add(engine, log, null)
    await add(engine, stateOf(work, 'UAL.json', [event]), null)
    await add(engine, stateOf(elsewhere, 'other.json', [{ ...event, Id: 'j' }]), null)
    const { files } = valueOf(await engine.call('evidence.ledger', { language }))
    const told = async (name: string, whose: 'own' | 'beside') => {
      const { sha256, member } = files.find((file) => file.name === name)!
      const asked = { sha256, member, whose, first: 0, count: 10, language }
      return conforms(
        'evidence.statements',
        valueOf(await engine.call('evidence.statements', asked)),
      )
    }
    const own = await told('LogFile.txt', 'own')
    expect(own.total).toBe(2)
    expect(own.statements[0]).toMatchObject({
      from: '2020-02-05T00:00:00.000Z',
      to: '2020-02-05T06:00:00.000Z',
      records: 812,
      name: 'LogFile.txt',
    })
    expect(own.statements[0]?.words).toContain('Found 812 audit logs')
    const place = own.statements[0]!.place
    expect(valueOf(await engine.call('evidence.record', place)).text).toContain('Found 812')
    const beside = await told('UAL.json', 'beside')
    expect(beside.statements.map(({ words }) => words)).toEqual(
      own.statements.map(({ words }) => words),
    )
    expect(new Set(beside.statements.map(({ about }) => about)).size).toBe(1)
    expect((await told('UAL.json', 'own')).total).toBe(0)
    expect((await told('other.json', 'beside')).total).toBe(0)
  })
})

describe('is this the file I gave you', () => {
  it('is answered by the bytes, and imports nothing', async () => {
    const { engine, files } = await withStates()
    const find = async (file: string) =>
      ended(engine, valueOf(await engine.call('evidence.find', { file })).job)
    const known = (await find(files[0]!)).found
    expect(known).toMatchObject({
      name: 'early.json',
      given: [{ as: 'evidence', name: 'early.json', state: 'in-force', withdrawn: null }],
    })
    const other = stateOf(freshFolder(), 'early.json', [application])
    expect((await find(other)).found?.given).toEqual([])
    expect(valueOf(await engine.call('evidence.ledger', { language })).files).toHaveLength(2)
    const missing = await find(join(freshFolder(), 'none.json'))
    expect(missing).toMatchObject({ state: 'failed', error: { code: 'input/not-found' } })
  })

  it('can be cancelled in the midst of a large file, and the screens answer meanwhile', async () => {
    const { engine } = await withStates()
    await until(engine, async () =>
      (await jobsOf(engine)).every(({ state }) => state !== 'running') ? true : undefined,
    )
    const large = join(freshFolder(), 'large.bin')
    writeFileSync(large, '')
    truncateSync(large, 20 * 1024 ** 3)
    const { job } = valueOf(await engine.call('evidence.find', { file: large }))
    await until(engine, async () =>
      (await jobsOf(engine)).some((one) => one.id === job && one.bytesDone > 0) ? true : undefined,
    )
    expect(valueOf(await engine.call('evidence.ledger', { language })).files).toHaveLength(2)
    valueOf(await engine.call('jobs.cancel', { job }))
    expect(await ended(engine, job)).toMatchObject({ state: 'cancelled', found: null })
  })
})
