import type { Source } from '#shared'
import {
  lineDialect,
  logLine,
  shareOf,
  statementOf,
  unifiedAudit,
  windowOf,
  zonelessWindow,
  type LineReading,
} from '../kit/collection.ts'

/** The machine's own time, without zone: no time of anything. */
const form = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d), (INFO|WARNING|ERROR), (.+)$/

const local = String.raw`(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)`
const between = new RegExp(String.raw`between ${local} and ${local}`)

type Window = { from: number; to: number }
type About = { sources: readonly Source[]; window: Window | null }

/** Without signInEventTypes Graph gives interactive sign-ins only (formats.md (c)). */
const logs: readonly (readonly [RegExp, readonly Source[], typeof windowOf])[] = [
  [/unified ?audit|purview/i, unifiedAudit, zonelessWindow],
  [/mailbox ?audit/i, ['exchange.mailbox-audit'], zonelessWindow],
  // Graph is sent these very digits as UTC, whatever the machine's zone.
  [/sign-?ins?/i, ['entra.signin.interactive'], windowOf],
  [/audit ?logs?\b/i, ['entra.audit'], windowOf],
  [/azure resource manager|azrm/i, ['azure.activity'], zonelessWindow],
]

class Run {
  #about: About = { sources: unifiedAudit, window: null }

  read(line: string): LineReading {
    const found = form.exec(line)
    if (found === null) return logLine
    const words = found[3] ?? ''
    const asked = this.#window(words)
    if (/^Processing .* between /.test(words)) {
      this.#about = asked ?? this.#about
      return logLine
    }
    return this.#statement(words, asked ?? this.#about) ?? this.#failure(words, found[2] ?? '')
  }

  #window(words: string): About | null {
    const span = between.exec(words)
    if (span === null) return null
    const [, sources, read] = logs.find(([name]) => name.test(words)) ?? [
      null,
      this.#about.sources,
      zonelessWindow,
    ]
    return { sources, window: read(span[1], span[2]) }
  }

  #statement(words: string, { sources, window }: About): LineReading | null {
    const rest = { sources, ...window }
    if (/^More than 50000 .* some events will be missing/.test(words))
      return statementOf(words, 'partial', rest)
    // Narrowed to record types or users, as the word before "events" may say: never read as "none there".
    if (/^0 \w+ events between .* were found/.test(words))
      return statementOf(words, 'asked', { ...rest, records: 0 })
    const done = /: (\d+) events were collected out of (\d+)$/.exec(words)
    if (done === null) return null
    const [records, all] = [Number(done[1]), Number(done[2])]
    return statementOf(words, records < all ? 'partial' : 'asked', { ...rest, records })
  }

  #failure(words: string, level: string): LineReading {
    if (/signIns? logs will be filtered/i.test(words))
      return statementOf(words, 'partial', { sources: ['entra.signin.interactive'] })
    if (level !== 'ERROR' && !/ - aborting/.test(words)) return logLine
    const named = logs.find(([name]) => name.test(words))?.[1]
    const isSame = named === undefined || named === this.#about.sources
    return statementOf(words, 'failed', {
      sources: named ?? this.#about.sources,
      ...(isSame && / events /.test(words) ? this.#about.window : null),
    })
  }
}

/** Logs of DFIR-O365RC: hourly windows, the 50,000 rows of one search, what was given up. */
export const dialect = lineDialect({
  id: 'collector-dfir-o365rc-log',
  label: { en: 'Log of DFIR-O365RC', 'zh-CN': 'DFIR-O365RC 日志' },
  recognise: (lines) =>
    form.test(lines[0] ?? '') && shareOf(lines, form) >= 0.5 ? 0.9 * shareOf(lines, form) : 0,
  open() {
    const run = new Run()
    return (line) => run.read(line)
  },
})
