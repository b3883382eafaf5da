import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge, sortReasons, weakest, type Judgement, type Reason, type Verdict } from '#shared'

/** The verdict algebra against a restatement of claims.md §6 in a few lines. */
const reasons: readonly Reason[] = [
  'coverage',
  'closure',
  'open-findings',
  'observation-time',
  'ip-only',
  'scope-empty',
  'withheld',
  'error',
]
const verdicts: readonly Verdict[] = ['supported', 'refuted', 'undetermined', 'not-applicable']

function subsets<Item>(items: readonly Item[]): Item[][] {
  return items.reduce<Item[][]>(
    (sets, item) => [...sets, ...sets.map((set) => [...set, item])],
    [[]],
  )
}

const setOf = (list: readonly string[]) => [...list].sort().join(' ')

describe('judge', () => {
  const missing: readonly Reason[] = [
    'closure',
    'coverage',
    'observation-time',
    'ip-only',
    'scope-empty',
  ]

  it('is the asymmetric test, for every combination of its legs', () => {
    let cases = 0
    for (const strong of [0, 1, 3])
      for (const malicious of [0, 1])
        for (const open of [0, 1, 2])
          for (const lacking of subsets(missing)) {
            const { verdict, reasons: given } = judge({ strong, malicious, open, missing: lacking })
            const wanted = open > 0 ? ['open-findings', ...lacking] : lacking
            if (strong + malicious > 0) expect(`${verdict}:${setOf(given)}`).toBe('refuted:')
            else if (wanted.length > 0)
              expect(`${verdict}:${setOf(given)}`).toBe(`undetermined:${setOf(wanted)}`)
            else expect(`${verdict}:${setOf(given)}`).toBe('supported:')
            cases += 1
          }
    expect(cases).toBe(3 * 2 * 3 * 32)
  })

  it('never supports what lacks anything, and is refuted whatever is lacking', () => {
    fc.assert(
      fc.property(
        fc.nat(5),
        fc.nat(5),
        fc.nat(5),
        fc.array(fc.constantFrom(...reasons)),
        (strong, malicious, open, lacking) => {
          const { verdict } = judge({ strong, malicious, open, missing: lacking })
          if (verdict === 'supported') expect(strong + malicious + open + lacking.length).toBe(0)
          expect(verdict === 'refuted').toBe(strong + malicious > 0)
          expect(verdict).not.toBe('not-applicable')
        },
      ),
    )
  })
})

describe('weakest', () => {
  const judgements: readonly Judgement[] = [
    { verdict: 'supported', reasons: [] },
    { verdict: 'refuted', reasons: [] },
    { verdict: 'undetermined', reasons: ['coverage'] },
    { verdict: 'undetermined', reasons: ['closure', 'open-findings'] },
    { verdict: 'not-applicable', reasons: [] },
  ]
  const rank: Record<Verdict, number> = {
    refuted: 0,
    undetermined: 1,
    supported: 2,
    'not-applicable': 3,
  }

  it('is the lowest verdict there is, for every list of up to four', () => {
    let lists: Judgement[][] = [[]]
    for (let length = 1; length <= 4; length += 1) {
      lists = lists.flatMap((list) => judgements.map((one) => [...list, one]))
      for (const list of lists) {
        const lowest = verdicts
          .toSorted((a, b) => rank[a] - rank[b])
          .find((verdict) => list.some((one) => one.verdict === verdict))
        const result = weakest(list)
        expect(result.verdict).toBe(lowest)
        const open = list.filter(({ verdict }) => verdict === 'undetermined')
        expect(setOf(result.reasons)).toBe(
          lowest === 'undetermined' ? setOf([...new Set(open.flatMap((one) => one.reasons))]) : '',
        )
      }
    }
  })

  it('of nothing supports nothing', () => {
    expect(weakest([])).toEqual({ verdict: 'undetermined', reasons: ['scope-empty'] })
  })

  const anyJudgement = fc.constantFrom(...judgements)
  const lists = fc.array(anyJudgement, { minLength: 1, maxLength: 8 })

  it('depends on neither order, nor repetition, nor grouping', () => {
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const whole = weakest([...a, ...b])
        expect(weakest([...b, ...a])).toEqual(whole)
        expect(weakest([...a, ...b, ...a])).toEqual(whole)
        expect(weakest([weakest(a), weakest(b)])).toEqual(whole)
      }),
      { numRuns: 500 },
    )
  })

  it('is never raised by one more part, but from not applicable', () => {
    fc.assert(
      fc.property(lists, anyJudgement, (list, more) => {
        const [before, after] = [weakest(list), weakest([...list, more])]
        expect(rank[after.verdict]).toBeLessThanOrEqual(rank[before.verdict])
      }),
      { numRuns: 500 },
    )
  })
})

describe('sortReasons', () => {
  it('gives each once, in one order, and loses none', () => {
    const order = sortReasons(reasons)
    expect(setOf(order)).toBe(setOf(reasons))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...reasons)), (list) => {
        expect(sortReasons(list)).toEqual(order.filter((reason) => list.includes(reason)))
      }),
    )
  })
})
