import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, parseTime } from '#shared'
import { ticksOf } from '../../renderer/charts/ticks.ts'
import {
  columnsOf,
  dayAt,
  daysIn,
  daysPerColumn,
  spanBetween,
  xOf,
} from '../../renderer/charts/time-scale.ts'
import { brushed, inside, isWhole, revealing, zoomed } from '../../renderer/charts/zoom.ts'

const dayOf = (text: string): number => parseTime(text)! / day
const winter = { first: dayOf('2025-11-24'), last: dayOf('2026-04-18') }

const spans = fc
  .tuple(fc.integer({ min: 15_000, max: 22_000 }), fc.integer({ min: 1, max: 4_000 }))
  .map(([first, days]) => ({ first, last: first + days - 1 }))

describe('the window of a case', () => {
  it('ends with the day before an observation that ends at midnight', () => {
    const span = spanBetween(parseTime('2025-11-24T08:00Z')!, parseTime('2026-04-19')!)
    expect(span).toEqual(winter)
  })

  it('holds the day on which the observation ends', () => {
    expect(spanBetween(parseTime('2026-04-19')!, parseTime('2026-04-19T00:01Z')!)).toEqual({
      first: dayOf('2026-04-19'),
      last: dayOf('2026-04-19'),
    })
  })

  it('is one day where it has no length', () => {
    const at = parseTime('2026-04-19')!
    expect(daysIn(spanBetween(at, at))).toBe(1)
  })
})

describe('columns', () => {
  it('are days while a day is three pixels wide, then weeks, then four of them', () => {
    expect(daysPerColumn({ ...winter, width: 3 * 146 })).toBe(1)
    expect(daysPerColumn({ ...winter, width: 3 * 146 - 1 })).toBe(7)
    expect(daysPerColumn({ ...winter, width: 50 })).toBe(28)
  })

  it('of weeks begin on Mondays', () => {
    const columns = columnsOf({ first: dayOf('2026-01-01'), last: dayOf('2026-01-20'), width: 20 })
    expect(columns.map(({ first }) => first)).toEqual(
      ['2026-01-01', '2026-01-05', '2026-01-12', '2026-01-19'].map(dayOf),
    )
  })

  it('cover every day once and the whole width', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 1, max: 3_000 }), (span, width) => {
        const columns = columnsOf({ ...span, width })
        expect(columns[0]!.first).toBe(span.first)
        expect(columns.at(-1)!.last).toBe(span.last)
        columns.slice(1).forEach(({ first, x }, index) => {
          const before = columns[index]!
          expect(first).toBe(before.last + 1)
          expect(x).toBeCloseTo(before.x + before.width, 6)
        })
        const wide = columns.reduce((sum, column) => sum + column.width, 0)
        expect(wide).toBeCloseTo(width, 6)
      }),
    )
  })

  it('are none before the width is known', () => {
    expect(columnsOf({ ...winter, width: 0 })).toEqual([])
  })

  it('hold the day that is found under their middle', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 200, max: 3_000 }), (span, width) => {
        const scale = { ...span, width }
        for (const { first, last, x, width: wide } of columnsOf(scale)) {
          const found = dayAt(x + wide / 2, scale)
          expect(found).toBeGreaterThanOrEqual(first)
          expect(found).toBeLessThanOrEqual(last)
        }
      }),
    )
  })

  it('find no day outside the span', () => {
    const scale = { ...winter, width: 900 }
    expect([dayAt(-50, scale), dayAt(5_000, scale)]).toEqual([winter.first, winter.last])
  })
})

describe('ticks', () => {
  it('name days, then weeks, then months with their year', () => {
    const labels = (last: string, width: number) =>
      ticksOf({ first: dayOf('2026-01-01'), last: dayOf(last), width }, 'en').map(
        ({ label }) => label,
      )
    expect(labels('2026-01-04', 600)).toEqual(['1 Jan', '2 Jan', '3 Jan', '4 Jan'])
    expect(labels('2026-01-31', 620)).toEqual(['5 Jan', '12 Jan', '19 Jan', '26 Jan'])
    expect(labels('2026-06-30', 600)).toEqual(['Jan 2026', 'Feb', 'Mar', 'Apr', 'May', 'Jun'])
  })

  it('speak Chinese', () => {
    const [first] = ticksOf({ ...winter, width: 500 }, 'zh-CN')
    expect(first!.label).toBe('2025年12月')
  })

  it('stand apart and are not cut at the end', () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 300, max: 2_000 }), (span, width) => {
        const ticks = ticksOf({ ...span, width }, 'en')
        ticks.forEach(({ day: at, x }, index) => {
          expect(x).toBeCloseTo(xOf(at * day, { ...span, width }), 6)
          expect(x).toBeLessThanOrEqual(width - 48)
          // `Sep 2026` takes 53 pixels.
          if (index > 0) expect(x - ticks[index - 1]!.x).toBeGreaterThanOrEqual(56)
        })
      }),
    )
  })
})

describe('zoom', () => {
  it('stays inside the window and keeps the day around which it is done', () => {
    fc.assert(
      fc.property(
        spans,
        fc.constantFrom(0.5, 2),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (whole, factor, share) => {
          const around = whole.first + Math.floor(share * (daysIn(whole) - 1))
          const view = zoomed(whole, whole, factor, around)
          expect(view.first).toBeGreaterThanOrEqual(whole.first)
          expect(view.last).toBeLessThanOrEqual(whole.last)
          expect(around).toBeGreaterThanOrEqual(view.first)
          expect(around).toBeLessThanOrEqual(view.last)
        },
      ),
    )
  })

  it('comes no closer than three days and goes no further than the window', () => {
    const close = { first: winter.first, last: winter.first + 3 }
    expect(daysIn(zoomed(close, winter, 0.5, close.first))).toBe(3)
    expect(isWhole(zoomed(winter, winter, 2, winter.first), winter)).toBe(true)
  })

  it('is undone by its opposite', () => {
    const around = winter.first + 60
    const near = zoomed(winter, winter, 0.5, around)
    expect(daysIn(near)).toBe(73)
    expect(zoomed(near, winter, 2, around)).toEqual(winter)
  })

  it('shows a day with the least movement', () => {
    const view = { first: winter.first + 10, last: winter.first + 19 }
    expect(revealing(view, winter, view.first + 3)).toEqual(view)
    expect(revealing(view, winter, view.last + 2)).toEqual({
      first: view.first + 2,
      last: view.last + 2,
    })
    expect(revealing(view, winter, winter.first)).toEqual({
      first: winter.first,
      last: winter.first + 9,
    })
  })

  it('takes a drag in either direction, and one that is too short', () => {
    const [one, other] = [winter.first + 5, winter.first + 30]
    expect(brushed(other, one, winter)).toEqual({ first: one, last: other })
    expect(daysIn(brushed(one, one, winter))).toBe(3)
    expect(brushed(winter.last, winter.last, winter)).toEqual({
      first: winter.last - 2,
      last: winter.last,
    })
  })

  it('of another case is moved into this one', () => {
    expect(inside({ first: 0, last: 5 }, winter)).toEqual({
      first: winter.first,
      last: winter.first + 5,
    })
  })
})
