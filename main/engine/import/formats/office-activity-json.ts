import { defineDialect } from '../dialect.ts'
import { asRecord } from '../kit/fields.ts'
import { isOfficeActivity, normaliseOfficeActivity } from '../kit/office-activity.ts'

/** formats.md (j): the table as an API or portal gives it in JSON, nested values as JSON in strings. */
export const dialect = defineDialect({
  id: 'office-activity-json',
  label: {
    en: 'Log Analytics OfficeActivity, JSON',
    'zh-CN': 'Log Analytics OfficeActivity（JSON）',
  },
  shape: 'json',
  recognise(head) {
    if (head.shape !== 'json' || head.samples.length === 0) return 0
    const found = head.samples.filter((sample) => {
      const record = asRecord(sample)
      return record !== null && isOfficeActivity(new Set(Object.keys(record)), record['Type'])
    }).length
    return found * 2 >= head.samples.length ? found / head.samples.length : 0
  },
  open() {
    return {
      record(raw, out) {
        const record = asRecord(raw)
        if (record === null) out.quarantine('not-an-object')
        else normaliseOfficeActivity(Object.entries(record), out)
      },
    }
  },
})
