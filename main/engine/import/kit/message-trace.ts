import type { Sink } from '../dialect.ts'
import { normaliseAddress } from './address.ts'
import { blankEvent, lower, text, type JsonRecord } from './fields.ts'
import { canonicalOperation } from './operation.ts'
import { eventTime, bareContext } from './record-context.ts'
import { parseIso } from './time.ts'

/** Where the records of one export keep what a trace tells. */
export type TraceNames = {
  at: readonly string[]
  sender: string
  recipients: string
  subject: string
  status: readonly string[]
  messageId: string
  fromIp: readonly string[]
  /** Further members, as parameters of these names. */
  others: Readonly<Record<string, string>>
}

/** Get-MessageTrace, Get-MessageTraceV2 and the reporting service (formats.md (n)). */
export const cmdletTrace: TraceNames = {
  at: ['Received'],
  sender: 'SenderAddress',
  recipients: 'RecipientAddress',
  subject: 'Subject',
  status: ['Status'],
  messageId: 'MessageId',
  fromIp: ['FromIP'],
  others: {
    ToIP: 'ToIP',
    Size: 'Size',
    MessageTraceId: 'MessageTraceId',
    Organization: 'Organization',
  },
}

/** The portal's summary, extended and historical reports (formats.md (n)). */
export const reportTrace: TraceNames = {
  at: ['origin_timestamp_utc', 'date_time_utc'],
  sender: 'sender_address',
  recipients: 'recipient_status',
  subject: 'message_subject',
  status: ['event_id'],
  messageId: 'message_id',
  fromIp: ['original_client_ip'],
  others: {
    ToIP: 'original_destination_ip',
    Size: 'total_bytes',
    MessageTraceId: 'network_message_id',
    Directionality: 'directionality',
    ConnectorId: 'connector_id',
    DeliveryPriority: 'delivery_priority',
    EventSource: 'source',
    RecipientAddress: 'recipient_address',
  },
}

function first(record: JsonRecord, names: readonly string[]): unknown {
  return names.map((name) => record[name]).find((value) => text(value) !== null)
}

/** `/Date(ms)/`, ISO, or the blank form of the portal's reports. */
function traceTime(value: unknown): unknown {
  return parseIso(value) ?? value
}

/** `addr##Status;addr2##Status` of the summary, or one address. */
function recipientsOf(value: string | null): readonly { address: string; status: string | null }[] {
  if (value === null) return []
  return value
    .split(';')
    .map((part) => part.split('##'))
    .filter(([address]) => address !== undefined && address.trim() !== '')
    .map(([address = '', status]) => ({
      address: address.trim().toLowerCase(),
      status: status?.trim() ?? null,
    }))
}

const delivered: ReadonlySet<string> = new Set(['delivered', 'expanded', 'send', 'deliver'])
const undelivered: ReadonlySet<string> = new Set([
  'failed',
  'fail',
  'quarantined',
  'filteredasspam',
  'drop',
])

/** Every recipient delivered, or none; anything between, and a status not yet final, is unknown. */
function outcomeOf(statuses: readonly (string | null)[]): boolean | null {
  const known = statuses.map((status) => status?.toLowerCase() ?? '')
  if (known.length > 0 && known.every((status) => delivered.has(status))) return true
  return known.length > 0 && known.every((status) => undelivered.has(status)) ? false : null
}

/**
 * One row of a message trace → exactly one call of `out`. The sender acted, as an address anyone can
 * write: `actorKind` is unknown, and the IP is the peer that handed the mail in. One recipient is the
 * mailbox; several stay in parameter `Recipients`.
 */
export function normaliseTrace(record: JsonRecord, names: TraceNames, out: Sink): void {
  const at = eventTime(traceTime(first(record, names.at)), bareContext, out)
  if (at === null) return
  const listed = recipientsOf(text(record[names.recipients]) ?? text(record['recipient_address']))
  const status = text(first(record, names.status))
  const event = blankEvent('exchange.message-trace', status ?? 'MessageTrace', at)
  event.operation = canonicalOperation(status ?? 'message-trace')
  event.ok = outcomeOf(
    listed.some((one) => one.status !== null) ? listed.map((one) => one.status) : [status],
  )
  event.actorUpn = lower(record[names.sender])
  event.targetKind = 'message'
  event.targetName = text(record[names.subject])
  event.mailbox = listed.length === 1 ? (listed[0]?.address ?? null) : null
  event.ip = normaliseAddress(first(record, names.fromIp))
  if (event.ip !== null) event.ipTrust = 'client'
  const messageId = text(record[names.messageId])
  if (messageId !== null) event.messageIds = [messageId]
  event.parameters = parametersOf(record, names, listed)
  out.event(event)
}

function parametersOf(
  record: JsonRecord,
  names: TraceNames,
  listed: ReturnType<typeof recipientsOf>,
): Record<string, string> {
  const parameters: Record<string, string> = {}
  for (const [name, member] of Object.entries(names.others)) {
    const found = text(record[member])
    if (found !== null) parameters[name] = found
  }
  const statuses = text(record[names.recipients])
  if (listed.length > 1 || statuses?.includes('##') === true)
    parameters['Recipients'] = statuses ?? ''
  return parameters
}
