import { expect, it } from 'vitest'
import { renderHtml } from '../../main/engine/report/html.ts'
import { model } from './support.ts'

it('a statement names a list of indicators, and what was decided of a value in it', () => {
  const page = renderHtml(
    model({
      indicators: [
        {
          id: 'i-1',
          kind: 'ip',
          value: '203.0.113.7',
          tier: 'B',
          state: 'confirmed',
          from: null,
          to: null,
        },
      ],
      inputs: [
        {
          seq: 2,
          entry: {
            kind: 'indicator-file',
            sha256: 'd'.repeat(64),
            bytes: 1,
            name: '/home/ann/<list>.csv',
            by: 'ann',
            why: 'of the CERT',
          },
        },
        {
          seq: 3,
          entry: { kind: 'indicator-decision', id: 'i-1', as: 'confirmed', by: 'bob', why: 'seen' },
        },
      ],
    }),
    'en',
  )
  expect(page).toContain('list of indicators')
  expect(page).toContain('&lt;list&gt;.csv')
  expect(page).not.toContain('/home/ann')
  expect(page).toContain('203.0.113.7')
})
