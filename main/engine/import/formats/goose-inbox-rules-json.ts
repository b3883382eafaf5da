import { defineDialect } from '../dialect.ts'
import { asRecord, type JsonRecord } from '../kit/fields.ts'
import { isInboxRule } from '../kit/rule-snapshot.ts'
import { stateOf } from '../kit/state.ts'

/** Stands behind the rules of a mailbox and says whose they are. */
function ownerOf(value: unknown): unknown {
  const record = asRecord(value)
  return record !== null && Object.keys(record).join() === 'userPrincipalName'
    ? record['userPrincipalName']
    : undefined
}

const isRule = (record: JsonRecord) =>
  isInboxRule(record) && !Object.hasOwn(record, 'userPrincipalName')

/**
 * `EXO_InboxRules_Graph.json` of the Untitled Goose Tool: a line a mailbox, a list of its rules that ends
 * with the mailbox. A mailbox without rules has no line.
 */
export const dialect = defineDialect({
  id: 'goose-inbox-rules-json',
  label: {
    en: 'Inbox rules, JSON (Untitled Goose Tool)',
    'zh-CN': '收件箱规则快照，JSON（Untitled Goose Tool）',
  },
  shape: 'json',
  takesArrays: true,
  recognise(head) {
    if (head.shape !== 'json') return 0
    const records = head.samples.map(asRecord)
    const owners = head.samples.filter((sample) => ownerOf(sample) !== undefined).length
    const rules = records.filter((record) => record !== null && isRule(record)).length
    return owners > 0 && rules > 0 ? (0.95 * (owners + rules)) / records.length : 0
  },
  open: () => ({
    record(raw, out) {
      if (!Array.isArray(raw)) {
        out.quarantine('unknown-record')
        return
      }
      const userPrincipalName = ownerOf(raw.at(-1))
      const rules = userPrincipalName === undefined ? raw : raw.slice(0, -1)
      out.parts(rules.length)
      if (rules.length === 0) out.ignore('empty-list')
      for (const rule of rules) {
        const record = asRecord(rule)
        const snapshot = record && stateOf({ ...record, userPrincipalName }, 'inbox-rules')
        if (snapshot) out.snapshot(snapshot)
        else out.quarantine('unknown-record')
      }
    },
  }),
})
