import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sourceGaps } from '../../main/engine/coverage/sources.ts'
import { countsOf, gapsOf, hourly, scopeOf, uncovered } from './counts.ts'

/** Coverage of one source by its own counts: C01, C02, C04 and C16 of claims.md §5. */
const day = 24
const week = 7 * day
const runs = { numRuns: 150 }

const without = (entries: [number, number][], from: number, to: number) =>
  entries.filter(([at]) => at < from || at >= to)

describe('silence', () => {
  it('is a gap from seven expected records on, to the hour', () => {
    const whole = hourly(0, 6 * week)
    const scope = scopeOf(0, 6 * week)
    expect(gapsOf(countsOf(whole), scope)).toEqual([])
    expect(gapsOf(countsOf(without(whole, 300, 306)), scope)).toEqual([])
    expect(gapsOf(countsOf(without(whole, 300, 307)), scope)).toEqual(['C01 300–307'])
  })

  it('is none where the week has it: nights and weekends', () => {
    const working = hourly(0, 6 * week, 5).filter(
      ([at]) => at % week < 5 * day && at % day >= 8 && at % day < 18,
    )
    const scope = scopeOf(8, 5 * week + 4 * day + 18)
    expect(gapsOf(countsOf(working), scope)).toEqual([])
    const tuesday = 2 * week + day
    expect(gapsOf(countsOf(without(working, tuesday, tuesday + day)), scope)).toEqual([
      `C01 ${tuesday - 6}–${tuesday + day + 8}`,
    ])
  })

  it('is seen in a source of a few records a day by its days', () => {
    const sparse = hourly(0, 8 * week).filter(([at]) => [9, 16].includes(at % day) || at % 31 === 0)
    const scope = scopeOf(0, 8 * week)
    expect(gapsOf(countsOf(sparse), scope)).toEqual([])
    const [gap] = gapsOf(countsOf(without(sparse, 3 * week, 4 * week)), scope)
    expect(gap).toMatch(/^C01 /)
  })

  it('covers whatever stretch of a day or more a regular source lost, and nothing else', () => {
    const lost = fc.record({
      weeks: fc.integer({ min: 3, max: 10 }),
      start: fc.nat(),
      days: fc.integer({ min: 1, max: 6 }),
      busy: fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
    })
    fc.assert(
      fc.property(lost, ({ weeks, start, days, busy }) => {
        const length = weeks * week
        const from = 1 + (start % (length - days * day - 2))
        const entries = hourly(0, length).map(([at]): [number, number] => [at, busy.next().value!])
        const gaps = sourceGaps(
          countsOf(without(entries, from, from + days * day)),
          scopeOf(0, length),
        )
        expect([...uncovered(gaps)]).toEqual(hourly(from, from + days * day).map(([at]) => at))
      }),
      runs,
    )
  })

  it('is found in logs of a few days too, where no other week tells what is usual', () => {
    const short = fc.record({
      days: fc.integer({ min: 4, max: 20 }),
      start: fc.nat(),
      hours: fc.integer({ min: 24, max: 48 }),
    })
    fc.assert(
      fc.property(short, ({ days, start, hours }) => {
        const length = days * day
        const from = 1 + (start % (length - hours - 2))
        const gaps = sourceGaps(
          countsOf(without(hourly(0, length), from, from + hours)),
          scopeOf(0, length),
        )
        const missed = hourly(from, from + hours).filter(([at]) => !uncovered(gaps).has(at))
        expect(missed).toEqual([])
      }),
      runs,
    )
  })

  it('stays a gap when more days are lost, while most of each weekday are there', () => {
    const losses = fc.uniqueArray(fc.integer({ min: 1, max: 68 }), {
      selector: (lost) => lost % 7,
      maxLength: 7,
    })
    const seconds = fc.uniqueArray(fc.integer({ min: 1, max: 68 }), {
      selector: (lost) => lost % 7,
      maxLength: 7,
    })
    const gapsAfter = (lost: readonly number[]) =>
      uncovered(
        sourceGaps(
          countsOf(hourly(0, 70 * day).filter(([at]) => !lost.includes(Math.floor(at / day)))),
          scopeOf(0, 70 * day),
        ),
      )
    fc.assert(
      fc.property(losses, seconds, (first, more) => {
        const before = gapsAfter(first)
        const after = gapsAfter([...first, ...more])
        expect([...before].filter((at) => !after.has(at))).toEqual([])
        expect(after.size).toBe(new Set([...first, ...more]).size * day)
      }),
      runs,
    )
  })

  /** Why the property above is about whole days: thinning a log evenly makes its silences less telling. */
  it('is not found in a log that was thinned to less than seven records in its length', () => {
    const scope = scopeOf(0, 6 * week)
    const holed = without(hourly(0, 6 * week), 300, 308)
    expect(gapsOf(countsOf(holed), scope)).toEqual(['C01 300–308'])
    expect(gapsOf(countsOf(holed.filter(([at]) => at % 2 === 0)), scope)).toEqual([])
  })
})

