import type { Sink } from '../dialect.ts'
import { guidOrText, structure, text, type JsonRecord } from './fields.ts'
import { graphNames } from './graph-names.ts'
import { hasAny } from './recognise.ts'
import { bareContext, type RecordContext } from './record-context.ts'
import type { RecordFormat } from './record-format.ts'
import { normaliseRiskDetection, normaliseRiskyUser } from './risk.ts'
import { parseIso } from './time.ts'

/** What the diagnostic records of the same logs are called, so that one record reads the same from both. */
function contextOf(record: JsonRecord, operation: string): RecordContext {
  return {
    ...bareContext,
    tenant: guidOrText(record['aADTenantId'] ?? record['aadTenantId']),
    operationRaw: text(record['operationName']) ?? operation,
    envelopeAt: parseIso(record['timeGenerated']),
  }
}

/** Lists that a table holds as JSON text. */
function opened(record: JsonRecord): JsonRecord {
  const location = structure(record['location'])
  return location === undefined ? record : { ...record, location }
}

const times = [
  'TimeGenerated',
  'ActivityDateTime',
  'DetectedDateTime',
  'LastUpdatedDateTime',
  'RiskLastUpdatedDateTime',
] as const

function either(record: JsonRecord, ...names: readonly string[]): boolean {
  const pascal = names.map((name) => name.charAt(0).toUpperCase() + name.slice(1))
  return hasAny(record, [...names, ...pascal])
}

export const riskDetections: RecordFormat = {
  id: 'entra-risk-detections',
  label: {
    en: 'Entra ID risk detections (Graph, Log Analytics, PowerShell)',
    'zh-CN': 'Entra ID 风险检测（Graph、Log Analytics、PowerShell）',
  },
  certainty: 0.9,
  fits: (record) =>
    either(record, 'riskEventType', 'riskType') &&
    either(record, 'activityDateTime', 'detectedDateTime') &&
    either(record, 'riskState', 'riskLevel'),
  times: [...times],
  normalise(record: JsonRecord, out: Sink) {
    const named = graphNames(record)
    normaliseRiskDetection(opened(named), contextOf(named, 'User Risk Detection'), out)
  },
}

export const riskyUsers: RecordFormat = {
  id: 'entra-risky-users',
  label: {
    en: 'Entra ID risky users (Graph, Log Analytics, PowerShell)',
    'zh-CN': 'Entra ID 风险用户（Graph、Log Analytics、PowerShell）',
  },
  certainty: 0.9,
  fits: (record) => either(record, 'riskLastUpdatedDateTime') && either(record, 'riskState'),
  times: [...times],
  normalise(record: JsonRecord, out: Sink) {
    const named = graphNames(record)
    normaliseRiskyUser(named, contextOf(named, 'Risky user'), out)
  },
}
