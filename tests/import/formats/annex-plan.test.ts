import { describe, expect, it } from 'vitest'
import { dialect } from '../../../main/engine/import/formats/annex-plan-json.ts'
import { recognise } from '../../../main/engine/import/registry.ts'
import { feedJson, jsonHead } from './entra-support.ts'

const plan = {
  dataset_id: 'coun7er',
  dataset_version: '1.0',
  title: 'Eviction of March',
  template_used: null,
  version: '3',
  created: '2026-03-01T00:00:00Z',
  updated: '2026-03-02T00:00:00Z',
  spec_version: '2.0.0',
  tech_to_items: {
    'T1098.001': {
      confidence: 'confirmed',
      items: [
        { id: 'CM0076', version: '1.0' },
        { id: 'CM0105', version: '1.0' },
      ],
    },
    unmapped: { confidence: 'suspected', items: [{ id: 'CM0077', version: '1.1' }] },
  },
  ignored_items: ['CM0043'],
}

const row = (fields: Record<string, string>) => ({
  kind: 'plan',
  fields: { ...fields, plan: 'Eviction of March' },
})

describe('a plan of Playbook-NG', () => {
  it('says which countermeasures were planned for what, and which were left out', () => {
    expect(recognise(jsonHead([plan]))).toBe(dialect)
    const mapped = { version: '1.0', state: 'planned', technique: 'T1098.001' }
    expect(feedJson(dialect, [plan])).toMatchObject({
      annexes: [
        row({ id: 'CM0076', ...mapped, confidence: 'confirmed' }),
        row({ id: 'CM0105', ...mapped, confidence: 'confirmed' }),
        row({ id: 'CM0077', version: '1.1', state: 'planned' }),
        row({ id: 'CM0043', state: 'ignored' }),
      ],
      quarantined: [],
    })
  })

  it('quarantines what is no countermeasure, and a plan without any', () => {
    const strange = {
      ...plan,
      tech_to_items: { unmapped: { items: [{ id: 'x' }, 7] } },
      ignored_items: [],
    }
    expect(feedJson(dialect, [strange]).quarantined).toEqual(['unknown-record', 'unknown-record'])
    const empty = { ...plan, tech_to_items: {}, ignored_items: [] }
    expect(feedJson(dialect, [empty]).quarantined).toEqual(['unknown-record'])
  })

  it('is not recognised in another version, whose members may mean something else', () => {
    expect(dialect.recognise(jsonHead([{ ...plan, spec_version: '3.0.0' }]))).toBe(0)
    expect(dialect.recognise(jsonHead([{ ...plan, tech_to_items: [] }]))).toBe(0)
  })
})
