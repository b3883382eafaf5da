import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Job } from '#contract'
import { forkDatabase } from '../../main/engine/import/sqlite/database-process.ts'
import type { DatabaseProcess } from '../../main/engine/import/sqlite/protocol.ts'
import { EngineClient } from '../../main/engine/service/client.ts'
import { writeDatabase } from '../import/sqlite/roadrecon-database.ts'
import { ended, forkEngine, freshFolder, valueOf } from './engine.ts'

const clients: EngineClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close()
})

/** What came of a database in an empty case whose engine has its processes forked as given. */
async function imported(fork: () => DatabaseProcess): Promise<Job> {
  const client = new EngineClient({
    fork: (role) => forkEngine(role, freshFolder()),
    forkDatabase: fork,
  })
  clients.push(client)
  const scope = {
    name: 'test',
    tenants: ['contoso.example'],
    incidentStart: '2020-01-01',
    containedAt: '2020-06-01',
    observedUntil: '2020-09-01',
    frozenAt: null,
    policy: 'bec-30' as const,
  }
  valueOf(await client.call('case.create', { file: join(freshFolder(), 'a.evcase'), ...scope }))
  const database = join(freshFolder(), 'roadrecon.db')
  writeDatabase(database)
  const { job } = valueOf(
    await client.call('evidence.import', {
      files: [database],
      asOf: '2026-03-03T00:00:00Z',
      collectedBy: null,
      language: 'en',
    }),
  )
  return ended(client, job)
}

describe('a database imported in the window', () => {
  it('is read in processes that the app forks, and none of them stays', async () => {
    const ends: Promise<string>[] = []
    const job = await imported(() => {
      const child = forkDatabase()
      ends.push(new Promise((resolve) => child.onExit(resolve)))
      return child
    })
    expect(job.imported).toMatchObject({ totals: { quarantined: 0 } })
    expect(job.imported!.files.find(({ records }) => records === 2)).toMatchObject({
      format: 'roadrecon-db',
      imported: 2,
    })
    expect(ends.length).toBeGreaterThan(10)
    expect(new Set(await Promise.all(ends))).toEqual(new Set(['SIGKILL']))
  })

  it('is named where its process dies, and the engine goes on', async () => {
    let forks = 0
    const job = await imported(() => {
      forks += 1
      const child = forkDatabase()
      // Recognised twice, as given and as sealed; then a table each.
      const dies = forks === 3
      return {
        ...child,
        post(ask) {
          if (dies && ask.kind === 'next') child.kill()
          else child.post(ask)
        },
      }
    })
    expect(job.state).toBe('done')
    const codes = job.imported!.files.flatMap(({ warnings }) => warnings.map(({ code }) => code))
    expect(codes.filter((code) => code === 'table-damaged')).toHaveLength(1)
  })

  it('is refused by name where no process can be started', async () => {
    const job = await imported(() => ({
      post: () => {},
      onAnswer: () => {},
      onExit: (listener) => void setTimeout(() => listener('not started'), 10),
      kill: () => {},
    }))
    expect(job.imported).toMatchObject({ files: [{ refused: { code: 'input/database' } }] })
  })
})
