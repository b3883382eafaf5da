/**
 * What is said between the engine and the process that opens foreign databases. That process sends text and
 * numbers and nothing else: whatever a database holds, what comes over the line is plain.
 */

export type DatabaseAsk =
  | { kind: 'tables'; path: string }
  | { kind: 'open'; path: string; table: string }
  /** Rows of the open table from where the last ones ended. */
  | { kind: 'next' }
  | { kind: 'row'; path: string; table: string; rowid: number }

export type TableColumns = { name: string; columns: readonly string[]; isEmpty: boolean }

/** A row as JSON text, its columns in the table's order; or why it is not given. */
export type TableRow =
  | { rowid: number; text: string }
  | { rowid: number; fault: 'record-too-large' | 'wrong-type' }

export type DatabaseAnswer =
  | {
      kind: 'tables'
      tables: readonly TableColumns[]
      /** Views, virtual tables and the like, which are never asked for anything. */
      others: readonly string[]
    }
  | { kind: 'opened' }
  /** `isLast`: no more come; `damage`, in SQLite's code, why they end before the table does. */
  | { kind: 'rows'; rows: readonly TableRow[]; isLast: boolean; damage: string | null }
  | { kind: 'failed'; detail: string }

/** The process of one foreign database, as whoever can fork one sees it. */
export type DatabaseProcess = {
  post(ask: DatabaseAsk): void
  onAnswer(listener: (answer: DatabaseAnswer) => void): void
  /** `ending` is the signal or the exit code. */
  onExit(listener: (ending: string) => void): void
  kill(): void
}

/** The other end of the line. */
export type DatabasePort = {
  post(answer: DatabaseAnswer): void
  onAsk(listener: (ask: DatabaseAsk) => void): void
}

/** For whoever forks such a process: what JavaScript in it may hold. SQLite's own memory it bounds itself. */
export const databaseExecArgv: readonly string[] = ['--max-old-space-size=384']
