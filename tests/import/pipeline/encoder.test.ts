import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EventFields } from '#shared'
import { createCase } from '../../../main/engine/case/case.ts'
import { openCase } from '../../../main/engine/import/replay.ts'
import { Encoder } from '../../../main/engine/import/encoder.ts'
import { readEvents } from '../../../main/engine/import/event-rows.ts'
import { blankEvent } from '../../../main/engine/import/kit/fields.ts'
import { Writer } from '../../../main/engine/import/writer.ts'
import { join } from 'node:path'
import { tempFolders } from '../../helpers/temp-folder.ts'

const folder = tempFolders('encoder')

/** Text as an export may hold it: separators of our own making included. */
const hostile = fc.oneof(
  fc.constantFrom('\0', 'a\0b', '\0\0', '1:a', '-', '#1;', 'a', 'b', '\uffff', '"', ''),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null })
const some = (values: fc.Arbitrary<string>) => maybe(values.filter((text) => text !== ''))

const fields: fc.Arbitrary<EventFields> = fc
  .record({
    at: fc.integer({ min: 0, max: 4_102_444_800_000 }),
    recordId: fc.oneof(
      fc.uuid(),
      some(hostile),
      fc.uuid().map((id) => id.toUpperCase()),
    ),
    tenant: some(hostile),
    errorCode: some(hostile),
    ok: maybe(fc.boolean()),
    actorId: some(hostile),
    actorUpn: some(hostile),
    targetName: some(hostile),
    mailbox: some(hostile),
    ip: some(hostile),
    asn: maybe(fc.integer({ min: 0, max: 4_294_967_295 })),
    userAgent: some(hostile),
    clientInfo: some(hostile),
    appId: some(hostile),
    sessionId: some(hostile),
    cae: maybe(fc.boolean()),
    count: maybe(fc.nat()),
    tokenIssuedAt: maybe(fc.integer({ min: 0, max: 4_102_444_800_000 })),
    messageIds: fc.array(hostile, { maxLength: 3 }),
    parameters: fc.dictionary(
      hostile.filter((name) => name !== '__proto__'),
      hostile,
      { maxKeys: 3, noNullPrototype: true },
    ),
    features: fc.array(hostile, { maxLength: 2 }),
  })
  .map((part) => ({ ...blankEvent('ual.other', 'Op', part.at), operation: 'op', ...part }))

describe('from fields to rows and back', () => {
  it('gives every field back as it was, whatever the texts hold', async () => {
    const path = join(folder(), 'a.evcase')
    const scope = { name: 'x', tenants: ['x'], incidentStart: 0, containedAt: 1, observedUntil: 2 }
    createCase(path, { ...scope, frozenAt: null, policy: 'bec-30' })
    const { db, close } = await openCase(path)
    db.exec('BEGIN')
    fc.assert(
      fc.property(fc.array(fields, { minLength: 1, maxLength: 30 }), (events) => {
        db.exec('DELETE FROM event')
        const writer = new Writer(db)
        const [lane] = writer.lanes([1_000])
        const encoder = new Encoder((batch) => writer.write(batch, 1, null, lane!))
        for (const [index, event] of events.entries()) encoder.event(event, index * 10, 10)
        encoder.flush()
        const stored = [...readEvents(db, 'ORDER BY event_id')]
        expect(stored.map((row) => row.fields)).toEqual(events)
        expect(stored.map(({ offset }) => offset)).toEqual(events.map((_, index) => index * 10))
      }),
      { numRuns: 150 },
    )
    db.exec('ROLLBACK')
    close()
  })
})

describe('a dimension of more entries than a parser keeps', () => {
  it('is forgotten alone, and every event keeps its own', async () => {
    const path = join(folder(), 'many.evcase')
    createCase(path, {
      ...{ name: 'x', tenants: ['x'], incidentStart: 0, containedAt: 1, observedUntil: 2 },
      ...{ frozenAt: null, policy: 'bec-30' },
    })
    const kase = await openCase(path)
    const writer = new Writer(kase.db)
    const [lane] = writer.lanes([2 ** 40])
    const forgotten = new Set<string>()
    kase.db.exec('BEGIN')
    const encoder = new Encoder((batch) => {
      for (const name of batch.forgotten) forgotten.add(name)
      writer.write(batch, 1, null, lane!)
    })
    const events = 45_000
    for (let index = 0; index < events; index += 1)
      encoder.event(
        {
          ...blankEvent('ual.other', 'Op', index),
          actorUpn: `user${index % 7}@test.example`,
          sessionId: `session ${index % 40_000}`,
        },
        index,
        1,
      )
    encoder.flush()
    kase.db.exec('COMMIT')
    const wrong = kase.db
      .prepare(
        `SELECT count(*) FROM event_view
         WHERE session_id <> 'session ' || (at % 40000)
           OR actor_upn <> 'user' || (at % 7) || '@test.example'`,
      )
      .pluck()
      .get()
    const held = kase.db.prepare('SELECT count(*) FROM event_view').pluck().get()
    kase.close()
    expect([...forgotten]).toEqual(['session'])
    expect([held, wrong]).toEqual([events, 0])
  })
})
