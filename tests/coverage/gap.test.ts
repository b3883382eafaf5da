import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clip, intersect, merged, tidy, type Gap } from '../../main/engine/coverage/gap.ts'

/** The algebra of gaps, against sets of instants. */
const runs = { numRuns: 300 }

const interval = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }))
  .map(([from, length]) => ({ from, to: from + length }))
const gap = (source: Gap['source']) =>
  fc
    .tuple(interval, fc.constantFrom('C01' as const, 'C05' as const))
    .map(([{ from, to }, reason]): Gap => ({ source, scope: 'tenant', from, to, reason }))
const gaps = (source: Gap['source']) => fc.array(gap(source), { maxLength: 6 })

function instants(intervals: readonly { from: number; to: number }[]): Set<number> {
  const set = new Set<number>()
  for (const { from, to } of intervals) for (let at = from; at < to; at += 1) set.add(at)
  return set
}
const ordered = (set: Set<number>) => [...set].sort((a, b) => a - b)

describe('gaps', () => {
  it('merged cover what they covered, in order, apart', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 10 }), (list) => {
        const joined = merged(list)
        expect(ordered(instants(joined))).toEqual(ordered(instants(list)))
        for (let index = 1; index < joined.length; index += 1)
          expect(joined[index]!.from).toBeGreaterThan(joined[index - 1]!.to)
      }),
      runs,
    )
  })

  it('clipped are what lies in the window, and never empty', () => {
    fc.assert(
      fc.property(gaps('entra.audit'), interval, (list, { from, to }) => {
        const inside = clip(list, from, to)
        const wanted = ordered(instants(list)).filter((at) => at >= from && at < to)
        expect(ordered(instants(inside))).toEqual(wanted)
        expect(inside.every((one) => one.from < one.to)).toBe(true)
      }),
      runs,
    )
  })

  it('clipped lose an empty one: it misses nothing', () => {
    const empty: Gap = { source: 'entra.audit', scope: 'tenant', from: 5, to: 5, reason: 'C05' }
    expect(clip([empty], 0, 10)).toEqual([])
  })

  it('intersected are where both sources fail, said of the first', () => {
    fc.assert(
      fc.property(gaps('entra.audit'), gaps('ual.entra'), (list, others) => {
        const both = intersect(list, others)
        const second = instants(others)
        expect(ordered(instants(both))).toEqual(
          ordered(instants(list)).filter((at) => second.has(at)),
        )
        expect(both.every(({ source, from, to }) => source === 'entra.audit' && from < to)).toBe(
          true,
        )
      }),
      runs,
    )
  })

  it('tidied are the same gaps whatever their order, for each reason on its own', () => {
    const shuffled = gaps('entra.audit').chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, ([list, mixed]) => {
        const neat = tidy(list)
        expect(tidy(mixed)).toEqual(neat)
        for (const reason of ['C01', 'C05'])
          expect(ordered(instants(neat.filter((one) => one.reason === reason)))).toEqual(
            ordered(instants(list.filter((one) => one.reason === reason))),
          )
      }),
      runs,
    )
  })
})
