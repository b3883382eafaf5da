import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { createCase } from '../../../main/engine/case/case.ts'
import { evv } from '../../helpers/evv.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'

const folder = tempFolders('faults')
const cli = fileURLToPath(new URL('../../../main/cli/evv.ts', import.meta.url))
const records = 20_000
let input: string
let empty: string
let whole: string

/** Records of a few kinds with repeats, so that a resumed import has something to get wrong. */
function line(index: number): string {
  const second = Math.floor((index % 19_500) / 5)
  return JSON.stringify({
    CreationTime: new Date(Date.UTC(2026, 0, 1) + second * 60_000).toISOString().slice(0, 19),
    Id: `00000000-0000-4000-8000-${String(index % 19_500).padStart(12, '0')}`,
    Operation: 'MailItemsAccessed',
    RecordType: 50,
    OrganizationId: '11111111-1111-4111-8111-111111111111',
    UserId: `user${index % 50}@test.example`,
    MailboxOwnerUPN: `user${index % 50}@test.example`,
    ClientIPAddress: `192.0.2.${index % 250}`,
  })
}

const answers = (path: string) => ({
  ledger: evv(['files', path, '--json']).stdout,
  events: evv(['events', path]).stdout,
  verdicts: evv(['evaluate', path, '--json']).stdout,
})

beforeAll(() => {
  input = join(folder(), 'export.json')
  writeFileSync(input, Array.from({ length: records }, (_, index) => line(index)).join('\n'))
  empty = join(folder(), 'empty.evcase')
  createCase(empty, {
    name: 'x',
    tenants: ['test.example'],
    incidentStart: Date.UTC(2026, 0, 1),
    containedAt: Date.UTC(2026, 0, 2),
    observedUntil: Date.UTC(2026, 0, 3),
    frozenAt: null,
    policy: 'bec-30',
  })
  whole = join(folder(), 'whole.evcase')
  cpSync(empty, whole, { recursive: true })
  expect(evv(['import', whole, input]).status).toBe(0)
}, 120_000)

async function killAfter(path: string, milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [cli, 'import', path, input], { stdio: 'ignore' })
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds)
  const [status] = (await once(child, 'exit')) as [number | null]
  clearTimeout(timer)
  return status === null
}

describe('an import that is killed', () => {
  it('is in whole or not at all, and the next run makes the same case', async () => {
    const expected = answers(whole)
    let killed = 0
    for (const delay of [350, 500, 650, 800, 950, 1_100, 1_300, 1_600]) {
      const path = join(folder(), 'killed.evcase')
      cpSync(empty, path, { recursive: true })
      if (await killAfter(path, delay)) killed += 1
      const { totals } = evv(['files', path, '--json']).json<{ totals: { records: number } }>()
      expect([0, records]).toContain(totals.records)
      expect(evv(['import', path, input]).status).toBe(0)
      expect(answers(path)).toEqual(expected)
      rmSync(path, { recursive: true })
    }
    expect(killed).toBeGreaterThan(0)
  }, 240_000)
})
