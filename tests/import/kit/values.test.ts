import { describe, expect, it } from 'vitest'
import { normaliseAddress } from '../../../main/engine/import/kit/address.ts'
import {
  blankEvent,
  flag,
  guidOnly,
  guidOrText,
  integer,
  isGuid,
  jsonIn,
  text,
} from '../../../main/engine/import/kit/fields.ts'
import { canonicalOperation } from '../../../main/engine/import/kit/operation.ts'
import { isServiceAddress } from '../../../main/engine/import/kit/proxy-address.ts'
import { parseIso, parseSlashed, parseUsTime } from '../../../main/engine/import/kit/time.ts'
import { normaliseToken } from '../../../main/engine/import/kit/token.ts'

describe('addresses', () => {
  it.each([
    ['10.11.12.13', '10.11.12.13'],
    ['10.11.12.13:12345', '10.11.12.13'],
    ['[10.11.12.13]', '10.11.12.13'],
    ['[10.11.12.13]:12345', '10.11.12.13'],
    ['::ffff:10.11.12.13', '10.11.12.13'],
    ['[::ffff:10.11.12.13]:12345', '10.11.12.13'],
    ['::ffff:0a0b:0c0d', '10.11.12.13'],
    ['2001:db8::abcd', '2001:db8::abcd'],
    ['[2001:db8::abcd]', '2001:db8::abcd'],
    ['[2001:db8::abcd]:443', '2001:db8::abcd'],
    ['2001:0DB8:0000:0000:0001:0000:0000:0001', '2001:db8::1:0:0:1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['fe80::1%12', 'fe80::1'],
    ['::1', '::1'],
    [' 10.11.12.13 ', '10.11.12.13'],
    ['localhost', null],
    ['[localhost]:12345', null],
    ['cool.client.local:12345', null],
    ['NOTANIPV4 (10.9000.0.1)', null],
    ['<null>', null],
    ['10.11.12.256', null],
    ['010.11.12.13', null],
    ['10.11.12.13:70000', null],
    ['1::2::3', null],
    ['1:2:3:4:5:6:7', null],
    ['1:2:3:4:5:6:7:8::', null],
    ['0.0.0.0', null],
    ['::', null],
    ['', null],
    [null, null],
    [7, null],
  ])('%j is %j', (written, expected) => {
    expect(normaliseAddress(written)).toBe(expected)
    expect(normaliseAddress(written), 'a second time, from the cache').toBe(expected)
  })

  it.each([
    ['2603:10a6:20b:3f3::15', true],
    ['2603:10b6:5:1f4:cafe::28', true],
    ['2603:1026:c09:834::5', true],
    ['::1', true],
    ['fe80::1', true],
    ['2603:1030:20e:3::23', false],
    ['2603:10a7::1', false],
    ['2001:db8::1', false],
    ['52.96.1.1', false],
  ])('%s belongs to the service: %s', (address, expected) => {
    expect(isServiceAddress(address)).toBe(expected)
  })
})

describe('times', () => {
  it.each([
    ['2023-09-26T01:52:34', '2023-09-26T01:52:34.000Z'],
    ['2023-09-26T01:52:34Z', '2023-09-26T01:52:34.000Z'],
    ['2026-01-24T06:54:24.0000000Z ', '2026-01-24T06:54:24.000Z'],
    ['2020-01-01 00:00:00.123456789', '2020-01-01T00:00:00.123Z'],
    ['2020-01-01T00:00:00.1999', '2020-01-01T00:00:00.199Z'],
    ['2020-01-01T00:00:00-05:00', '2020-01-01T05:00:00.000Z'],
    ['2020-01-01T00:00:00+0530', '2019-12-31T18:30:00.000Z'],
    ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.000Z'],
    ['2000-02-29T00:00:00', '2000-02-29T00:00:00.000Z'],
    ['/Date(1769788627239)/', '2026-01-30T15:57:07.239Z'],
    ['1969-12-31T23:59:59Z', '1969-12-31T23:59:59.000Z'],
  ])('%j', (written, expected) => {
    expect(parseIso(written)).toBe(Date.parse(expected))
  })

  it.each([
    '2023-02-29T00:00:00',
    '1900-02-29T00:00:00',
    '2024-13-01T00:00:00',
    '2024-00-01T00:00:00',
    '2024-01-01T24:00:00',
    '2024-01-01T00:60:00',
    '2024-01-01T00:00:60',
    '2024-01-01',
    '2024-01-01T00:00:00 PM',
    '2024-01-01T00:00:00+25:00',
    '12:36 PM',
    '',
    null,
    1769788627239,
  ])('%j is no instant', (written) => {
    expect(parseIso(written)).toBeNull()
  })

  it('agrees with the platform on every day of four centuries', () => {
    for (let day = Date.UTC(1850, 0, 1); day < Date.UTC(2250, 0, 1); day += 86_400_000) {
      const written = new Date(day).toISOString()
      expect(parseIso(written)).toBe(day)
    }
  })

  it.each([
    ['5/18/2021 9:13:33 PM', 'month-first', '2021-05-18T21:13:33.000Z'],
    ['6/15/2026, 12:40:24.178 PM', 'month-first', '2026-06-15T12:40:24.178Z'],
    ['6/15/2026, 12:40:24 AM', 'month-first', '2026-06-15T00:40:24.000Z'],
    ['3/12/2025 7:31:34 AM', 'month-first', '2025-03-12T07:31:34.000Z'],
    ['3/12/2025 7:31:34 am', 'day-first', '2025-12-03T07:31:34.000Z'],
    ['15/06/2026 21:40', 'day-first', '2026-06-15T21:40:00.000Z'],
    ['6/15/2026 12:40:24\u202fPM', 'month-first', '2026-06-15T12:40:24.000Z'],
  ] as const)('%j read %s', (written, culture, expected) => {
    expect(parseUsTime(written, culture)).toBe(Date.parse(expected))
  })

  it.each([
    '6/15/2026 1:00:00 PM',
    '2/30/2026 1:00:00 PM',
    '1/2/2026 13:00:00 PM',
    '1/2/26 1:00 PM',
  ])('%j is no day-first time', (written) => {
    expect(parseUsTime(written, 'day-first')).toBeNull()
  })

  it.each([
    ['1/2/2026 1:00 PM', true, true],
    ['1/13/2026 1:00 PM', true, false],
    ['13/1/2026 1:00 PM', false, true],
    ['30/2/2026 1:00 PM', false, false],
    ['2/29/2028 1:00', true, false],
  ])('%j is a day with the month first %j, with the day first %j', (written, month, day) => {
    const date = parseSlashed(written)!
    expect([date['month-first'] !== null, date['day-first'] !== null]).toEqual([month, day])
  })

  it.each(['x', '', '2026-01-02T03:04:05Z', '1/2/20261', null])(
    '%j is no slashed date',
    (written) => {
      expect(parseSlashed(written)).toBeNull()
    },
  )
})

describe('tokens', () => {
  const asciiGuid = Buffer.from('3fa85f64-5717-4562-b3fc-2c963f66afa6', 'latin1').toString('base64')

  it.each([
    ['3kVZRE8tFkinHtPA7_EFAA', '445945de-2d4f-4816-a71e-d3c0eff10500'],
    ["'3kVZRE8tFkinHtPA7/EFAA", '445945de-2d4f-4816-a71e-d3c0eff10500'],
    ['Vb25Vsw2gEG5lycPpuYaAA', '56b9bd55-36cc-4180-b997-270fa6e61a00'],
    [asciiGuid, '3fa85f64-5717-4562-b3fc-2c963f66afa6'],
    ['3FA85F64-5717-4562-B3FC-2C963F66AFA6', '3fa85f64-5717-4562-b3fc-2c963f66afa6'],
    ['3kVZRE8tFkinHtPA7_EFAB', '3kVZRE8tFkinHtPA7_EFAB'],
    ['ANONYMIZED', 'ANONYMIZED'],
    ['AAAAAAAAAAAAAAAAAAAAAA', null],
    ['00000000-0000-0000-0000-000000000000', null],
    ['', null],
    [null, null],
  ])('%j is %j', (written, expected) => {
    expect(normaliseToken(written)).toBe(expected)
  })

  it('keeps texts that differ in case apart', () => {
    expect(normaliseToken('3KVZRE8tFkinHtPA7_EFAA')).not.toBe(
      normaliseToken('3kVZRE8tFkinHtPA7_EFAA'),
    )
  })
})

describe('operations', () => {
  it.each([
    ['Add service principal.', 'add service principal'],
    [
      'Update application – Certificates and secrets management ',
      'update application - certificates and secrets management',
    ],
    [
      'Update application ? Certificates and secrets management',
      'update application - certificates and secrets management',
    ],
    ['New-InboxRule', 'new-inboxrule'],
    ['  Consent to application. ', 'consent to application'],
    ['Ｆｉｌｅ Accessed', 'file accessed'],
    ['', ''],
  ])('%j is %j', (raw, expected) => {
    expect(canonicalOperation(raw)).toBe(expected)
  })
})

describe('fields', () => {
  it('gives every event the same keys', () => {
    expect(Object.keys(blankEvent('ual.sts', '', 0))).toEqual(
      Object.keys(blankEvent('entra.audit', 'x', 1)),
    )
  })

  it.each([
    ['D4B8BDC1-0C3E-4F6B-8F43-6B7C1F4B0A55', 'd4b8bdc1-0c3e-4f6b-8f43-6b7c1f4b0a55'],
    ['d4b8bdc1-0c3e-4f6b-8f43-6b7c1f4b0a55', 'd4b8bdc1-0c3e-4f6b-8f43-6b7c1f4b0a55'],
    ['D4B8BDC1-0C3E-4F6B-8F43-6B7C1F4B0A5', 'D4B8BDC1-0C3E-4F6B-8F43-6B7C1F4B0A5'],
    ['D4B8BDC1-0C3E-4F6B-8F43-6B7C1F4B0Aé5', 'D4B8BDC1-0C3E-4F6B-8F43-6B7C1F4B0Aé5'],
    ['D4B8BDC100C3E-4F6B-8F43-6B7C1F4B0A55', 'D4B8BDC100C3E-4F6B-8F43-6B7C1F4B0A55'],
    ['User-1', 'User-1'],
    ['(blank)', null],
    ['', null],
    [12, '12'],
    [{}, null],
  ])('%j as id is %j', (written, expected) => {
    expect(guidOrText(written)).toBe(expected)
  })

  it('drops the zero GUID only where told', () => {
    const zeros = '00000000-0000-0000-0000-000000000000'
    expect(guidOrText(zeros)).toBe(zeros)
    expect(guidOrText(zeros, true)).toBeNull()
    expect(guidOnly(zeros)).toBeNull()
    expect(guidOnly('10032002F222981B')).toBeNull()
    expect(isGuid(zeros)).toBe(true)
  })

  it.each([
    [true, true],
    ['True', true],
    ['false', false],
    [1, true],
    ['0', false],
    ['yes', null],
    [null, null],
    [2, null],
  ])('%j as flag is %j', (written, expected) => {
    expect(flag(written)).toBe(expected)
  })

  it('reads text, whole numbers and JSON in strings', () => {
    expect(text(' a ')).toBe(' a ')
    expect(text(false)).toBe('false')
    expect(integer('12')).toBe(12)
    expect(integer('1.5')).toBeNull()
    expect(jsonIn('{"a":1}')).toEqual({ a: 1 })
    expect(jsonIn('plain')).toBeUndefined()
    expect(jsonIn('{broken')).toBeUndefined()
    expect(jsonIn('7')).toBeUndefined()
  })
})
