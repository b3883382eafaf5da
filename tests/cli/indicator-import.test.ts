import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { evv, newCase } from '../helpers/evv.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const folder = tempFolders('indicators')
const who = ['--by', 'ann', '--why', 'list of the CERT']
let path: string
let file: string

beforeAll(() => {
  path = join(folder(), 'a.evcase')
  file = join(folder(), 'list.csv')
  writeFileSync(file, 'kind,value\nip,203.0.113.7\nip,\u202e1\nurl,hxxp://a.example\n')
  expect(evv(newCase(path)).status).toBe(0)
})

describe('evv indicator import', () => {
  it('needs to know who vouches for the list, and why', () => {
    expect(evv(['indicator', 'import', path, file]).status).toBe(2)
  })

  it('tells a program of every value', () => {
    const done = evv(['indicator', 'import', path, file, ...who, '--json'])
    expect(done.status).toBe(0)
    expect(done.json()).toMatchObject({
      path: file,
      format: 'indicators-csv',
      read: 3,
      candidates: [{ place: 'row 2', kind: 'ip', value: '203.0.113.7', tier: 'B' }],
      notTaken: [
        { place: 'row 3', reason: 'value-invalid' },
        { place: 'row 4', reason: 'kind-not-in-logs', value: 'hxxp://a.example' },
      ],
    })
    const listed = evv(['indicator', 'list', path, '--json'])
    expect(listed.json()).toMatchObject({ indicators: [{ state: 'candidate' }] })
  })

  it('tells a person what was not taken, with nothing hidden in it', () => {
    const done = evv(['indicator', 'import', path, file, ...who])
    expect(done.stdout).toContain('0 candidates recorded, 3 values not taken')
    expect(done.stdout).toContain('in the case already')
    expect(done.stdout).toContain('\\u202e1')
  })

  it('is listed among the formats', () => {
    const { formats } = evv(['formats', '--json']).json<{ formats: { id: string }[] }>()
    const ids = formats.map(({ id }) => id)
    expect(ids).toEqual(
      expect.arrayContaining(['indicators-stix', 'roadrecon-db', 'annex-plan-json']),
    )
  })
})
