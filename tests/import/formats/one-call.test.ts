import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Dialect, Head } from '../../../main/engine/import/dialect.ts'
import { dialects } from '../../../main/engine/import/registry.ts'
import { feed } from './entra-support.ts'
import { userHeader } from './portal-support.ts'

/** Names that dialects read, so that arbitrary values reach the places where they are read. */
const names = [
  ...userHeader.split(','),
  ...'Timestamp TimeGenerated NetworkMessageId SenderFromAddress RecipientEmailAddress'.split(' '),
  ...'RequestId ApplicationId ErrorCode ActionType RawEventData auditLogRecordType'.split(' '),
  ...'createdDateTime auditData Received SenderAddress RecipientAddress MessageId'.split(' '),
  ...'sender_address origin_timestamp_utc recipient_status Operation LastAccessed'.split(' '),
  ...'LogonType OperationProperties SourceItems eventTimestamp operationName claims'.split(' '),
  ...'caller status Caller riskEventType riskState activityDateTime location additionalInfo'.split(
    ' ',
  ),
  ...'riskLastUpdatedDateTime RequestUri RequestMethod SignInActivityId Activity'.split(' '),
  '__proto__',
]
const texts = fc.oneof(
  fc.string(),
  fc.constantFrom('', '(blank)', '2026-01-02T03:04:05Z', '1/2/2026 3:04:05 PM', '/Date(1)/'),
  fc.constantFrom('{"a":1}', '[null]', '{', 'a##b;##', 'MailAccessType:Sync', ':,:'),
)
const values = fc.oneof(texts, fc.jsonValue({ maxDepth: 3 }))
const records = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), values)

const ofShape = (shape: Head['shape']): Dialect[] =>
  dialects.filter((dialect) => dialect.shape === shape)

/** `feed` throws unless each record ended in exactly one call. */
describe('every record ends in exactly one call, whatever it holds', () => {
  it('JSON', () => {
    fc.assert(
      fc.property(fc.oneof(records, fc.jsonValue()), (record) => {
        const head: Head = { shape: 'json', samples: [record] }
        for (const dialect of ofShape('json')) {
          expect(dialect.recognise(head)).toBeGreaterThanOrEqual(0)
          feed(dialect, head, [record])
        }
      }),
    )
  })

  it('CSV', () => {
    const header = names.filter((name) => name !== 'TimeGenerated')
    const known = ofShape('csv').filter(
      (dialect) => dialect.recognise({ shape: 'csv', header, rows: [] }) > 0,
    )
    expect(known.length).toBeGreaterThan(6)
    fc.assert(
      fc.property(fc.array(texts, { maxLength: header.length + 1, size: 'max' }), (row) => {
        const head: Head = { shape: 'csv', header, rows: [row] }
        for (const dialect of known) feed(dialect, head, [row, [], row.slice(1)])
      }),
    )
  })
})
