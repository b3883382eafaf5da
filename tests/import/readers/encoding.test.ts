import { describe, expect, it } from 'vitest'
import {
  decodeShown,
  decodeStrict,
  detectEncoding,
} from '../../../main/engine/import/readers/encoding.ts'
import { encode } from './collect.ts'

describe('detectEncoding', () => {
  it.each([
    ['utf-8', Buffer.from('\ufeffa'), 3],
    ['utf-16le', Buffer.of(0xff, 0xfe, 0x61, 0), 2],
    ['utf-16be', Buffer.of(0xfe, 0xff, 0, 0x61), 2],
    ['utf-8', Buffer.from('{"a":"日本"}'), 0],
    ['utf-16le', encode('{"a":"日本"}', 'utf-16le'), 0],
    ['utf-16be', encode('date,utilisateur é\r\n', 'utf-16be'), 0],
    ['utf-8', Buffer.from('{"a":1}\0\0\0\0'), 0],
    ['utf-8', Buffer.alloc(0), 0],
  ])('%s', (encoding, bytes, bomLength) => {
    expect(detectEncoding(bytes)).toEqual({ encoding, bomLength })
  })

  it.each(['utf-32le', 'utf-32be'] as const)(
    '%s, not UTF-16, with and without a mark',
    (encoding) => {
      const guess = (text: string) => detectEncoding(encode(text, encoding))
      expect(guess('\ufeffa')).toEqual({ encoding, bomLength: 4 })
      expect(guess('{"a":"日本 🎈"}')).toEqual({ encoding, bomLength: 0 })
    },
  )
})

describe('decodeStrict', () => {
  it('gives text or nothing', () => {
    expect(decodeStrict(encode('é🎈', 'utf-16be'), 'utf-16be')).toBe('é🎈')
    expect(decodeStrict(Buffer.from('é🎈'), 'utf-8')).toBe('é🎈')
    expect(decodeStrict(Buffer.of(0xc3), 'utf-8')).toBeNull()
    expect(decodeStrict(Buffer.of(0xed, 0xa0, 0x80), 'utf-8')).toBeNull()
    expect(decodeStrict(Buffer.of(0x61), 'utf-16le')).toBeNull()
    expect(decodeStrict(encode('é🎈', 'utf-32be'), 'utf-32be')).toBe('é🎈')
    expect(decodeStrict(Buffer.of(0, 0xd8, 0, 0), 'utf-32le')).toBeNull()
    expect(decodeStrict(Buffer.of(0, 0, 0x11, 0), 'utf-32le')).toBeNull()
    expect(decodeStrict(Buffer.of(0x61, 0), 'utf-32le')).toBeNull()
    expect(decodeStrict(encode('Zoë – 5 €', 'windows-1252'), 'windows-1252')).toBe('Zoë – 5 €')
    expect(decodeStrict(Buffer.of(0x81), 'windows-1252')).toBeNull()
    expect(decodeStrict(encode('\udc00', 'utf-16le'), 'utf-16le')).toBeNull()
  })
})

describe('decodeShown', () => {
  it('marks what is no text and keeps the rest', () => {
    expect(decodeShown(Buffer.of(0x61, 0xff), 'utf-8')).toBe('a\ufffd')
    expect(decodeShown(Buffer.of(0x61, 0, 0, 0, 0, 0xd8, 0, 0, 0x62), 'utf-32le')).toBe('a\ufffd')
    expect(decodeShown(encode('Zoë', 'windows-1252'), 'windows-1252')).toBe('Zoë')
  })
})
