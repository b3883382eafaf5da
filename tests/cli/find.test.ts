import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openCase } from '../../main/engine/import/replay.ts'
import { evv, newCase } from '../helpers/evv.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const folder = tempFolders('find')
const row = {
  CreationTime: '2020-02-01T01:02:03',
  Id: '00000000-0000-4000-8000-000000000001',
  Operation: 'UserLoggedIn',
  RecordType: 15,
  UserId: 'ann@contoso.example',
}

let path: string
let input: string
let sha256: string

beforeAll(() => {
  path = join(folder(), 'a.evcase')
  input = join(folder(), 'logons.json')
  writeFileSync(input, JSON.stringify(row))
  expect(evv(newCase(path)).status).toBe(0)
  const done = evv(['import', path, input, '--json'])
  sha256 = done.json<{ files: { sha256: string }[] }>().files[0]!.sha256
})

describe('evv find', () => {
  it('knows an original by its bytes, whatever it is called now', () => {
    const copy = join(folder(), 'renamed.bin')
    copyFileSync(input, copy)
    const done = evv(['find', path, copy, '--json'])
    expect(done.status).toBe(0)
    expect(done.json()).toMatchObject({
      sha256,
      given: [{ as: 'evidence', name: input, state: 'in-force' }],
    })
  })

  it('takes the hash as it was written down', () => {
    const done = evv(['find', path, sha256.toUpperCase()])
    expect(done.status).toBe(0)
    expect(done.stdout).toContain('in-force')
  })

  it('ends with 1 for a file that differs in one byte', () => {
    const other = join(folder(), 'other.json')
    writeFileSync(other, `${JSON.stringify(row)} `)
    const done = evv(['find', path, other, '--json'])
    expect(done).toMatchObject({ status: 1 })
    expect(done.json()).toMatchObject({ given: [] })
  })

  it('names a path that does not exist', () => {
    const done = evv(['find', path, join(folder(), 'none.json')])
    expect(done.status).toBe(1)
    expect(done.stderr).toContain('input/not-found')
  })

  it('says pending of what is journaled but not yet read', async () => {
    const kase = await openCase(path)
    const absent = 'a'.repeat(64)
    kase.journal.append({
      ...{ kind: 'import', sha256: absent, bytes: 1, name: 'late.json' },
      ...{ collectedBy: null, asOf: null, declaredSource: null },
    })
    kase.close()
    const done = evv(['find', path, absent, '--json'])
    expect(done.status).toBe(0)
    expect(done.json()).toMatchObject({ given: [{ name: 'late.json', state: 'pending' }] })
    const why = ['--by', 'ann', '--why', 'never arrived']
    expect(evv(['withdraw', path, absent, ...why]).status).toBe(0)
  })

  it('says when, by whom and why it was withdrawn, and knows it when it comes again', () => {
    const why = ['--by', 'ann', '--why', 'wrong tenant']
    expect(evv(['withdraw', path, sha256, ...why]).status).toBe(0)
    const done = evv(['find', path, input, '--json'])
    expect(done.status).toBe(0)
    expect(done.json()).toMatchObject({
      given: [{ state: 'withdrawn', withdrawn: { by: 'ann', why: 'wrong tenant' } }],
    })
    expect(evv(['import', path, input]).status).toBe(0)
    expect(evv(['find', path, input, '--json']).json()).toMatchObject({
      given: [{ state: 'withdrawn' }, { state: 'in-force' }],
    })
  })
})
