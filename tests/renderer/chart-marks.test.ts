import { describe, expect, it } from 'vitest'
import { day, formatTime, parseTime } from '#shared'
import type { Lane } from '#contract'
import { cellOf, isNeverCollected, orderedLanes } from '../../renderer/charts/cell.ts'
import { gapBlocks } from '../../renderer/charts/gap-blocks.ts'
import { placeLines } from '../../renderer/charts/line-labels.ts'
import { placePoints } from '../../renderer/charts/points.ts'
import { footPath, recordsOf, shadeOf, shadePaths } from '../../renderer/charts/shade.ts'
import { columnsOf } from '../../renderer/charts/time-scale.ts'

const start = parseTime('2026-01-01')! / day
/** A hundred days of ten pixels each. */
const scale = { first: start, last: start + 99, width: 1_000 }
const columns = columnsOf(scale)
const at = (days: number) => formatTime((start + days) * day)

function gap(from: number, to: number, reason = 'C01', scope = 'tenant'): Lane['gaps'][number] {
  return { from: at(from), to: at(to), reason, text: reason, scope, tenantWide: scope === 'tenant' }
}

function lane(parts: Partial<Lane>): Lane {
  return {
    source: 'entra.audit',
    title: 'Directory audit',
    kind: 'log',
    events: 0,
    days: [],
    collected: [],
    gaps: [],
    claims: [],
    ...parts,
  }
}

describe('shades', () => {
  it('are logarithmic between the quietest and the busiest day of the lane', () => {
    const shade = shadeOf([
      [start, 1],
      [start + 1, 100_000],
    ])
    expect([0, 1, 10, 100, 1_000, 10_000, 100_000].map(shade)).toEqual([0, 1, 2, 3, 4, 5, 5])
  })

  it('do not make a steady log look restless', () => {
    const days = [90, 100, 95, 98].map((records, index): [number, number] => [
      start + index,
      records,
    ])
    const shade = shadeOf(days)
    expect(new Set(days.map(([, records]) => shade(records)))).toEqual(new Set([5]))
  })

  it('are never nought for a record, however few in a merged column', () => {
    expect(shadeOf([[start, 1_000]])(1 / 28)).toBe(1)
  })

  it('of a lane without records are none', () => {
    expect(shadeOf([])(0)).toBe(0)
  })
})

describe('records of columns', () => {
  const days: [number, number][] = [
    [start - 1, 7],
    [start, 1],
    [start + 6, 2],
    [start + 99, 4],
    [start + 100, 9],
  ]

  it('are those of its days, not of days outside', () => {
    const records = recordsOf(days, columns)
    expect(records.reduce((sum, one) => sum + one, 0)).toBe(7)
    expect([records[0], records[6], records[99]]).toEqual([1, 2, 4])
  })

  it('are summed where days are merged', () => {
    const weeks = columnsOf({ ...scale, width: 100 })
    const records = recordsOf(days, weeks)
    expect(records.reduce((sum, one) => sum + one, 0)).toBe(7)
    expect(records).toHaveLength(weeks.length)
  })

  it('are drawn once a column that has any', () => {
    const records = recordsOf(days, columns)
    const moves = (path: string) => path.match(/M/g)?.length ?? 0
    const paths = shadePaths(columns, records, shadeOf(days), 20)
    expect(paths.reduce((sum, path) => sum + moves(path), 0)).toBe(3)
    expect(moves(footPath(columns, records, 20))).toBe(3)
  })
})

