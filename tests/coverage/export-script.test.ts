import { describe, expect, it } from 'vitest'
import { eventSources, snapshotKinds, type Source } from '#shared'
import { collectorsOf, collectorsText } from '../../main/engine/coverage/collectors.ts'
import { exportGuides } from '../../main/engine/coverage/export-guides.ts'
import { exportScript } from '../../main/engine/coverage/export-script.ts'

const sources: readonly Source[] = [
  ...eventSources,
  ...snapshotKinds.map((kind) => `snapshot.${kind}` as const),
]
const from = '2026-02-14T00:00:00.000Z'
const to = '2026-02-18T00:00:00.000Z'
const wanted = (...names: Source[]) => names.map((source) => ({ source, from, to }))

/** Brackets outside strings and comments, as PowerShell pairs them. */
function unpaired(script: string): string {
  const code = script.replaceAll(/^\s*#.*$/gm, '').replaceAll(/'[^'\n]*'|"[^"\n]*"/g, '')
  let left = code.replaceAll(/[^()[\]{}]/g, '')
  for (let before = ''; before !== left;) {
    before = left
    left = left.replaceAll(/\(\)|\[\]|\{\}/g, '')
  }
  return left
}

describe('which collector brings it', () => {
  it('is said with what each leaves out, in both languages', () => {
    expect(collectorsText('snapshot.inbox-rules', 'en')).toBe(
      'Brought by: Untitled Goose, Microsoft-Extractor-Suite (no hidden rules), Hawk (one user at a time, no hidden rules).',
    )
    expect(collectorsText('snapshot.inbox-rules', 'zh-CN')).toContain(
      'Microsoft-Extractor-Suite（不含隐藏规则）',
    )
    expect(collectorsText('snapshot.partners', 'en')).toBe('No collector read here brings it.')
  })

  it('and none brings all', () => {
    const bringing = Map.groupBy(
      sources.flatMap((source) => collectorsOf[source]),
      ({ collector }) => collector,
    )
    for (const [, sourcesOf] of bringing) expect(sourcesOf.length).toBeLessThan(sources.length)
  })
})

describe('how a missing log is asked for', () => {
  it.each(sources)('%s: in both languages, with its bounds', (source) => {
    const { portal, limit, session, script } = exportGuides[source]
    for (const text of [portal, limit]) {
      expect(text.en.length).toBeGreaterThan(8)
      expect(text['zh-CN'].length).toBeGreaterThan(4)
    }
    expect(session === null).toBe(script.length === 0)
  })

  it.each(sources)('%s: a script for its window, with nothing left to fill in', (source) => {
    const script = exportScript(wanted(source))
    expect(script).toContain(`# ${source}, ${from} to ${to}`)
    expect(script).not.toMatch(/\{(from|to|file)\}/)
    expect(unpaired(script)).toBe('')
    for (const line of script.split('\n').filter((text) => !text.startsWith('#')))
      expect(line.split("'").length % 2, line).toBe(1)
  })

  it('signs in only where it must, once each', () => {
    const graph = exportScript(wanted('entra.audit', 'snapshot.users'))
    expect(graph.match(/^Connect-/gm)).toEqual(['Connect-'])
    expect(graph).not.toContain('function ')
    const all = exportScript(wanted(...sources))
    expect(all.match(/^Connect-\w+/gm)).toEqual([
      'Connect-MgGraph',
      'Connect-ExchangeOnline',
      'Connect-AzAccount',
    ])
    expect(all.match(/^function /gm)).toHaveLength(3)
  })

  it('changes nothing in the tenant', () => {
    const verbs = exportScript(wanted(...sources)).matchAll(
      /\b(Set|New|Remove|Update|Add|Enable|Disable|Grant|Revoke)-\w+/g,
    )
    expect([...new Set([...verbs].map(([command]) => command))].sort()).toEqual([
      'Add-Content',
      'Add-Member',
      'Add-Shortfall',
      'New-Item',
      'Set-AzContext',
      'Set-Content',
    ])
  })
})
