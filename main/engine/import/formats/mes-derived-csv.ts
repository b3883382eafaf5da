import { defineDialect } from '../dialect.ts'
import { foldColumn } from '../kit/table.ts'

const sessions = ['timestamp', 'user', 'action', 'sessionid', 'mailaccesstype', 'operationcount']
const messages = [
  'timestamp',
  'user',
  'sessionid',
  'folderpath',
  'internetmessageid',
  'sizeinbytes',
]

/**
 * `Sessions.csv` and `MessageIDs.csv` of Microsoft-Extractor-Suite (formats.md (k)): excerpts of unified
 * audit records that lost their ids. The records themselves are the evidence.
 */
export const dialect = defineDialect({
  id: 'mes-derived-csv',
  label: {
    en: 'Excerpts of mail access, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '邮件访问摘录，CSV（Microsoft-Extractor-Suite）',
  },
  shape: 'csv',
  recognise(head) {
    if (head.shape !== 'csv') return 0
    const names = new Set(head.header.map(foldColumn))
    return [sessions, messages].some((columns) => columns.every((name) => names.has(name)))
      ? 0.9
      : 0
  },
  open: () => ({ record: (_, out) => out.ignore('derived-record') }),
})
