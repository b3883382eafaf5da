import { defineDialect, type Sink } from '../dialect.ts'
import { normaliseDirectoryAudit } from '../kit/directory-audit.ts'
import { asRecord, guidOrText, structure, text, type JsonRecord } from '../kit/fields.ts'
import { normaliseGraphActivity } from '../kit/graph-activity.ts'
import { signInSource } from '../kit/log-analytics.ts'
import { hasAll, hasAny, share } from '../kit/recognise.ts'
import { tenantOfPath, type RecordContext } from '../kit/record-context.ts'
import { normaliseRiskDetection, normaliseRiskyUser } from '../kit/risk.ts'
import { normaliseSignIn } from '../kit/sign-in.ts'
import { parseIso, parseUsTime } from '../kit/time.ts'

type Normalise = (record: JsonRecord, context: RecordContext, out: Sink) => void

/** By category in lower case; sign-ins are told by `signInSource`. */
const others: ReadonlyMap<string, Normalise> = new Map([
  ['auditlogs', normaliseDirectoryAudit],
  ['riskyusers', normaliseRiskyUser],
  ['userriskevents', normaliseRiskDetection],
  ['microsoftgraphactivitylogs', normaliseGraphActivity],
])

/** Risk records write the envelope's time as US text (formats.md (e)), always month first. */
function envelopeTime(value: unknown): number | null {
  return parseIso(value) ?? parseUsTime(value, 'month-first')
}

function contextOf(envelope: JsonRecord): RecordContext {
  return {
    source: signInSource(envelope['category']),
    tenant: guidOrText(envelope['tenantId']) ?? tenantOfPath(envelope['resourceId']),
    operationRaw: text(envelope['operationName']) ?? '',
    envelopeAt: envelopeTime(envelope['time']),
    resultType: envelope['resultType'],
    callerAddress: envelope['callerIpAddress'],
  }
}

/**
 * Diagnostic records of Azure Monitor from storage or Event Hub (formats.md (e)): an envelope around a
 * Graph object. A category that is not Entra's is quarantined, for this file may be read as evidence of
 * what it does not hold.
 */
export const dialect = defineDialect({
  id: 'azure-monitor-json',
  label: {
    en: 'Azure Monitor diagnostic records of Entra ID, JSON',
    'zh-CN': 'Entra ID 的 Azure Monitor 诊断记录，JSON',
  },
  shape: 'json',
  recognise: (head) =>
    0.95 *
    share(
      head,
      (record) =>
        hasAll(record, ['category', 'operationName', 'properties']) &&
        hasAny(record, ['time', 'resourceId', 'tenantId']),
    ),
  open: () => ({
    record(raw, out) {
      const envelope = asRecord(raw)
      if (envelope === null) {
        out.quarantine('not-an-object')
        return
      }
      const context = contextOf(envelope)
      const properties = asRecord(structure(envelope['properties']))
      const other = others.get(text(envelope['category'])?.toLowerCase() ?? '')
      if (properties !== null && context.source !== null) normaliseSignIn(properties, context, out)
      else if (properties !== null && other !== undefined) other(properties, context, out)
      else out.quarantine('unknown-record')
    },
  }),
})
