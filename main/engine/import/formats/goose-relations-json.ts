import { defineDialect } from '../dialect.ts'
import { asRecord } from '../kit/fields.ts'
import { relationOf, relationState } from '../kit/goose-relations.ts'
import { share } from '../kit/recognise.ts'

/**
 * `applications_owners.json`, `users_methods.json`, `directoryRoles_members.json` and their like of the
 * Untitled Goose Tool: a child, with the whole object it was listed under inside it.
 */
export const dialect = defineDialect({
  id: 'goose-relations-json',
  label: {
    en: 'Related objects, JSON (Untitled Goose Tool)',
    'zh-CN': '关联对象快照，JSON（Untitled Goose Tool）',
  },
  shape: 'json',
  recognise: (head) => 0.96 * share(head, (record) => relationOf(record) !== null),
  open: () => ({
    record(raw, out) {
      const record = asRecord(raw)
      const relation = record === null ? null : relationOf(record)
      if (relation === null) {
        out.quarantine(record === null ? 'not-an-object' : 'unknown-record')
        return
      }
      const snapshot = relationState(relation)
      if (snapshot === null) out.ignore('relation-unnamed')
      else out.snapshot(snapshot)
    },
  }),
})
