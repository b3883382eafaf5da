import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { encodings } from '../matrix/encode.ts'
import { fixtures, isAnnex } from '../matrix/fixture.ts'
import { damagedText } from '../matrix/text.ts'

export type Source = 'random' | 'mutated'

/** Beginnings that lead into one reader or the other. */
const openings = [
  '',
  '[',
  '{"',
  '[{"CreationTime":"2026-01-02T03:04:05","Operation":"x","RecordType":1},',
  '{"value":[{"id":"1","createdDateTime":"2026-01-02T03:04:05Z","status":{},"ipAddress":"","appId":""},',
  'RecordType,CreationDate,UserIds,Operations,AuditData\r\n',
  'sep=;\r\nUserIds;AuditData\r\n"',
  '\ufeff',
].map((text) => Buffer.from(text))
const marks = ['fffe', 'feff', 'fffe0000', '0000feff', '1f8b08', '504b0304'].map((hex) =>
  Buffer.from(hex, 'hex'),
)

/** Characters that mean something to a reader, and some that do not. */
const telling = Array.from('{}[]",:;\\\r\n\t \0a1é')

/** Noise of either kind. */
const noise = fc.oneof(
  fc.uint8Array({ maxLength: 4096 }).map((bytes) => Buffer.from(bytes)),
  fc
    .array(fc.constantFrom(...telling), { maxLength: 400 })
    .map((units) => Buffer.from(units.join(''))),
)

const random = fc
  .tuple(fc.constantFrom(...openings, ...marks), noise)
  .map((parts) => Buffer.concat(parts))

/** Real exports of some size, where they lie beside the checkout. */
function realExports(): Buffer[] {
  const folder = fileURLToPath(
    new URL('../../../../shared/data/elastic_beats_o365', import.meta.url),
  )
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => readFileSync(path))
    .filter(({ length }) => length < 256 * 1024)
}

function exports(): Buffer[] {
  const written = fixtures
    .filter((fixture) => !isAnnex(fixture))
    .flatMap((fixture) =>
      ['utf-8', 'utf-16le-mark', 'zip'].map((encoding) =>
        encodings[encoding]!(damagedText(fixture, 'none')!, fixture.file),
      ),
    )
  return [...written, ...realExports()]
}

type Mutation = { at: number; kind: 'flip' | 'delete' | 'insert' | 'splice'; size: number }

const mutations = fc.array(
  fc.record<Mutation>({
    at: fc.nat({ max: 2 ** 30 }),
    kind: fc.constantFrom('flip', 'delete', 'insert', 'splice'),
    size: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 600 })),
  }),
  { minLength: 1, maxLength: 6 },
)

/** Bytes with one change; `other` is where a splice takes its piece from. */
function mutated(bytes: Buffer, { at, kind, size }: Mutation, other: Buffer): Buffer {
  const place = bytes.length === 0 ? 0 : at % bytes.length
  if (kind === 'flip') {
    const copy = Buffer.from(bytes)
    if (copy.length > 0) copy[place]! ^= 1 << (size % 8)
    return copy
  }
  const from = kind === 'insert' ? (size * 7) % 256 : at % Math.max(other.length, 1)
  const added =
    kind === 'delete'
      ? Buffer.alloc(0)
      : kind === 'insert'
        ? Buffer.alloc(size, from)
        : other.subarray(from, from + size)
  const removed = kind === 'insert' ? 0 : size
  return Buffer.concat([bytes.subarray(0, place), added, bytes.subarray(place + removed)])
}

function mutatedExports(): fc.Arbitrary<Buffer> {
  const all = exports()
  const one = fc.nat({ max: all.length - 1 }).map((index) => all[index]!)
  return fc
    .tuple(one, one, mutations)
    .map(([bytes, other, changes]) =>
      changes.reduce((changed, mutation) => mutated(changed, mutation, other), bytes),
    )
}

export function hostileInputs(kind: Source): fc.Arbitrary<Buffer> {
  return kind === 'random' ? random : mutatedExports()
}
