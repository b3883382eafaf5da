import type { Source } from '#shared'
import type { CollectionFields } from '../dialect.ts'
import { auditSource, recordTypeNumber } from '../kit/audit-source.ts'
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

/** `DateTime.ToString()` of the collector's machine: any culture, its own zone, hence no time of anything. */
const stamp =
  /^\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}\.?,? +\d{1,2}[:.]\d{2}[:.]\d{2}(?: ?\p{L}[\p{L}. ]{0,12})?: /u
const sign = /^[^[=]*: (?:\[(?:INFO|WARNING|ERROR|DEBUG)\]|=== )/

/** Rows of one search; a search that returns as many was cut there. */
const cap = 5000

const utc = String.raw`(\d{4}-\d\d-\d\dT[\d:.]+Z?)`
const between = new RegExp(String.raw`between ${utc} and ${utc}`)
const loss = new RegExp(String.raw`Window ${utc} -> ${utc} .*NOT CAPTURED`)
const skipped = /Max retries reached for window (.+?) -> (.+?)\. Skipping/

/** Titles of `=== Starting … Collection ===`, and what the cmdlet asks for. */
const sections: readonly (readonly [RegExp, readonly Source[]])[] = [
  [/unified audit|Get-UAL/i, unifiedAudit],
  [/mailbox rules|inbox rules/i, ['snapshot.inbox-rules']],
  [/transport rules/i, ['snapshot.transport-rules']],
  [/mailbox permissions/i, ['snapshot.mailbox-permissions']],
  [/mailbox audit status/i, ['snapshot.mailboxes']],
  [/conditional access/i, ['snapshot.conditional-access-policies']],
  [/oauth/i, ['snapshot.oauth2-permission-grants', 'snapshot.app-role-assignments']],
  [/\bmfa\b/i, ['snapshot.authentication-methods']],
  [/\b(?:pim|admin|roles?)\b/i, ['snapshot.role-assignments']],
  [/device/i, ['snapshot.devices']],
  [/groups?\b/i, ['snapshot.groups']],
  [/message trace/i, ['exchange.message-trace']],
  [/risky|risk detections/i, ['entra.risk']],
  [/directory activity|azure activity/i, ['azure.activity']],
  [/sign-?in/i, ['entra.signin.interactive', 'entra.signin.noninteractive']],
  [/entra audit|directory audit|audit logs? collection/i, ['entra.audit']],
  [/\busers?\b/i, ['snapshot.users']],
]

/** A Sync is an ExchangeItem (formats.md "MailItemsAccessed in full"). */
function sourcesOfType(recordType: string): readonly Source[] {
  const number = recordTypeNumber(recordType)
  if (number === null) return unifiedAudit
  const source = auditSource(number, '', null)
  return source === 'ual.exchange-item' ? [source, 'ual.mail-access'] : [source]
}

/** What the lines before said the collector is at. */
class Run {
  #sources: readonly Source[] = []

  read(line: string): LineReading {
    const prefix = stamp.exec(line)
    const words = prefix === null ? line : line.slice(prefix[0].length)
    const section = /=== Starting (.+?) ===|Running (Get-[\w-]+)/.exec(words)
    if (section !== null) return this.#enter(section[1] ?? section[2] ?? '')
    const recordType = /=== Processing RecordType: (\w+) ===/.exec(words)?.[1]
    if (recordType !== undefined) {
      this.#sources = sourcesOfType(recordType)
      return logLine
    }
    return this.#audit(words) ?? this.#other(words)
  }

  #enter(title: string): LineReading {
    this.#sources = sections.find(([name]) => name.test(title))?.[1] ?? []
    return logLine
  }

  /** Lines of the unified audit's windows, in which the collector writes UTC. */
  #audit(words: string): LineReading | null {
    const say = (outcome: CollectionFields['outcome'], rest: Partial<CollectionFields>) =>
      statementOf(words, outcome, { sources: this.#auditSources(), ...rest })
    const lost = loss.exec(words)
    if (lost !== null) return say('partial', windowOf(lost[1], lost[2]) ?? {})
    const skip = skipped.exec(words)
    if (skip !== null) return say('failed', zonelessWindow(skip[1], skip[2]) ?? {})
    const span = between.exec(words)
    const window = span && windowOf(span[1], span[2])
    if (!window) return null
    if (/Empty data set returned/i.test(words)) return say('failed', window)
    if (/^(?:\[INFO\] )?No audit logs/i.test(words)) return say('asked', { ...window, records: 0 })
    if (/Extracting all available audit logs/i.test(words)) return say('asked', window)
    const found = /(?:Found|Retrieved) (\d+) (?:audit logs|records)/i.exec(words)
    if (found === null) return null
    const records = Number(found[1])
    // Users, addresses and operations that a search was narrowed to are not in the log: never `complete`.
    return say(records >= cap ? 'partial' : 'asked', { ...window, records })
  }

  #auditSources(): readonly Source[] {
    return this.#sources.some((source) => source.startsWith('ual.')) ? this.#sources : unifiedAudit
  }

  #other(words: string): LineReading {
    const mailbox = /Checking rules for: (\S+@\S+)/.exec(words)?.[1]
    // Without -IncludeHidden, and an error of the cmdlet is not logged: asked, not read.
    if (mailbox !== undefined)
      return statementOf(words, 'asked', {
        sources: ['snapshot.inbox-rules'],
        scope: mailbox.toLowerCase(),
      })
    if (words.startsWith('[ERROR]')) return statementOf(words, 'failed', { sources: this.#sources })
    return logLine
  }
}

/** formats.md (k): the only trace of what Microsoft-Extractor-Suite could not fetch. */
export const dialect = lineDialect({
  id: 'collector-mes-log',
  label: {
    en: 'Log of Microsoft-Extractor-Suite',
    'zh-CN': 'Microsoft-Extractor-Suite 日志',
  },
  // Summaries are messages of several lines, of which only the first is stamped.
  recognise: (lines) =>
    stamp.test(lines[0] ?? '') && shareOf(lines, sign) > 0 && shareOf(lines, stamp) >= 0.3
      ? 0.9
      : 0,
  open() {
    const run = new Run()
    return (line) => run.read(line)
  },
})
