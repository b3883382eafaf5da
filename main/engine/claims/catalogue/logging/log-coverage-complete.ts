import { defineClaim, tenantSubject } from '../../kit.ts'

/**
 * Claim M3: every source a gating claim relies on is complete for that claim's scope and window. It has
 * no refuter of its own: coverage can only be absent.
 */
export const claim = defineClaim({
  id: 'log-coverage-complete',
  revision: 1,
  group: 'M',
  class: 'gating',
  techniques: ['T1562.008'],
  last: true,
  title: {
    en: 'Every log that a gating claim relies on is complete for that claim’s scope and window.',
    'zh-CN': '每条决定性论断所依赖的日志在其范围与期间内均完整。',
  },
  why: {
    en: 'A missing log and a silent attacker look the same.',
    'zh-CN': '缺失的日志与沉默的攻击者看起来一样。',
  },
  texts: {},
  candidates: () => ({}),
  needs: (_context, _subjects, earlier) =>
    earlier.needs.map((need) => ({ ...need, subject: tenantSubject.id })),
  judge: () => ({ subjects: [tenantSubject], findings: [], support: [], missing: [] }),
})
