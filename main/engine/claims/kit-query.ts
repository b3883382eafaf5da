import type { ExpressionBuilder } from 'kysely'
import { from, type Views } from '../scope/views.ts'

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

/** Completed acts on directory objects, by their ids or the names they had; earliest first. */
export const actsOnObjects = (operations: readonly string[], names: readonly string[]) =>
  from
    .selectFrom('event_view')
    .select([
      'event',
      'at',
      'operation',
      'actor_kind',
      'actor_id',
      'actor_upn',
      'target_id',
      'target_name',
    ])
    .where('operation', 'in', operations)
    .where('ok', '=', 1)
    .where((where) =>
      where.or([where('target_id', 'in', names), where('target_name', 'in', names)]),
    )
    .orderBy('at')
    .orderBy('event')

/** What user lists of a time or later say of these users; oldest list first. */
export const statesOfUsers = (names: readonly string[], since: number) =>
  from
    .selectFrom('snapshot')
    .select(['object_id', 'as_of', 'attributes'])
    .where('kind', '=', 'users')
    .where('object_id', 'in', names)
    .where('as_of', '>=', since)
    .orderBy('as_of')
