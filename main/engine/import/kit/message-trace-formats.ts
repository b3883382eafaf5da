import { hasAll, hasAny } from './recognise.ts'
import { cmdletTrace, normaliseTrace, reportTrace } from './message-trace.ts'
import type { RecordFormat } from './record-format.ts'

export const traceRecords: RecordFormat = {
  id: 'message-trace',
  label: {
    en: 'Message trace (Get-MessageTrace, reporting service)',
    'zh-CN': '邮件跟踪（Get-MessageTrace、报告服务）',
  },
  certainty: 0.9,
  fits: (record) =>
    hasAll(record, ['Received', 'SenderAddress', 'RecipientAddress']) &&
    hasAny(record, ['MessageId', 'MessageTraceId']),
  times: ['Received'],
  normalise: (record, out) => normaliseTrace(record, cmdletTrace, out),
}

export const traceReport: RecordFormat = {
  id: 'message-trace-report',
  label: {
    en: 'Message trace report of the Exchange portal',
    'zh-CN': 'Exchange 门户邮件跟踪报告',
  },
  certainty: 0.9,
  fits: (record) =>
    hasAll(record, ['sender_address']) &&
    hasAny(record, reportTrace.at) &&
    hasAny(record, ['recipient_status', 'recipient_address']),
  times: reportTrace.at,
  normalise: (record, out) => normaliseTrace(record, reportTrace, out),
}
