import type { Db } from '../case/db.ts'
import { readIndicators, type Indicator, type IndicatorKind } from './indicators.ts'
import { atUnindexed, from, run } from './views.ts'

/** One identity under its names: an object id, and the addresses it signed in with. */
export type CompromisedUser = { id: string | null; upns: readonly string[] }

/** A credential that the attacker added, or held (claims.md amendment 7). */
export type TaintedCredential = {
  keyId: string
  /** Object it was added to, and its name as the record gave it; null for one a person named. */
  targetId: string | null
  targetName: string | null
  /** Service principals that can sign in with it: that object, or those of that application. */
  principals: readonly string[]
  /** Event that added it; null for one a person named. */
  event: number | null
  addedAt: number | null
}

/**
 * What a person confirmed, and what follows from that without a judgement: credentials added by a
 * confirmed actor, tokens got with such a credential (amendments 6 and 7). Candidates are not in it.
 */
export type CompromiseSet = {
  indicators: readonly Indicator[]
  users: readonly CompromisedUser[]
  /** Object ids and addresses of compromised users, and of compromised service principals. */
  actors: ReadonlySet<string>
  apps: ReadonlySet<string>
  tainted: readonly TaintedCredential[]
  /** Ids of tokens issued on a tainted credential. */
  taintedTokens: ReadonlySet<string>
}

const valuesOf = (indicators: readonly Indicator[], ...kinds: IndicatorKind[]) =>
  indicators.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value)

/** Names under which the logs show users of whom they show one of these. */
function namesSeen(db: Db, values: readonly string[]) {
  return run(
    db,
    from
      .selectFrom('event_view')
      .select(['actor_id', 'actor_upn'])
      .distinct()
      .where((where) =>
        where.or([where('actor_id', 'in', values), where('actor_upn', 'in', values)]),
      )
      .where('actor_kind', 'in', ['user', 'guest'])
      .orderBy('actor_id')
      .orderBy('actor_upn'),
  )
}

/**
 * Object id and addresses that the logs show for each confirmed user. An address leads to the id, and the
 * id to every address it had: users are renamed.
 */
function usersOf(db: Db, values: readonly string[]): CompromisedUser[] {
  if (values.length === 0) return []
  const ids = namesSeen(db, values).flatMap(({ actor_id }) => actor_id ?? [])
  const seen = namesSeen(db, [...new Set([...values, ...ids])])
  const users = new Map<string, { id: string | null; upns: Set<string> }>()
  const idOf = new Map(
    seen.flatMap((row) => (row.actor_id && row.actor_upn ? [[row.actor_upn, row.actor_id]] : [])),
  )
  for (const value of values) {
    const id = idOf.get(value) ?? (seen.some((row) => row.actor_id === value) ? value : null)
    const user = users.get(id ?? value) ?? { id, upns: new Set<string>() }
    if (value !== id) user.upns.add(value)
    for (const row of seen)
      if (row.actor_id === id && row.actor_upn !== null) user.upns.add(row.actor_upn)
    users.set(id ?? value, user)
  }
  return [...users.values()].map(({ id, upns }) => ({ id, upns: [...upns].sort() }))
}

