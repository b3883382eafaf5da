import { describe, expect, it } from 'vitest'
import { placeAfter } from '../../renderer/charts/moves.ts'
import { columnsOf } from '../../renderer/charts/time-scale.ts'

/** 110 days, of which 30 are shown. */
const whole = { first: 1_000, last: 1_109 }
const grid = { rows: 4, columns: columnsOf({ first: 1_040, last: 1_069, width: 300 }), whole }

const press = (key: string, row: number, day: number, ctrlKey = false, of = grid) =>
  placeAfter({ key, ctrlKey }, { row, day }, of)

describe('keys in the chart', () => {
  it('move by a day and by a lane', () => {
    expect(press('ArrowRight', 1, 1_050)).toEqual({ row: 1, day: 1_051 })
    expect(press('ArrowLeft', 1, 1_050)).toEqual({ row: 1, day: 1_049 })
    expect(press('ArrowUp', 1, 1_050)).toEqual({ row: 0, day: 1_050 })
    expect(press('ArrowDown', 1, 1_050)).toEqual({ row: 2, day: 1_050 })
  })

  it('stop at the first and the last lane', () => {
    expect(press('ArrowUp', 0, 1_050)).toEqual({ row: 0, day: 1_050 })
    expect(press('ArrowDown', 3, 1_050)).toEqual({ row: 3, day: 1_050 })
  })

  it('go on past the days shown, up to the last there is', () => {
    expect(press('ArrowRight', 0, 1_069)).toEqual({ row: 0, day: 1_070 })
    expect(press('ArrowLeft', 0, 1_040)).toEqual({ row: 0, day: 1_039 })
    expect(press('PageDown', 0, 1_068)).toEqual({ row: 0, day: 1_075 })
    const all = { ...grid, columns: columnsOf({ ...whole, width: 1_100 }) }
    expect(press('ArrowRight', 0, 1_109, false, all)).toEqual({ row: 0, day: 1_109 })
    expect(press('PageUp', 0, 1_003, false, all)).toEqual({ row: 0, day: 1_000 })
  })

  it('move by a whole column where days are merged', () => {
    const columns = columnsOf({ ...whole, width: 110 })
    const weeks = { ...grid, columns }
    const second = columns[1]!
    expect(press('ArrowRight', 0, second.first + 3, false, weeks)).toEqual({
      row: 0,
      day: columns[2]!.first,
    })
  })

  it('lead to the ends of a lane, and with Ctrl to those of the chart', () => {
    expect(press('Home', 2, 1_050)).toEqual({ row: 2, day: 1_040 })
    expect(press('End', 2, 1_050)).toEqual({ row: 2, day: 1_069 })
    expect(press('Home', 2, 1_050, true)).toEqual({ row: 0, day: 1_040 })
    expect(press('End', 2, 1_050, true)).toEqual({ row: 3, day: 1_069 })
  })

  it('select where the focus is', () => {
    expect(press('Enter', 2, 1_050)).toEqual({ row: 2, day: 1_050 })
    expect(press(' ', 2, 1_050)).toEqual({ row: 2, day: 1_050 })
  })

  it('leave other keys to others', () => {
    expect(press('Tab', 2, 1_050)).toBeNull()
    expect(press('a', 2, 1_050)).toBeNull()
  })

  it('do nothing before the chart has its width', () => {
    expect(press('ArrowRight', 0, 1_050, false, { ...grid, columns: [] })).toBeNull()
  })
})
