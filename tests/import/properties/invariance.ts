import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { memoryFolders } from '../../helpers/temp-folder.ts'
import { longRun, runs } from '../readers/collect.ts'
import { EvidenceSets, type EvidenceSet } from './evidence-set.ts'
import { entries, recoded, type Entry, type Format } from './exports.ts'

const baseCount = 24
const usualRuns = 200
/** As good as any; printed by fast-check, with the path to the smallest failure. */
const seed = Number(process.env['FC_SEED'] ?? 20_260_114)

type Base = { all: readonly Entry[]; set: EvidenceSet }
type File = { name: string; bytes: Buffer }

/** Entries dealt out to files, none of them empty. */
function dealt(all: readonly Entry[], places: readonly number[], count: number): Entry[][] {
  const hands = Array.from({ length: count }, (): Entry[] => [])
  for (const [index, entry] of all.entries()) hands[places[index]! % count]!.push(entry)
  return hands.filter((hand) => hand.length > 0)
}

/** The same evidence in other files must be the same set, ids included. */
export function describeInvariance(format: Format): void {
  const folder = memoryFolders('invariance')
  describe(`the evidence of ${format.name}`, { timeout: longRun }, () => {
    let sets: EvidenceSets
    let bases: Base[] = []

    const file = (all: readonly Entry[], as: (text: string) => Buffer = Buffer.from): File => ({
      name: `export.${format.extension}`,
      bytes: as(format.text(all)),
    })

    beforeAll(async () => {
      sets = new EvidenceSets(folder())
      for (const [index, some] of fc.sample(entries, { numRuns: baseCount, seed }).entries()) {
        // No record of one base is a record of another.
        const all = some.map((entry) => ({ ...entry, number: entry.number + index * 10_000 }))
        const { set } = await sets.import([file(all)])
        expect(set).toHaveLength(all.length)
        bases.push({ all, set })
      }
    })

    const base = fc.nat({ max: baseCount - 1 })
    const places = fc.array(fc.nat(), { minLength: 8, maxLength: 8 })
    const shuffled = (all: readonly Entry[], keys: readonly number[]) =>
      all
        .map((entry, index) => ({ entry, key: keys[index]! }))
        .toSorted((left, right) => left.key - right.key)
        .map(({ entry }) => entry)

    /** What fast-check says of the smallest case in which the other files are another set; null for none. */
    async function broken<Drawn>(
      drawn: fc.Arbitrary<Drawn>,
      files: (all: readonly Entry[], drawn: Drawn) => readonly File[],
    ): Promise<string | null> {
      const property = fc.asyncProperty(base, drawn, async (index, value) => {
        const { all, set } = bases[index]!
        expect((await sets.import(files(all, value))).set).toEqual(set)
      })
      const details = await fc.check(property, { numRuns: runs(usualRuns), seed })
      return details.failed ? (fc.defaultReportMessage(details) ?? 'failed') : null
    }

    it('is the same when the file is split', async () => {
      const cut = fc.record({ places, count: fc.integer({ min: 2, max: 4 }) })
      const found = await broken(cut, (all, { places: keys, count }) =>
        dealt(all, keys, count).map((hand) => file(hand)),
      )
      expect(found).toBeNull()
    })

    it('is the same when records and files are in another order', async () => {
      const order = fc.record({ places, keys: places, isTurned: fc.boolean() })
      const found = await broken(order, (all, { places: keys, keys: more, isTurned }) => {
        const files = dealt(shuffled(all, more), keys, 2).map((hand) => file(hand))
        return isTurned ? files.toReversed() : files
      })
      expect(found).toBeNull()
    })

    it('is the same when files and records come again', async () => {
      const copies = fc.record({ places, isWhole: fc.boolean(), again: fc.subarray([0, 1, 2, 3]) })
      const found = await broken(copies, (all, { places: keys, isWhole, again }) => {
        const doubled = [...all, ...again.flatMap((index) => all.slice(index, index + 1))]
        const overlapping = [file(doubled), ...dealt(all, keys, 2).map((hand) => file(hand))]
        return isWhole ? [...overlapping, file(doubled)] : overlapping
      })
      expect(found).toBeNull()
    })

    it('is the same in another encoding', async () => {
      expect(await broken(recoded, (all, as) => [file(all, as)])).toBeNull()
    })

    it('is the union when exports are merged into one', async () => {
      await fc.assert(
        fc.asyncProperty(base, base, places, async (one, other, keys) => {
          const [first, second] = [bases[one]!, bases[other]!]
          const both = one === other ? first.all : [...first.all, ...second.all]
          const order = [...keys, ...keys.toReversed()]
          const { set } = await sets.import([file(shuffled(both, order))])
          expect(set).toEqual([...new Set([...first.set, ...second.set])].sort())
        }),
        { numRuns: runs(usualRuns), seed },
      )
    })
  })
}