describe('edge', () => {
  it('of an export is a gap from ten expected records on', () => {
    const scope = scopeOf(0, 5 * week)
    expect(gapsOf(countsOf(hourly(9, 5 * week - 9)), scope)).toEqual([])
    expect(gapsOf(countsOf(hourly(10, 5 * week)), scope)).toEqual(['C04 0–10'])
    expect(gapsOf(countsOf(hourly(0, 5 * week - 10)), scope)).toEqual([
      `C04 ${5 * week - 10}–${5 * week}`,
    ])
  })

  it('is the service’s memory where it lies that long before the freeze', () => {
    const entra = (first: number) =>
      gapsOf(countsOf(hourly(first, 6 * week)), scopeOf(0, 6 * week, 6 * week + 3 * day))
    expect(entra(6 * week + 3 * day - 30 * day)).toEqual([`C16 0–${15 * day}`])
    expect(entra(6 * week + 3 * day - 33 * day)).toEqual([`C04 0–${12 * day}`])
    const unified = countsOf(hourly(50 * day, 33 * week), 'ual.exchange-admin')
    expect(gapsOf(unified, scopeOf(0, 33 * week, 50 * day + 180 * day))).toEqual([
      `C16 0–${50 * day}`,
    ])
  })

  it('covers everything outside an export of any length that the window asks for', () => {
    const part = fc.record({
      days: fc.integer({ min: 1, max: 40 }),
      before: fc.integer({ min: 12, max: 20 * day }),
      after: fc.integer({ min: 12, max: 20 * day }),
      shift: fc.integer({ min: 0, max: week }),
    })
    fc.assert(
      fc.property(part, ({ days, before, after, shift }) => {
        const [first, end] = [shift + before, shift + before + days * day]
        const gaps = sourceGaps(countsOf(hourly(first, end)), scopeOf(shift, end + after))
        const outside = [...hourly(shift, first), ...hourly(end, end + after)].map(([at]) => at)
        expect([...uncovered(gaps)]).toEqual(outside)
      }),
      runs,
    )
  })
})

describe('a source of few records', () => {
  it('shows nothing when a usual week has fewer than seven', () => {
    const weekly = Array.from({ length: 9 }, (_, index): [number, number] => [index * week, 6])
    expect(gapsOf(countsOf(weekly), scopeOf(0, 8 * week))).toEqual([`C02 0–${8 * week}`])
  })

  it('shows nothing when its records come in bursts now and then', () => {
    const bursts: [number, number][] = [
      [0, 500],
      [5 * week + 11, 500],
      [7 * week + 60, 500],
    ]
    expect(gapsOf(countsOf(bursts), scopeOf(0, 8 * week))).toEqual([`C02 0–${8 * week}`])
  })

  it('never covers a window of a day or more by one record, or by one burst', () => {
    const one = fc.record({
      count: fc.integer({ min: 1, max: 10_000 }),
      at: fc.nat(),
      length: fc.integer({ min: 1, max: 60 }),
    })
    fc.assert(
      fc.property(one, ({ count, at, length }) => {
        const scope = scopeOf(0, length * day)
        const gaps = sourceGaps(countsOf([[at % (length * day), count]]), scope)
        expect(gaps).not.toEqual([])
      }),
      runs,
    )
  })

  it('that any number of records make never has a gap outside the window, or an empty one', () => {
    const entries = fc.array(
      fc.tuple(fc.integer({ min: -300, max: 2000 }), fc.integer({ min: 1, max: 50 })),
      {
        minLength: 1,
        maxLength: 200,
      },
    )
    fc.assert(
      fc.property(entries, fc.integer({ min: 1, max: 1500 }), (counts, end) => {
        const scope = scopeOf(0, end)
        for (const { from, to } of sourceGaps(countsOf(counts), scope)) {
          expect(from).toBeLessThan(to)
          expect(from).toBeGreaterThanOrEqual(scope.incidentStart)
          expect(to).toBeLessThanOrEqual(scope.observedUntil)
        }
      }),
      runs,
    )
  })
})
