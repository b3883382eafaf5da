import {
  DummyDriver,
  Kysely,
  sql as fragment,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Compilable,
} from 'kysely'
import type { EventSource } from '#shared'
import type { Db } from '../case/db.ts'

/**
 * The views a claim may ask (docs/data-model.md). `event` is the key of a row, not its public id; flags
 * are 0, 1 or NULL; times are epoch ms.
 */
export type Views = {
  event_view: EventView
  parameter_view: { event: number; name: string; value: string }
  change_view: { event: number; name: string; old: string | null; new: string | null }
  feature_view: { event: number; feature: string }
  snapshot: SnapshotView
  annex: { kind: string; fields: string }
}

export type EventView = {
  event: number
  at: number
  until: number | null
  ingested_at: number | null
  token_issued_at: number | null
  count: number | null
  tenant: string | null
  source: EventSource
  record_type: string | null
  operation: string
  operation_raw: string
  ok: 0 | 1 | null
  error_code: string | null
  logon_type: string | null
  external_access: 0 | 1 | null
  mail_access: string | null
  throttled: 0 | 1 | null
  actor_kind: string
  actor_id: string | null
  actor_upn: string | null
  actor_home_tenant: string | null
  actor_app_id: string | null
  target_kind: string | null
  target_id: string | null
  target_name: string | null
  mailbox: string | null
  ip: string | null
  ip_trust: string | null
  asn: number | null
  country: string | null
  user_agent: string | null
  client_info: string | null
  client_app: string | null
  app_id: string | null
  api_id: string | null
  host_app_id: string | null
  app_owner_tenant: string | null
  resource_id: string | null
  resource_tenant: string | null
  auth_protocol: string | null
  incoming_token: string | null
  transfer_method: string | null
  auth_requirement: string | null
  ca_status: string | null
  cae: 0 | 1 | null
  cross_tenant_access: string | null
  issuer: string | null
  risk_event_type: string | null
  credential_type: string | null
  credential_key_id: string | null
  credential_thumbprint: string | null
  federated_credential_id: string | null
  session_id: string | null
  device_id: string | null
  /** Token that the act was done with; a sign-in has the one it issued in `issued_token_id`. */
  token_id: string | null
  issued_token_id: string | null
}

export type SnapshotView = {
  snapshot_id: number
  kind: string
  object_id: string
  name: string | null
  tenant: string | null
  as_of: number | null
  attributes: string
}

/** Builds queries and never runs them: compiled here, run by better-sqlite3. */
export const from = new Kysely<Views>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/**
 * The time of an event as no index has it. To order by it, or to bound it, keeps SQLite from reading all
 * events in order of time where an act or an actor finds the few.
 */
export const atUnindexed = fragment<number>`+"at"`

/** A query with the row type it yields. */
export type Query<Row> = Compilable<Row>

/** The compiled text with its parameters, as an auditor reads it. */
export function sqlOf(query: Query<unknown>): { sql: string; parameters: readonly unknown[] } {
  const { sql, parameters } = query.compile()
  return { sql, parameters }
}

/**
 * Runs a candidate query. It must be read-only, and it is bounded: a query that yields more than `limit`
 * rows is a defect of the claim, never silently cut.
 */
export function run<Row>(db: Db, query: Query<Row>, limit = 200_000): Row[] {
  const { sql, parameters } = sqlOf(query)
  const statement = db.prepare(sql)
  if (!statement.readonly) throw new Error(`not read-only: ${sql}`)
  const rows: Row[] = []
  for (const row of statement.iterate(...parameters)) {
    if (rows.length === limit) throw new Error(`more than ${limit} candidate rows: ${sql}`)
    rows.push(row as Row)
  }
  return rows
}
