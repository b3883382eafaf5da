import { eventFieldNames } from '#shared'

/** Columns of the event list as CSV: the row of design.md §5; nested parts are JSON text. */
export const csvColumns = ['id', ...eventFieldNames, 'raws'] as const

/**
 * One cell, always quoted. A leading sign that a spreadsheet would take for a formula is preceded by an
 * apostrophe (evidence.md §2.1): this export is for reading; the exact bytes are in the sealed original.
 */
export function csvCell(value: unknown): string {
  if (value === undefined || value === null) return '""'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const safe = /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
