import { usText } from '../clock.ts'
import type { Random } from '../random.ts'
import { quotedRow } from './csv.ts'
import type { AuditRecord } from './entra-audit-records.ts'

/** A record with its time; several logs hold the same entry. */
export type Entry = { at: number; record: AuditRecord }

/** One run of the search for one span of time, `index` counting from 1 as ResultIndex does. */
export type Found = { entry: Entry; index: number; count: number }

const typeNames: Readonly<Record<number, string>> = {
  1: 'ExchangeAdmin',
  2: 'ExchangeItem',
  8: 'AzureActiveDirectory',
  15: 'AzureActiveDirectoryStsLogon',
  50: 'ExchangeItemAggregated',
}

/**
 * Cuts entries into the query windows a person would use, so that ResultCount is what that query found.
 * About four in a hundred rows come twice, as the service pages them.
 */
export function searchResults(
  entries: readonly Entry[],
  window: { origin: number; span: number },
  random: Random,
): Found[] {
  const queries = new Map<number, Entry[]>()
  for (const entry of entries) {
    const query = Math.floor((entry.at - window.origin) / window.span)
    const list = queries.get(query)
    if (list === undefined) queries.set(query, [entry])
    else list.push(entry)
  }
  return [...queries.entries()]
    .toSorted(([left], [right]) => left - right)
    .flatMap(([, list]) =>
      list.flatMap((entry, index) => {
        const found = { entry, index: index + 1, count: list.length }
        return random.chance(0.04) ? [found, found] : [found]
      }),
    )
}

const searchColumns = [
  'RecordType',
  'CreationDate',
  'UserIds',
  'Operations',
  'AuditData',
  'ResultIndex',
  'ResultCount',
  'Identity',
  'IsValid',
  'ObjectState',
]

/** Search-UnifiedAuditLog through Export-Csv -NoTypeInformation, US culture (formats.md §f). */
export function* searchCsv(found: readonly Found[]): Generator<string> {
  yield quotedRow(searchColumns)
  for (const { entry, index, count } of found) {
    const { record, at } = entry
    yield quotedRow([
      typeNames[record.RecordType] ?? String(record.RecordType),
      usText(at),
      record.UserId,
      record.Operation,
      JSON.stringify(record),
      String(index),
      String(count),
      record.Id,
      'True',
      'Unchanged',
    ])
  }
}

const portalColumns = [
  'RecordId',
  'CreationDate',
  'RecordType',
  'Operation',
  'UserId',
  'AuditData',
  'AssociatedAdminUnits',
  'AssociatedAdminUnitsNames',
]

/** Purview portal (formats.md §g): type as a number, ISO date with a trailing blank. */
export function* portalCsv(entries: readonly Entry[]): Generator<string> {
  yield `${portalColumns.join(',')}\r\n`
  for (const { record } of entries)
    yield quotedRow([
      record.Id,
      `${record.CreationTime}.0000000Z `,
      String(record.RecordType),
      record.Operation,
      record.UserId,
      JSON.stringify(record),
      '',
      '',
    ])
}

/** Management Activity API content, one record a line. */
export function* managementLines(entries: readonly Entry[]): Generator<string> {
  for (const { record } of entries) yield `${JSON.stringify(record)}\n`
}
