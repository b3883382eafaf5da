import { defineDialect } from '../dialect.ts'
import { asRecord } from '../kit/fields.ts'
import { isRoadrecon, roadreconTable } from '../kit/roadrecon.ts'

/** `roadrecon.db`: the directory as ROADrecon gathered it, a table a kind of object (peers.md §2.12). */
export const dialect = defineDialect({
  id: 'roadrecon-db',
  label: {
    en: 'ROADrecon database (roadrecon.db)',
    'zh-CN': 'ROADrecon 数据库（roadrecon.db）',
  },
  shape: 'tables',
  recognise: (head) => (isRoadrecon(head) ? 0.95 : 0),
  open(head) {
    const states = head.shape === 'tables' ? roadreconTable(head.table) : null
    return {
      record(raw, out) {
        const row = asRecord(raw)
        if (states === null) return out.ignore('database-table')
        const found = row === null ? [null] : states(row)
        out.parts(found.length)
        if (found.length === 0) out.ignore('database-table')
        for (const state of found)
          if (state === null) out.quarantine('unknown-record')
          else out.snapshot(state)
      },
    }
  },
})
