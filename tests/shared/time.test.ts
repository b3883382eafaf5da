import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, formatDate, formatTime, hour, minute, parseTime, second } from '#shared'

/** Times against `Date`, which they must agree with without using it. */
const runs = { numRuns: 2000 }
const instant = fc.integer({
  min: Date.parse('0001-01-01T00:00:00Z'),
  max: Date.parse('9999-12-31T23:59:59.999Z'),
})
const two = (value: number) => String(value).padStart(2, '0')

describe('formatTime', () => {
  it('writes every instant as Date does', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(formatTime(at)).toBe(new Date(at).toISOString())
        expect(formatDate(at)).toBe(new Date(at).toISOString().slice(0, 10))
      }),
      runs,
    )
  })

  it('orders texts as times', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        expect(formatTime(a) < formatTime(b)).toBe(a < b)
      }),
      runs,
    )
  })

  it.each([
    [0, '1970-01-01T00:00:00.000Z'],
    [-1, '1969-12-31T23:59:59.999Z'],
    [951_782_400_000, '2000-02-29T00:00:00.000Z'],
    [4_107_542_400_000, '2100-03-01T00:00:00.000Z'],
  ])('writes %i as %s', (at, text) => {
    expect(formatTime(at)).toBe(text)
  })
})

describe('parseTime', () => {
  it('reads back what formatTime wrote', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(parseTime(formatTime(at))).toBe(at)
        expect(parseTime(formatDate(at))).toBe(Math.floor(at / day) * day)
      }),
      runs,
    )
  })

  it('agrees with Date on any date, clock and offset, and refuses what Date refuses', () => {
    const parts = fc.record({
      year: fc.integer({ min: 1, max: 9999 }),
      month: fc.integer({ min: 0, max: 13 }),
      date: fc.integer({ min: 0, max: 31 }),
      hours: fc.integer({ min: 0, max: 25 }).filter((hours) => hours !== 24),
      minutes: fc.integer({ min: 0, max: 61 }),
      seconds: fc.integer({ min: 0, max: 61 }),
      fraction: fc.constantFrom('', '.1', '.12', '.123'),
      zone: fc.oneof(
        fc.constant('Z'),
        fc
          .tuple(
            fc.constantFrom('+', '-'),
            fc.integer({ min: 0, max: 30 }),
            fc.integer({ min: 0, max: 70 }),
          )
          .map(([sign, hours, minutes]) => `${sign}${two(hours)}:${two(minutes)}`),
      ),
    })
    fc.assert(
      fc.property(parts, ({ year, month, date, hours, minutes, seconds, fraction, zone }) => {
        const civil = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
        const text = `${civil}T${two(hours)}:${two(minutes)}:${two(seconds)}${fraction}${zone}`
        const expected = Date.parse(text)
        // Date carries a 30 February over into March.
        const carried = new Date(Date.parse(`${civil}T00:00:00Z`)).getUTCDate() !== date
        expect(parseTime(text)).toBe(Number.isNaN(expected) || carried ? null : expected)
      }),
      runs,
    )
  })

  it.each([
    ['2026-03-09', Date.UTC(2026, 2, 9)],
    ['2026-03-09 02:14', Date.UTC(2026, 2, 9, 2, 14)],
    ['2026-03-09T02:14:09', Date.UTC(2026, 2, 9, 2, 14, 9)],
    ['2026-03-09T02:14:09.1234567Z', Date.UTC(2026, 2, 9, 2, 14, 9, 123)],
    ['2026-03-09t02:14:09z', Date.UTC(2026, 2, 9, 2, 14, 9)],
    ['2026-03-09T02:14:09+0530', Date.UTC(2026, 2, 8, 20, 44, 9)],
    ['2026-03-09T02:14:09 -01:00', Date.UTC(2026, 2, 9, 3, 14, 9)],
    ['  2024-02-29  ', Date.UTC(2024, 1, 29)],
  ])('reads %s, without a zone as UTC', (text, at) => {
    expect(parseTime(text)).toBe(at)
  })

  it.each([
    '',
    'now',
    '2026',
    '2026-3-9',
    '9/3/2026',
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '1900-02-29',
    '2026-03-09T24:00',
    '2026-03-09T12:60',
    '2026-03-09T12:00:60',
    '2026-03-09T12',
    '2026-03-09T12:00+24:00',
    '2026-03-09T12:00+01:60',
    '2026-03-09T12:00Zx',
    '20260309T120000Z',
    '2026-03-09T12:00:00,5Z',
  ])('refuses %j', (text) => {
    expect(parseTime(text)).toBeNull()
  })
})

describe('units', () => {
  it('are milliseconds', () => {
    expect([second, minute, hour, day]).toEqual([1000, 60_000, 3_600_000, 86_400_000])
  })
})
