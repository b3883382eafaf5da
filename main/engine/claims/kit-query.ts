import type { ExpressionBuilder } from 'kysely'
import type { Views } from '../scope/views.ts'

export { atUnindexed } from '../scope/views.ts'

/**
 * The value of the first of these parameters that an act has, as a column of a query over events. A join
 * with all parameters would read those of every record first.
 */
export const parameterOf = (
  select: ExpressionBuilder<Views, 'event_view'>,
  ...names: readonly string[]
) =>
  select
    .selectFrom('parameter_view')
    .select('value')
    .whereRef('parameter_view.event', '=', 'event_view.event')
    .where('parameter_view.name', 'in', names)
    .limit(1)