describe('gaps', () => {
  it('lie where they are, by the hour', () => {
    const [block] = gapBlocks([gap(10.5, 20)], scale)
    expect(block).toMatchObject({ x: 105, width: 95, reasons: ['C01'], isPartial: false })
  })

  it('that touch are one block with every reason', () => {
    const blocks = gapBlocks([gap(20, 30, 'C04'), gap(10, 20, 'C01'), gap(12, 15, 'C01')], scale)
    expect(blocks).toEqual([
      { x: 100, width: 200, reasons: ['C01', 'C04'], label: 'C01 C04', isPartial: false },
    ])
  })

  it('name as many reasons as fit', () => {
    const labelOf = (days: number) =>
      gapBlocks([gap(10, 10 + days, 'C01'), gap(10, 10 + days, 'C04')], scale)[0]!.label
    expect([labelOf(6), labelOf(5), labelOf(2)]).toEqual(['C01 C04', 'C01 +', ''])
  })

  it('of an hour can be seen', () => {
    const [block] = gapBlocks([gap(50, 50 + 1 / 24)], scale)
    expect(block!.width).toBe(3)
    expect(gapBlocks([gap(99.99, 100)], scale)[0]!.x + 3).toBeLessThanOrEqual(1_000)
  })

  it('of mailboxes are kept apart from those of the tenant', () => {
    const blocks = gapBlocks([gap(10, 20), gap(10, 20, 'C10', 'a@b.example')], scale)
    expect(blocks.map(({ isPartial }) => isPartial)).toEqual([true, false])
  })

  it('are cut at the ends and left out beyond them', () => {
    expect(gapBlocks([gap(-50, 10)], scale)[0]).toMatchObject({ x: 0, width: 100 })
    expect(gapBlocks([gap(-50, 0), gap(100, 120), gap(5, 5)], scale)).toEqual([])
  })
})

describe('collections', () => {
  const collected = (...days: number[]) => days.map((one) => ({ at: at(one), objects: 1 }))

  it('that would lie on each other are one mark with their number', () => {
    expect(placePoints(collected(50, 50.5, 51, 80), scale)).toEqual([
      { x: 505, collections: 3 },
      { x: 800, collections: 1 },
    ])
  })

  it('outside the days shown have no mark', () => {
    expect(placePoints(collected(-1, 101), scale)).toEqual([])
  })
})

describe('lines through all lanes', () => {
  const line = (id: string, days: number) => ({
    id,
    at: (start + days) * day,
    label: 'contained 2',
  })

  it('put a label that would leave the chart on the other side', () => {
    const [line1, line2] = placeLines([line('a', 10), line('b', 98)], scale)
    expect([line1!.anchor, line2!.anchor]).toEqual(['start', 'end'])
    expect(line2!.labelX).toBeLessThan(line2!.x)
  })

  it('stand labels that would meet below each other', () => {
    const rows = placeLines([line('a', 10), line('b', 12), line('c', 60)], scale)
    expect(rows.map(({ row }) => row)).toEqual([0, 1, 0])
  })

  it('outside the days shown are not drawn', () => {
    expect(placeLines([line('a', -1), line('b', 101)], scale)).toEqual([])
  })
})

describe('a cell', () => {
  const first = { first: start, last: start }

  it('holds what touches its day, midnight to midnight', () => {
    const one = lane({
      days: [
        [start, 5],
        [start + 1, 9],
      ],
      gaps: [gap(-3, 0, 'C04'), gap(1, 2, 'C05'), gap(0.5, 3, 'C10', 'a@b.example'), gap(0, 1)],
      collected: [
        { at: at(0), objects: 1 },
        { at: at(1), objects: 2 },
      ],
    })
    const cell = cellOf(one, first)
    expect(cell.records).toBe(5)
    expect(cell.gaps.map(({ reason }) => reason)).toEqual(['C01', 'C10'])
    expect(cell.collected).toEqual([{ at: at(0), objects: 1 }])
  })
})

describe('lanes', () => {
  it('are logs, then states, each in the order given', () => {
    const lanes = [
      lane({ source: 'snapshot.users', kind: 'state' }),
      lane({ source: 'ual.sts' }),
      lane({ source: 'entra.audit' }),
    ]
    expect(orderedLanes(lanes).map(({ source }) => source)).toEqual([
      'ual.sts',
      'entra.audit',
      'snapshot.users',
    ])
  })

  it('without a record and without a collection were never collected', () => {
    expect(isNeverCollected(lane({}))).toBe(true)
    expect(isNeverCollected(lane({ events: 1 }))).toBe(false)
    expect(isNeverCollected(lane({ collected: [{ at: at(0), objects: 0 }] }))).toBe(false)
  })
})