/** Keys whose adding event was an act of the compromise set, plus those a person named. */
function taintedCredentials(
  db: Db,
  actors: readonly string[],
  named: readonly string[],
): TaintedCredential[] {
  const added = run(
    db,
    from
      .selectFrom('event_view')
      .innerJoin('feature_view', 'feature_view.event', 'event_view.event')
      .select(['event_view.event', 'at', 'target_id', 'target_name', 'feature'])
      .where('operation', 'in', [...credentialOperations])
      .where((where) =>
        where.or([where('actor_id', 'in', [...actors]), where('actor_upn', 'in', [...actors])]),
      )
      .where('feature', 'like', 'credential-added:%')
      .where((where) => where.or([where('ok', '=', 1), where('ok', 'is', null)]))
      .orderBy(atUnindexed)
      .orderBy('event_view.event'),
  )
  const tainted = new Map<string, TaintedCredential>()
  for (const row of added) {
    const keyId = row.feature.slice('credential-added:'.length)
    if (!tainted.has(keyId))
      tainted.set(keyId, {
        keyId,
        targetId: row.target_id,
        targetName: row.target_name,
        principals: principalsWith(db, row.target_id),
        event: row.event,
        addedAt: row.at,
      })
  }
  for (const keyId of named)
    if (!tainted.has(keyId))
      tainted.set(keyId, {
        keyId,
        targetId: null,
        targetName: null,
        principals: [],
        event: null,
        addedAt: null,
      })
  return [...tainted.values()].sort((a, b) => (a.keyId < b.keyId ? -1 : 1))
}

/** Operations whose KeyDescription tells which credentials an object had before and after. */
export const credentialOperations = [
  'add service principal credentials',
  'remove service principal credentials',
  'update application - certificates and secrets management',
  'update application',
  'update service principal',
  'add service principal',
  'add application',
] as const

function tokensOf(db: Db, keyIds: readonly string[]): Set<string> {
  if (keyIds.length === 0) return new Set()
  const rows = run(
    db,
    from
      .selectFrom('event_view')
      .select(['token_id', 'issued_token_id'])
      .where('source', '=', 'entra.signin.service-principal')
      .where('credential_key_id', 'in', [...keyIds]),
  )
  return new Set(rows.flatMap((row) => row.token_id ?? row.issued_token_id ?? []))
}

/** Service principals in this tenant of the given applications, as sign-ins and snapshots name them. */
function principalsOf(db: Db, apps: readonly string[]): string[] {
  if (apps.length === 0) return []
  const signedIn = run(
    db,
    from
      .selectFrom('event_view')
      .select('actor_id')
      .distinct()
      .where('actor_app_id', 'in', [...apps])
      .where('actor_kind', '=', 'sp')
      .where('actor_id', 'is not', null),
  )
  const listed = run(
    db,
    from
      .selectFrom('snapshot')
      .select(['object_id', 'attributes'])
      .where('kind', '=', 'service-principals'),
  )
  const isTheirs = (attributes: string) =>
    apps.includes(String((JSON.parse(attributes) as { appId: unknown }).appId))
  return [
    ...signedIn.map((row) => row.actor_id!),
    ...listed.filter((row) => isTheirs(row.attributes)).map((row) => row.object_id),
  ]
}

/** A key on an application object is used by its service principals, which have ids of their own. */
function principalsWith(db: Db, targetId: string | null): string[] {
  if (targetId === null) return []
  const listed = run(
    db,
    from
      .selectFrom('snapshot')
      .select('attributes')
      .where('kind', '=', 'applications')
      .where('object_id', '=', targetId),
  )
  const apps = listed.flatMap(({ attributes }) => {
    const { appId } = JSON.parse(attributes) as { appId: string | null }
    return appId ?? []
  })
  return [...new Set([targetId, ...principalsOf(db, [...new Set(apps)])])].sort()
}

export function readCompromiseSet(db: Db): CompromiseSet {
  const indicators = readIndicators(db).filter(({ state }) => state === 'confirmed')
  const users = usersOf(db, valuesOf(indicators, 'user'))
  const apps = valuesOf(indicators, 'app')
  const actors = new Set([
    ...users.flatMap(({ id, upns }) => [...(id === null ? [] : [id]), ...upns]),
    ...valuesOf(indicators, 'service-principal'),
    ...principalsOf(db, apps),
  ])
  const tainted = taintedCredentials(db, [...actors], valuesOf(indicators, 'credential-key'))
  return {
    indicators,
    users,
    actors,
    apps: new Set(apps),
    tainted,
    taintedTokens: tokensOf(
      db,
      tainted.map(({ keyId }) => keyId),
    ),
  }
}
