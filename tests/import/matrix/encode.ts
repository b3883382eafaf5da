import { gzipSync } from 'node:zlib'
import { writeZip } from '../readers/zip-writer.ts'

/** Stands in a text for bytes that are no character of the encoding it is written in. */
export const badUnit = '\ue000'

const ansi = new TextDecoder('windows-1252')
const ansiBytes = new Map(
  Array.from({ length: 256 }, (_, byte) => [ansi.decode(Uint8Array.of(byte)), byte]),
)

function toAnsi(text: string): Buffer {
  const bytes = Array.from(text, (character) => {
    const byte = character === badUnit ? 0x81 : ansiBytes.get(character)
    if (byte === undefined) throw new Error(`not in Windows-1252: ${character}`)
    return byte
  })
  return Buffer.from(bytes)
}

function toUtf8(text: string): Buffer {
  const parts = text.split(badUnit).map((part) => Buffer.from(part))
  return Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.of(0xff), part])))
}

/** A high surrogate alone. */
const toUtf16 = (text: string): Buffer => Buffer.from(text.replaceAll(badUnit, '\ud800'), 'utf16le')

function toUtf32(text: string): Buffer {
  const points = Array.from(text, (character) => character.codePointAt(0)!)
  const bytes = Buffer.alloc(points.length * 4)
  for (const [index, point] of points.entries())
    bytes.writeUInt32LE(point === badUnit.charCodeAt(0) ? 0x110000 : point, index * 4)
  return bytes
}

const mark = '\ufeff'

/** How a text becomes the bytes of a file; `utf-8` is the plain form that all others are held against. */
export const encodings: Readonly<Record<string, (text: string, name: string) => Buffer>> = {
  'utf-8': toUtf8,
  'utf-8-mark': (text) => toUtf8(mark + text),
  'utf-16le-mark': (text) => toUtf16(mark + text),
  'utf-16be-mark': (text) => toUtf16(mark + text).swap16(),
  'utf-32le-mark': (text) => toUtf32(mark + text),
  'utf-32be-mark': (text) => toUtf32(mark + text).swap32(),
  'windows-1252': toAnsi,
  gzip: (text) => gzipSync(toUtf8(text)),
  zip: (text, name) => writeZip([{ name, data: toUtf8(text) }]),
}

/** What a file under this name is called after packing. */
export function packedName(name: string, encoding: string): string {
  if (encoding === 'gzip') return `${name}.gz`
  return encoding === 'zip' ? `${name}.zip` : name
}
