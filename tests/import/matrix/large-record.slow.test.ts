import { beforeAll, describe, expect, it } from 'vitest'
import { memoryFolders } from '../../helpers/temp-folder.ts'
import { fixtureOf } from './fixture.ts'
import { takePlain } from './run.ts'
import { Taker } from './take.ts'
import { join, plainPieces } from './text.ts'

const folder = memoryFolders('matrix-large')
/** More than any record may have. */
const padding = 'x'.repeat(17 * 1024 * 1024)
let taker: Taker

beforeAll(() => {
  taker = new Taker(folder())
})

describe('a record above 16 MiB', () => {
  it.each([
    ['ual-management-json', (text: string) => `{"Padding":"${padding}",${text.slice(1)}`],
    ['ual-search-csv', (text: string) => text.replace(/^[^,]*/, `"${padding}"`)],
  ])('of %s is set aside, alone', async (dialect, enlarge) => {
    const fixture = fixtureOf(dialect)
    const plain = await takePlain(taker, fixture)
    const pieces = plainPieces(fixture)
    const records = pieces.records.map((text, at) => (at === 1 ? enlarge(text) : text))
    const taken = await taker.take(fixture.file, Buffer.from(join({ ...pieces, records })))
    expect(taken.quarantined).toEqual({ 'record-too-large': 1 })
    expect(taken.found).toEqual([plain.found[0], plain.found[2]])
    expect(taken.unaccounted).toBe(0)
  })
})
