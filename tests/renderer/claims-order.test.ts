import { describe, expect, it } from 'vitest'
import type { ClaimDetail, ClaimRow, Finding } from '#contract'
import { listed, neighbour } from '../../renderer/screens/claims/order.ts'
import { shareOf } from '../../renderer/screens/claims/spans.ts'
import { byWeight, roleOf, standingOf } from '../../renderer/screens/claims/standing.ts'

const row = (id: string, verdict: ClaimRow['verdict'], title = id): ClaimRow => ({
  id,
  title,
  group: 'E',
  groupTitle: 'Applications',
  class: 'gating',
  verdict,
  reasons: verdict === 'undetermined' ? [{ code: 'coverage', text: 'coverage' }] : [],
  refuting: 0,
  open: 0,
})

const rows = [
  row('a', 'supported'),
  row('b', 'undetermined'),
  row('c', 'not-applicable'),
  row('d', 'refuted', 'No inbox rule remains'),
  row('e', 'refuted'),
]
const ids = (list: readonly ClaimRow[]) => list.map(({ id }) => id)

describe('the list of claims', () => {
  it('has refuted first and keeps the order within a verdict', () => {
    expect(ids(listed(rows, ''))).toEqual(['d', 'e', 'b', 'a', 'c'])
  })

  it('is filtered by every word, in title, group and reasons', () => {
    expect(ids(listed(rows, '  RULE appli '))).toEqual(['d'])
    expect(ids(listed(rows, 'coverage'))).toEqual(['b'])
    expect(ids(listed(rows, 'rule coverage'))).toEqual([])
  })

  it('is walked from end to end and no further', () => {
    expect(neighbour(rows, 'b', 1)?.id).toBe('c')
    expect(neighbour(rows, 'b', -1)?.id).toBe('a')
    expect(neighbour(rows, 'e', 1)).toBeNull()
    expect(neighbour(rows, 'a', -1)).toBeNull()
    expect(neighbour(rows, 'not there', 1)?.id).toBe('a')
  })
})

type Word = Finding['decisions'][number]['as']

function finding(
  strength: Finding['strength'],
  words: readonly (readonly [string, Word, boolean])[] = [],
  inForce: Finding['inForce'] = null,
): Finding {
  return {
    id: `f-${strength}-${words.length}-${inForce}`,
    strength,
    text: '',
    subject: '',
    events: 1,
    decisions: words.map(([by, as, counts]) => ({ as, by, why: '', at: '', counts })),
    inForce,
  }
}

const weak = finding('weak')
const strong = finding('strong')
const taken = finding('strong', [['x', 'benign', true]], 'benign')
const malicious = finding('weak', [['x', 'malicious', true]], 'malicious')
const benign = finding('weak', [['x', 'benign', true]], 'benign')

describe('how far people are with a finding', () => {
  it.each([
    ['a weak one waits', weak, { state: 'open' }],
    ['a strong one stands', strong, { state: 'standing' }],
    [
      'one word awaits a second',
      finding('weak', [['x', 'benign', true]]),
      { state: 'awaited', as: 'benign' },
    ],
    [
      'a word of the compromise set is none',
      finding('weak', [['x', 'benign', false]]),
      { state: 'open' },
    ],
    [
      'two words may differ',
      finding('weak', [
        ['x', 'benign', true],
        ['y', 'malicious', true],
      ]),
      { state: 'disputed' },
    ],
    [
      'in force, with the names of those who count',
      finding(
        'weak',
        [
          ['x', 'benign', true],
          ['y', 'benign', true],
          ['z', 'benign', false],
        ],
        'benign',
      ),
      { state: 'in-force', as: 'benign', people: ['x', 'y'] },
    ],
  ])('%s', (_, one, expected) => {
    expect(standingOf(one)).toEqual(expected)
  })

  it('puts what refutes first and what is settled last', () => {
    expect(byWeight([benign, weak, taken, malicious, strong])).toEqual([
      malicious,
      strong,
      weak,
      benign,
      taken,
    ])
  })

  it('names the list by what is in it', () => {
    const role = (...findings: Finding[]) => roleOf({ findings } as unknown as ClaimDetail)
    expect(role(weak, strong)).toBe('refutes')
    expect(role(benign, malicious)).toBe('refutes')
    expect(role(weak, benign, taken)).toBe('decide')
    expect(role(benign, taken)).toBe('decided')
  })
})

describe('a gap on its bar', () => {
  const day = (date: number) => `2026-01-${String(date).padStart(2, '0')}T00:00:00.000Z`
  const whole = { from: day(1), to: day(11) }

  it.each([
    ['within', day(3), day(5), { start: 0.2, length: 0.2 }],
    ['reaching beyond', '2025-12-01T00:00:00.000Z', day(6), { start: 0, length: 0.5 }],
    ['outside', day(11), day(12), null],
    ['no time', 'soon', day(5), null],
  ])('%s', (_, from, to, expected) => {
    expect(shareOf({ from, to }, whole)).toEqual(expected)
  })

  it('has no place on a bar without length', () => {
    expect(shareOf(whole, { from: day(1), to: day(1) })).toBeNull()
  })
})
