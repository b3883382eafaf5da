import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { evv, newCase } from '../helpers/evv.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const folder = tempFolders('reading')

const table = [
  'TimeGenerated [UTC],CreatedDateTime [UTC],Id,UserPrincipalName,ResultType,Type',
  '"4/3/2020, 10:00:05 AM","4/3/2020, 10:00:00 AM",a1,ann@contoso.example,0,SigninLogs',
  '',
].join('\r\n')

let path: string
let input: string

beforeEach(() => {
  path = join(folder(), 'a.evcase')
  input = join(folder(), 'query_data.csv')
  writeFileSync(input, table)
  expect(evv(newCase(path)).status).toBe(0)
})

const take = (...options: string[]) => evv(['import', path, input, ...options])

describe('evv import --date-order', () => {
  it('is what the warning says to use, and then takes the place of the first reading', () => {
    const first = take('--json')
    expect(first.status).toBe(0)
    expect(first.json()).toMatchObject({ totals: { records: 1, imported: 0, quarantined: 1 } })
    expect(first.stderr).toContain('--date-order')

    const again = take('--date-order', 'day-first', '--json')
    expect(again.status).toBe(0)
    expect(again.json()).toMatchObject({
      files: [{ path: input, firstEventAt: '2020-03-04T10:00:00.000Z', warnings: [] }],
      totals: { records: 1, imported: 1, quarantined: 0 },
    })
    expect(evv(['files', path, '--json']).json<{ files: unknown[] }>().files).toHaveLength(1)
    expect(evv(['find', path, input, '--json']).json()).toMatchObject({
      given: [{ state: 'replaced' }, { state: 'in-force' }],
    })
  })

  it.each([
    ['--date-order', 'us'],
    ['--encoding', 'utf-8'],
  ])('refuses %s %s as wrong usage', (option, value) => {
    expect(take(option, value)).toMatchObject({ status: 2 })
  })
})
