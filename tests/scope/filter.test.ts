import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared'
import { filteredEvents } from '../../main/engine/scope/events.ts'
import { filterFields, parseFilter } from '../../main/engine/scope/filter.ts'
import { buildCase, on, type BuiltCase } from '../claims/case-builder.ts'
import { cmdlet, person, userSignIn } from '../claims/records.ts'

/** The filter of the event list: a closed tree, values always apart from the query. */
const [ann, bob] = [person('ann'), person('bob')]
const oddAgent = `O'Brien" or 1=1 -- ; drop table event`

let built: BuiltCase
beforeAll(async () => {
  built = await buildCase({
    signIns: [
      userSignIn({ at: on(1), by: ann, ip: '192.0.2.1' }),
      userSignIn({ at: on(2), by: ann, ip: '192.0.2.2', error: 50126 }),
      userSignIn({ at: on(3), by: bob, ip: '192.0.2.1' }),
    ],
    unified: [
      cmdlet({ at: on(4), cmdlet: 'Set-Mailbox', by: bob, parameters: {}, object: oddAgent }),
    ],
  })
})

const days = (text: string) =>
  [...filteredEvents(built.kase.db, parseFilter(text), 100)].map(
    ({ fields }) => (fields.at - on(0)) / 86_400_000,
  )

describe('a filter', () => {
  it.each([
    ['actorUpn=ann@tenant.example', [1, 2]],
    ['actor_upn=ann@tenant.example and ok=true', [1]],
    ['ok=false', [2]],
    ['ip=192.0.2.1 and (actorUpn=bob@tenant.example or ok=false)', [3]],
    ['ip=192.0.2.2 or operation=set-mailbox', [2, 4]],
    ['ip=192.0.2.2 or ip=192.0.2.1 and actorUpn=bob@tenant.example', [2, 3]],
    ['at>=2026-01-15 and at<2026-01-16', [3]],
    ['actorUpn!=ann@tenant.example', [3, 4]],
    ['actorUpn~tenant', [1, 2, 3, 4]],
    ['actorUpn~"%"', []],
    [`targetName="${oddAgent.replaceAll('"', '\\"')}"`, [4]],
    ['ip="192.0.2.1\' or 1=1 --"', []],
  ])('%s', (text, expected) => {
    expect(days(text)).toEqual(expected)
  })

  it.each([...filterFields])('can compare %s', (field) => {
    const value = /(?:^at|^until|_at)$/.test(field) ? '2026-01-01' : '1'
    expect(Array.isArray(days(`${field}=${value}`))).toBe(true)
  })

  it.each([
    '',
    'and',
    'ip',
    'ip=',
    'ip=1 and',
    '(ip=1',
    'ip=1)',
    'no_such_field=1',
    'at=yesterday',
    'ip=1; drop table event',
    'ip=1 ip=2',
    '1=1',
    'event=1',
    'rowid=1',
  ])('is refused by a named error when it is none: %j', (text) => {
    expect(() => parseFilter(text)).toThrow(AppError)
  })

  it('never runs or throws anything but what it understands', () => {
    const word = fc.constantFrom(
      'ip',
      'actorUpn',
      'and',
      'or',
      '(',
      ')',
      '=',
      '~',
      '!=',
      '"x"',
      "'",
      ';',
      '--',
      '1',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string({ maxLength: 4 })), { maxLength: 12 }),
        (words) => {
          try {
            days(words.join(' '))
          } catch (error) {
            expect(error).toBeInstanceOf(AppError)
          }
        },
      ),
      { numRuns: 1000 },
    )
    expect(days('ip~192')).toHaveLength(4)
  })
})
