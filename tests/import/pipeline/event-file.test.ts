import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventFields } from '#shared'
import { createCase } from '../../../main/engine/case/case.ts'
import { Encoder } from '../../../main/engine/import/encoder.ts'
import { Identities } from '../../../main/engine/import/identities.ts'
import { blankEvent } from '../../../main/engine/import/kit/fields.ts'
import { openCase } from '../../../main/engine/import/replay.ts'
import { Writer } from '../../../main/engine/import/writer.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'

const folder = tempFolders('event-file')

/** Around every length at which a number takes a byte more, and the times before 1970. */
const number = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.maxSafeInteger(),
  fc.constantFrom(0, 1, 127, 128, 32_767, 32_768, 8_388_607, 8_388_608, 2 ** 31, 2 ** 47, -1, -129),
)
/** Around the lengths at which a record leaves its page, and at which it needs another. */
const length = fc.oneof(
  fc.nat({ max: 200 }),
  fc.integer({ min: 3_700, max: 4_200 }),
  fc.integer({ min: 8_000, max: 21_000 }),
)

const fields: fc.Arbitrary<EventFields> = fc
  .record({
    at: number,
    until: fc.option(number),
    count: fc.option(number),
    recordId: fc.oneof(fc.uuid(), fc.constantFrom(null, 'é', 'x'.repeat(300))),
    recordType: fc.constantFrom('1', '2', null),
    sessionId: fc.option(fc.uuid()),
    text: length,
  })
  .map(({ text, ...part }) => ({
    ...blankEvent('ual.other', 'Op', part.at),
    operation: 'op',
    ...part,
    parameters: text === 0 ? {} : { Text: 'ü'.repeat(text >> 1) },
  }))

async function openEmpty(name: string) {
  const path = join(folder(), name)
  const scope = { name: 'x', tenants: ['x'], incidentStart: 0, containedAt: 1, observedUntil: 2 }
  createCase(path, { ...scope, frozenAt: null, policy: 'bec-30' })
  return { ...(await openCase(path)), path }
}

describe('a file of events', () => {
  it('brings the rows that statements write, in lanes side by side', async () => {
    const { db, path, close } = await openEmpty('a.evcase')
    const rows = (events: readonly EventFields[], gather: string | null) => {
      db.exec('BEGIN')
      const writer = new Writer(db)
      const lanes = writer.lanes([1_000, 1_000], gather)
      for (const [index, lane] of lanes.entries()) {
        const encoder = new Encoder((batch) => writer.write(batch, 7, null, lane))
        for (const [place, event] of events.entries())
          if (place % 2 === index) encoder.event(event, place * 1_000, 10)
        encoder.flush()
      }
      writer.close(lanes)
      const found = db.prepare('SELECT * FROM event ORDER BY event_id').all()
      const checks = gather === null ? [] : ['lane0', 'lane1']
      for (const name of checks)
        expect(db.pragma(`${name}.integrity_check(1)`, { simple: true })).toBe('ok')
      db.exec('ROLLBACK')
      writer.end()
      return found
    }
    const gather = join(path, 'rows')
    fc.assert(
      fc.property(fc.array(fields, { maxLength: 60 }), (events) => {
        const written = rows(events, null)
        expect(written.length).toBe(events.length)
        expect(rows(events, gather)).toEqual(written)
        expect(existsSync(`${gather}0`)).toBe(false)
      }),
      { numRuns: 25 },
    )
    close()
  })
})

describe('the buckets of rows', () => {
  it('name every row that shares one', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40_000 }), { maxLength: 30_000 }), (buckets) => {
        const identities = new Identities()
        for (const [index, bucket] of buckets.entries())
          identities.add(bucket * 4_294_967_296, index)
        const named = new Set(identities.shared!.flatMap(({ keys }) => keys))
        const groups = Map.groupBy(buckets.keys(), (index) => buckets[index])
        const crowd = [...groups.values()].filter((group) => group.length > 1).flat()
        expect(named).toEqual(new Set(crowd))
      }),
      { numRuns: 10 },
    )
  })
})
