import { describe, expect, it } from 'vitest'
import { decodeStrict, detectEncoding } from '../../../main/engine/import/readers/encoding.ts'
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

  it('does not take UTF-32 for UTF-16', () => {
    expect(detectEncoding(Buffer.of(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0))).toBeNull()
    expect(detectEncoding(Buffer.of(0, 0, 0xfe, 0xff, 0, 0, 0, 0x61))).toBeNull()
  })
})

describe('decodeStrict', () => {
  it('gives text or nothing', () => {
    expect(decodeStrict(encode('é🎈', 'utf-16be'), 'utf-16be')).toBe('é🎈')
    expect(decodeStrict(Buffer.from('é🎈'), 'utf-8')).toBe('é🎈')
    expect(decodeStrict(Buffer.of(0xc3), 'utf-8')).toBeNull()
    expect(decodeStrict(Buffer.of(0xed, 0xa0, 0x80), 'utf-8')).toBeNull()
    expect(decodeStrict(Buffer.of(0x61), 'utf-16le')).toBeNull()
    expect(decodeStrict(encode('\udc00', 'utf-16le'), 'utf-16le')).toBeNull()
  })
})
