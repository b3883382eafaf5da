import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { evv, newCase } from '../helpers/evv.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const folder = tempFolders('states')
const device = {
  id: 'd1',
  deviceId: 'x1',
  displayName: 'DESKTOP-1',
  operatingSystem: 'Windows',
  trustType: 'Workplace',
  accountEnabled: true,
}
const early = '2026-01-12T00:00:00Z'
const late = '2026-02-12T00:00:00Z'

let path: string
let sha256: string

function importState(name: string, asOf: string, records: readonly unknown[]): string {
  const input = join(folder(), name)
  writeFileSync(input, JSON.stringify({ value: records }))
  const done = evv(['import', path, input, '--as-of', asOf, '--json'])
  expect(done.status).toBe(0)
  return done.json<{ files: { sha256: string }[] }>().files[0]!.sha256
}

beforeAll(() => {
  path = join(folder(), 'a.evcase')
  expect(evv(newCase(path)).status).toBe(0)
  sha256 = importState('early.json', early, [device, { ...device, id: 'd2' }])
  importState('late.json', late, [{ ...device, accountEnabled: false }])
})

describe('evv snapshots --compare', () => {
  it('tells what changed between two times, with the bytes behind it', () => {
    const done = evv(['snapshots', path, '--compare', 'devices', early, late, '--json'])
    expect(done.status).toBe(0)
    expect(done.json()).toMatchObject({
      kind: 'devices',
      from: { at: '2026-01-12T00:00:00.000Z', standing: 'objects', objects: 2, unread: 0 },
      same: 0,
      changes: [
        {
          change: 'changed',
          objectId: 'd1',
          attributes: [{ attribute: 'accountEnabled', old: true, new: false }],
          place: { old: { file: sha256 } },
        },
        { change: 'removed', objectId: 'd2' },
      ],
    })
    expect(evv(['snapshots', path, '--compare', 'devices', early, late]).stdout).toContain(
      'accountEnabled: true → false',
    )
  })

  it('ends with 1 where a time was not collected', () => {
    const other = '2026-01-13T00:00:00Z'
    const done = evv(['snapshots', path, '--compare', 'devices', early, other, '--json'])
    expect(done.status).toBe(1)
    expect(done.json()).toMatchObject({ to: { standing: null }, changes: [] })
  })

  it.each([
    [['--compare', 'devices', early]],
    [['--compare', 'gadgets', early, late]],
    [['--compare', 'devices', 'yesterday', late]],
    [[early, late]],
  ])('refuses %j', (args) => {
    expect(evv(['snapshots', path, ...args]).status).toBe(2)
  })
})

describe('evv manifest', () => {
  const state = (...args: string[]) => evv(['manifest', path, sha256.slice(0, 12), ...args])

  it('keeps what was stated before, and the last counts', () => {
    expect(state('--json').json()).toEqual({ sha256, manifests: [] })
    expect(state('--by', 'Ann', '--tool', 'Graph 2.1', '--at', early).status).toBe(0)
    expect(state('--by', 'Bo', '--tool', 'Graph 2.2', '--errors', 'none').status).toBe(0)
    const { manifests } = state('--json').json<{ manifests: unknown[] }>()
    expect(manifests).toMatchObject([
      { by: 'Bo', tool: 'Graph 2.2', errors: 'none', collectedAt: null },
      { by: 'Ann', tool: 'Graph 2.1', collectedAt: '2026-01-12T00:00:00.000Z' },
    ])
    const files = () =>
      evv(['files', path, '--json']).json<{ files: { sha256: string; manifest: unknown }[] }>()
        .files
    expect(files().find((file) => file.sha256 === sha256)?.manifest).toEqual(manifests[0])
    expect(files().find((file) => file.sha256 !== sha256)?.manifest).toBeNull()
  })

  it('outlives the database', () => {
    const before = state('--json').stdout
    expect(evv(['rebuild', path]).status).toBe(0)
    expect(state('--json').stdout).toBe(before)
  })

  it('needs who states it, an original of the case, and a window in order', () => {
    expect(state('--tool', 'Graph').status).toBe(2)
    expect(state('--by', 'Ann', '--from', late, '--to', early).status).toBe(2)
    expect(evv(['manifest', path, '0'.repeat(64), '--by', 'Ann']).status).toBe(1)
  })
})
