import { ForeignDatabase } from './foreign-database.ts'
import type { DatabaseAnswer, DatabaseAsk, DatabasePort, TableRow } from './protocol.ts'

/** Characters of one answer: enough to be quick, few enough that nothing piles up on the line. */
const answerCharacters = 1024 * 1024
const answerRows = 500

const ownWords: ReadonlySet<string> = new Set([
  'no such table',
  'no row id',
  'too many tables',
  'rows out of order',
  'more than the file holds',
])

/** SQLite's name for what went wrong; nothing that the database itself could have written. */
function detailOf(error: unknown): string {
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && /^SQLITE_\w+$/.test(code)) return code
  return error instanceof Error && ownWords.has(error.message) ? error.message : 'unreadable'
}

function take(rows: Iterator<TableRow>): Extract<DatabaseAnswer, { kind: 'rows' }> {
  const taken: TableRow[] = []
  let characters = 0
  try {
    while (taken.length < answerRows && characters < answerCharacters) {
      const { done, value } = rows.next()
      if (done === true) return { kind: 'rows', rows: taken, isLast: true, damage: null }
      taken.push(value)
      characters += 'text' in value ? value.text.length : 0
    }
    return { kind: 'rows', rows: taken, isLast: false, damage: null }
  } catch (error) {
    return { kind: 'rows', rows: taken, isLast: true, damage: detailOf(error) }
  }
}

const nothing: Iterator<TableRow> = [][Symbol.iterator]()

/** Answers for one foreign database after another until its process is ended. */
export function serveDatabase(port: DatabasePort): void {
  let rows = nothing
  const answer = (ask: DatabaseAsk): DatabaseAnswer => {
    if (ask.kind === 'next') return take(rows)
    const database = new ForeignDatabase(ask.path)
    if (ask.kind === 'tables')
      return { kind: 'tables', tables: database.tables, others: database.others }
    rows = database.rows(ask.table, ask.kind === 'row' ? ask.rowid : null)
    return ask.kind === 'row' ? take(rows) : { kind: 'opened' }
  }
  port.onAsk((ask) => {
    try {
      port.post(answer(ask))
    } catch (error) {
      port.post({ kind: 'failed', detail: detailOf(error) })
    }
  })
}
