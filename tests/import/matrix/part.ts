import { beforeAll, describe, expect, it } from 'vitest'
import { say } from '../../helpers/score.ts'
import { memoryFolders } from '../../helpers/temp-folder.ts'
import { fixtures } from './fixture.ts'
import { cellsOf } from './outcomes.ts'
import { differences } from './run.ts'
import { Taker } from './take.ts'

/** Files that the table is tried in, so that none takes long. */
export const partCount = 12

/** Dialects of one part, every one in exactly one. */
const partOf = (part: number) => fixtures.filter((_, index) => index % partCount === part)

/** Imports every cell of every dialect of a part. */
export function describePart(part: number): void {
  const folder = memoryFolders('matrix')
  describe(`the import matrix, part ${part + 1} of ${partCount}`, { timeout: 300_000 }, () => {
    let taker: Taker
    beforeAll(() => {
      taker = new Taker(folder())
    })

    for (const fixture of partOf(part))
      it(`${fixture.dialect}: ${cellsOf(fixture).length} files as the table says`, async ({
        task,
      }) => {
        const found = await differences(taker, fixture)
        const of = cellsOf(fixture).length
        say(task, { suite: 'import matrix', part: 'files', passed: of - found.length, of })
        expect(found).toEqual([])
      })
  })
}
