import type { Db } from '../case/db.ts'
import type { IndicatorState, IndicatorTier } from '../case/entries.ts'
import type { IndicatorKind } from '../case/indicator.ts'

export {
  indicatorId,
  indicatorTiers,
  isIndicatorKind,
  normaliseValue,
  type IndicatorKind,
} from '../case/indicator.ts'

export type Indicator = {
  id: string
  kind: IndicatorKind
  value: string
  tier: IndicatorTier
  state: IndicatorState
  from: number | null
  to: number | null
}

export function readIndicators(db: Db): Indicator[] {
  return db
    .prepare(
      `SELECT indicator_id AS id, kind, value, tier, state, valid_from AS "from", valid_to AS "to"
       FROM indicator ORDER BY kind, value`,
    )
    .all() as Indicator[]
}
