import type { Source } from '#shared'
import { defineDialect, type CollectionFields, type Sink } from '../dialect.ts'
import { state, statementOf, unifiedAudit, windowOf, type LineReading } from '../kit/collection.ts'
import { asRecord, flag, get, integer, lower, text, type JsonRecord } from '../kit/fields.ts'
import { hasAll, share } from '../kit/recognise.ts'
import { parseIso } from '../kit/time.ts'

const members = ['Sequence', 'TimestampUtc', 'Status', 'Action', 'PreviousHash', 'EntryHash']

const subjects: readonly (readonly [RegExp, readonly Source[]])[] = [
  [/unified audit/i, unifiedAudit],
  [/inbox rule/i, ['snapshot.inbox-rules']],
  [/permission|delegate/i, ['snapshot.mailbox-permissions']],
  [/mailbox config|forwarding/i, ['snapshot.mailboxes']],
  [/message trace/i, ['exchange.message-trace']],
  [/sign-?in/i, ['entra.signin.interactive']],
  [/authentication method|mfa/i, ['snapshot.authentication-methods']],
  [/directory audit/i, ['entra.audit']],
]

/** The case has one mailbox as its target; several are parted by commas. */
function scopeOf(target: unknown): string | null {
  const found = lower(target)
  return found !== null && /^[^\s@,\\/]+@[^\s@,\\/]+$/.test(found) ? found : null
}

function wordsOf(record: JsonRecord): string {
  const details = record['Details']
  const told = details === null || details === undefined ? '' : `: ${JSON.stringify(details)}`
  return `${text(record['Status']) ?? ''} – ${text(record['Action']) ?? ''}${told}`
}

/** A search of the log has its own window, and says itself whether it hit its ceiling. */
function searchOf(record: JsonRecord): Partial<CollectionFields> & {
  outcome: CollectionFields['outcome']
} {
  const details = record['Details']
  const window = windowOf(get(details, 'StartUtc'), get(details, 'EndUtc'))
  const isShort = flag(get(details, 'Incomplete')) === true
  return {
    ...window,
    records: integer(get(details, 'Records')),
    outcome: isShort ? 'partial' : 'asked',
  }
}

function readingOf(record: JsonRecord): LineReading {
  const action = text(record['Action']) ?? ''
  const status = text(record['Status'])
  const at = parseIso(record['TimestampUtc'])
  const sources = subjects.find(([name]) => name.test(action))?.[1] ?? []
  const common = { sources, scope: scopeOf(record['Target']), from: at, to: at }
  const say = (outcome: CollectionFields['outcome'], rest: Partial<CollectionFields> = {}) =>
    statementOf(wordsOf(record), outcome, { ...common, ...rest })
  if (status === 'Error') return say('failed')
  if (status === 'Warning') return say('partial')
  if (status !== 'Read' || action.startsWith('Export ')) return { ignore: 'log-line' }
  if (sources === unifiedAudit) {
    const { outcome, ...rest } = searchOf(record)
    return say(outcome, rest)
  }
  const rules = integer(get(record['Details'], 'Rules'))
  // Read with -IncludeHidden where the cmdlet has it; a mailbox without rules leaves no file.
  if (rules === null) return say('asked')
  return say(rules === 0 ? 'none' : 'complete', { records: rules })
}

/** Whether an entry follows the one before it, as each states. */
class Chain {
  #hash: string | null = null
  #sequence: number | null = null

  check(record: JsonRecord, out: Sink): void {
    const sequence = integer(record['Sequence'])
    const follows =
      (this.#hash === null || text(record['PreviousHash']) === this.#hash) &&
      (this.#sequence === null || sequence === this.#sequence + 1)
    if (!follows)
      out.warn(
        'log-chain-broken',
        'Entries of this chained log are missing, changed or out of order.',
      )
    this.#hash = text(record['EntryHash'])
    this.#sequence = sequence
  }
}

/** `action_log.jsonl` of M365-IR-Console: what was read and when, with counts that no file holds. */
export const dialect = defineDialect({
  id: 'collector-m365-ir-console-json',
  label: {
    en: 'Action log of M365-IR-Console',
    'zh-CN': 'M365-IR-Console 操作日志',
  },
  shape: 'json',
  recognise: (head) => 0.95 * share(head, (record) => hasAll(record, members)),
  open() {
    const chain = new Chain()
    return {
      record(raw, out) {
        const record = asRecord(raw)
        if (record === null) out.quarantine('not-an-object')
        else if (!hasAll(record, members)) out.quarantine('unknown-record')
        else {
          chain.check(record, out)
          state(readingOf(record), out)
        }
      },
    }
  },
})
