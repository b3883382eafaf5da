import { describe, expect, it } from 'vitest'
import { blankEvent } from '../../../main/engine/import/kit/fields.ts'
import {
  eventId,
  fingerprint,
  identityBucket,
  activityBucket,
} from '../../../main/engine/import/identity.ts'
import { mergeVersions } from '../../../main/engine/import/merge.ts'
import type { EventFields } from '#shared'

const event = (fields: Partial<EventFields>): EventFields => ({
  ...blankEvent('entra.signin.interactive', 'Sign-in activity', 1_000),
  recordId: '3be78a31-dbd3-4c2c-eaf9-08d7b3cc8226',
  ...fields,
})

describe('merging versions of one record', () => {
  it('takes what is present over what is absent, whichever comes first', () => {
    const one = event({ transferMethod: 'deviceCodeFlow', parameters: { a: '1' } })
    const two = event({ riskEventType: 'anomalousToken', parameters: { b: '2' }, ingestedAt: 9 })
    const merged = mergeVersions(one, two)
    expect(merged).toMatchObject({
      transferMethod: 'deviceCodeFlow',
      riskEventType: 'anomalousToken',
      parameters: { a: '1', b: '2' },
    })
    expect(mergeVersions(two, one)).toEqual(merged)
  })

  it('keeps the earlier time of ingestion', () => {
    expect(mergeVersions(event({ ingestedAt: 9 }), event({ ingestedAt: 5 }))?.ingestedAt).toBe(5)
  })

  it.each<[string, Partial<EventFields>, Partial<EventFields>]>([
    ['address', { ip: '192.0.2.1' }, { ip: '192.0.2.2' }],
    ['result', { ok: true }, { ok: false }],
    ['parameter', { parameters: { a: '1' } }, { parameters: { a: '2' } }],
    ['list', { messageIds: ['<a>'] }, { messageIds: ['<b>'] }],
  ])('does not merge records that contradict each other in %s', (_what, one, two) => {
    expect(mergeVersions(event(one), event(two))).toBeNull()
  })

  it('is associative for versions that agree', () => {
    const parts = [event({ ip: '192.0.2.1' }), event({ country: 'CH' }), event({ asn: 64_500 })]
    const [a, b, c] = parts as [EventFields, EventFields, EventFields]
    const left = mergeVersions(mergeVersions(a, b)!, c)
    expect(mergeVersions(a, mergeVersions(b, c)!)).toEqual(left)
  })
})

describe('identity', () => {
  it('has an id that only tenant, source, record id, time, operation and type change', () => {
    const base = eventId(event({}), null)
    expect(eventId(event({ ip: '192.0.2.1', ok: true }), null)).toBe(base)
    const others: Partial<EventFields>[] = [
      { tenant: 't' },
      { source: 'entra.audit' },
      { recordId: 'other' },
      { at: 1_001 },
      { operation: 'x' },
      { recordType: '15' },
    ]
    for (const other of others) expect(eventId(event(other), null)).not.toBe(base)
    expect(eventId(event({}), fingerprint(event({ ok: true })))).not.toBe(base)
  })

  it('makes the id of a record without one from all that it says', () => {
    const one = event({ recordId: null, ip: '192.0.2.1' })
    expect(eventId(one, null)).toBe(eventId({ ...one }, null))
    expect(eventId(one, null)).not.toBe(eventId({ ...one, ip: '192.0.2.2' }, null))
  })

  it('puts equal identities into one bucket, a safe integer', () => {
    const bucket = (fields: EventFields) => identityBucket(fields, activityBucket(fields))
    expect(bucket(event({ ip: '192.0.2.1' }))).toBe(bucket(event({ ok: false })))
    const many = new Set<number>()
    for (let index = 0; index < 20_000; index += 1) {
      const found = bucket(event({ at: index * 1_000, recordId: `r-${index % 7}` }))
      expect(Number.isSafeInteger(found)).toBe(true)
      many.add(found)
    }
    expect(many.size).toBe(20_000)
  })
})
