import { describe, expect, it } from 'vitest'
import { dialects } from '../../../main/engine/import/registry.ts'
import type { Head } from '../../../main/engine/import/dialect.ts'
import {
  dataFiles,
  dataMissing,
  dataRecords,
  jsonHead,
  needsData,
  sekoiaRecord,
} from './entra-support.ts'

/** All dialects with a score for the head, best first, after checking that no two tie for the first place. */
function winners(head: Head): string[] {
  const scored = dialects
    .filter((dialect) => dialect.shape === head.shape)
    .map((dialect) => ({ id: dialect.id, score: dialect.recognise(head) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  return scored.filter(({ score }) => score === scored[0]?.score).map(({ id }) => id)
}

const folders: [folder: string, pattern: RegExp, dialect: string][] = [
  ['elastic_beats_azure/auditlogs', /\.log$/, 'azure-monitor-json'],
  ['elastic_beats_azure/signinlogs', /\.log$/, 'azure-monitor-json'],
  ['elastic_integrations/azure/auditlogs', /\.log$/, 'azure-monitor-json'],
  ['elastic_integrations/azure/identity_protection', /\.log$/, 'azure-monitor-json'],
  ['elastic_integrations/azure/signinlogs', /\.log$/, 'azure-monitor-json'],
  ['elastic_beats_o365/audit', /\.log$/, 'ual-management-json'],
  ['elastic_integrations/o365/audit', /\.json$/, 'ual-management-json'],
  ['plaso', /\.jsonl$/, 'ual-management-json'],
  ['otrf_goldensaml', /^AAD.*\.json$/, 'log-analytics-audit-json'],
  ['otrf_goldensaml', /^Office.*\.json$/, 'office-activity-json'],
  [
    'scubagear',
    /^Mock(?:Applications|DedicatedHybridAppRegistration)\.json$/,
    'snapshot-applications-json',
  ],
  [
    'scubagear',
    /^Mock(?:ServicePrincipals|DedicatedHybridServicePrincipal|ExchangeOnlineServicePrincipal)\.json$/,
    'snapshot-service-principals-json',
  ],
  ['scubagear', /^MockAppRoleAssignment\.json$/, 'snapshot-state-json'],
  [
    'scubagear',
    /^(?:AccessControls|Apps|Conditions|Mock(?:FederatedCredentials|.*Permission.*|.*Assignments)|SessionControls|Users)\.json$/,
    'settings-fragment-json',
  ],
]

describe('recognition of real exports by content', () => {
  it.skipIf(dataMissing).each(folders)(
    `%s %s is %s alone${needsData}`,
    (folder, pattern, dialect) => {
      const files = dataFiles(folder, pattern)
      expect(files.length).toBeGreaterThan(0)
      const found = files.map((path) => [path, ...winners(jsonHead(dataRecords(path)))])
      expect(found).toEqual(files.map((path) => [path, dialect]))
    },
  )

  it.skipIf(dataMissing).each([
    ['sekoia/azure-ad', 'azure-monitor-json'],
    ['sekoia/o365', 'ual-management-json'],
  ])(`%s records are %s alone${needsData}`, (folder, dialect) => {
    const files = dataFiles(folder, /\.json$/)
    expect(files.length).toBeGreaterThan(20)
    const found = files.map((path) => [path, ...winners(jsonHead([sekoiaRecord(path)]))])
    expect(found).toEqual(files.map((path) => [path, dialect]))
  })

  it.skipIf(dataMissing)(`a document of many lists, as one record, is nobody’s${needsData}`, () => {
    expect(winners(jsonHead(dataRecords('scubagear/ProviderSettingsExport.json')))).toEqual([])
  })

  it('an empty head is nobody’s', () => {
    expect(winners(jsonHead([]))).toEqual([])
    expect(winners(jsonHead([{}, 1, null, 'x', []]))).toEqual([])
    expect(winners({ shape: 'csv', header: [], rows: [] })).toEqual([])
  })

  it('each dialect has an id of its own and both languages', () => {
    expect(new Set(dialects.map(({ id }) => id)).size).toBe(dialects.length)
    for (const { label } of dialects) {
      expect(label.en).not.toBe('')
      expect(label['zh-CN']).not.toBe('')
      expect(label['zh-CN']).not.toBe(label.en)
    }
  })
})
