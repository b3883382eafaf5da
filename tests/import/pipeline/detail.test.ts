import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankEvent } from '../../../main/engine/import/kit/fields.ts'
import { packDetail, unpackDetail } from '../../../main/engine/import/detail.ts'

const blank = blankEvent('ual.exchange-item', 'x', 0)
const server = fc.constantFrom('AM3PR05MB2780', 'AM8PR02MB2485', 'mail', '')
const rest = fc.constantFrom('', '.', '.prod.outlook.com', '.example')
const messageId = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.tuple(server, fc.string(), server, rest).map(([a, b, c, d]) => `<${a}${b}@${c}${d}>`),
)
const folder = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\\Inbox', 'a\nb', ''))

describe('what few events have', () => {
  it('comes back as it was, whatever it is', () => {
    const detail = fc.record({
      correlationId: fc.oneof(fc.constant(null), fc.uuid(), fc.string({ unit: 'binary' })),
      messageIds: fc.array(messageId),
      folders: fc.array(folder),
      parameters: fc.dictionary(fc.string({ minLength: 1 }), fc.string()),
      changes: fc.array(fc.record({ name: fc.string(), old: fc.string(), new: fc.string() })),
      features: fc.array(fc.string()),
    })
    fc.assert(
      fc.property(detail, (fields) => {
        const text = packDetail({ ...blank, ...fields })
        expect(unpackDetail(text)).toEqual(fields)
      }),
    )
  })

  it('is read as it was stored before there was a packed form', () => {
    const fields = { correlationId: 'x', messageIds: ['<a@b.c>'], folders: ['\\Inbox'] }
    expect(unpackDetail(JSON.stringify(fields))).toMatchObject(fields)
  })

  it('takes ids of one server at less than two thirds of their text', () => {
    const messageIds = [1, 2, 3, 4].map(
      (index) => `<AM3PR05MB2780ABCDEF${index}@AM3PR05MB2780.eurprd05.prod.outlook.com>`,
    )
    const text = packDetail({ ...blank, messageIds })!
    expect(text.length).toBeLessThan((JSON.stringify(messageIds).length * 2) / 3)
  })
})
