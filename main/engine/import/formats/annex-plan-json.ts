import { defineDialect } from '../dialect.ts'
import { planOf, planRows } from '../kit/playbook-plan.ts'

/** The plan that an eviction was carried out by: which countermeasures, and what each is to answer. */
export const dialect = defineDialect({
  id: 'annex-plan-json',
  label: { en: 'Eviction plan, Playbook-NG JSON', 'zh-CN': '清除计划，Playbook-NG JSON' },
  shape: 'json',
  recognise: (head) =>
    head.shape === 'json' &&
    head.samples.length > 0 &&
    head.samples.every((one) => planOf(one) !== null)
      ? 0.95
      : 0,
  open: () => ({
    record(raw, out) {
      const plan = planOf(raw)
      if (plan === null) return out.quarantine('unknown-record')
      const rows = planRows(plan)
      out.parts(rows.length)
      if (rows.length === 0) out.quarantine('unknown-record')
      for (const row of rows)
        if (row === null) out.quarantine('unknown-record')
        else out.annex(row)
    },
  }),
})
