import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventRows, type EventRow } from '../helpers/ledger.ts'
import { evv, newCase } from '../helpers/evv.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const folder = tempFolders('cli-quick')

const record = (id: number, user: string) =>
  JSON.stringify({
    CreationTime: `2020-06-0${id}T01:02:03`,
    Id: `00000000-0000-4000-8000-00000000000${id}`,
    Operation: 'UserLoggedIn',
    RecordType: 15,
    UserId: user,
  })

/** The way of every engagement, once; each command has its own tests among the slow ones. */
describe('evv from a new case to a verdict', () => {
  it('makes, imports, lists and evaluates', () => {
    const path = join(folder(), 'a.evcase')
    const input = join(folder(), 'logons.json')
    writeFileSync(input, `${record(2, 'Ann@Acme.example')}\n${record(1, 'bob@acme.example')}\n`)
    expect(evv(newCase(path)).status).toBe(0)
    const imported = evv(['import', path, input, '--json'])
    expect(imported.status, imported.stderr).toBe(0)
    expect(imported.json()).toMatchObject({ totals: { records: 2, imported: 2 } })
    const users = eventRows(evv(['events', path])).map(
      (row) => row as EventRow & { actorUpn: string },
    )
    expect(users.map(({ actorUpn }) => actorUpn)).toEqual(['bob@acme.example', 'ann@acme.example'])
    const evaluated = evv(['evaluate', path, '--json'])
    expect(evaluated.status, evaluated.stderr).toBe(0)
    expect(evaluated.json()).toMatchObject({ overall: 'not-determined' })
  })
})
