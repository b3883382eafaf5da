import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { generateSample, writeSample, type SampleManifest } from '../../main/sample/index.ts'

export type Row = Record<string, unknown>
export type Written = {
  directory: string
  manifest: SampleManifest
  text(path: string): string
  /** Parsed once, for parsing sixty megabytes again in each test would be most of its time. */
  values(path: string): Row[]
  audit(path: string): Row[]
  csv(path: string): Record<string, string>[]
  remove(): void
}

export async function writtenSample(): Promise<Written> {
  const directory = mkdtempSync(join(tmpdir(), 'sample-'))
  const manifest = await writeSample(directory)
  const text = (path: string) => readFileSync(join(directory, path), 'utf8')
  const values = once((path) => valuesOf(path, text(path)))
  return {
    directory,
    manifest,
    text,
    values,
    audit: once((path) => auditData(values(path))),
    csv: (path) => values(path) as Record<string, string>[],
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

export function sampleHash(seed: number): string {
  const hash = createHash('sha256')
  for (const file of generateSample({ seed })) {
    hash.update(file.path)
    for (const chunk of file.chunks()) hash.update(chunk)
  }
  return hash.digest('hex')
}

/** Rows by a parser that is not ours; a ragged row throws. */
function csvRows(text: string): Record<string, string>[] {
  return parse<Record<string, string>>(text, { columns: true, record_delimiter: '\r\n' })
}

/** A Graph page, an array or one value a line. */
function jsonValues(text: string): Row[] {
  const first = text.slice(0, text.indexOf('\n'))
  if (text.startsWith('[')) return JSON.parse(text) as Row[]
  if (first.includes('@odata.context')) return (JSON.parse(text) as { value: Row[] }).value
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
}

function valuesOf(path: string, text: string): Row[] {
  return path.endsWith('.csv') ? csvRows(text) : jsonValues(text)
}

/** AuditData of a unified log file, whatever its format. */
function auditData(rows: readonly Row[]): Row[] {
  return rows.map((row) =>
    typeof row['AuditData'] === 'string' ? (JSON.parse(row['AuditData']) as Row) : row,
  )
}

function once<Value>(make: (path: string) => Value): (path: string) => Value {
  const made = new Map<string, Value>()
  return (path) => {
    const value = made.get(path) ?? make(path)
    made.set(path, value)
    return value
  }
}

export function isUnified(path: string): boolean {
  return /ual|purview|management-api|withheld/.test(path)
}

/** `sIeoRj1anE6FVarCy0zuvA` → the sign-in's id, written apart from the generator's own encoder. */
export function tokenToGuid(token: string): string {
  const bytes = Buffer.from(token, 'base64url')
  const hex = (part: Buffer) => part.toString('hex')
  const turned = (from: number, to: number) => hex(Buffer.from(bytes.subarray(from, to)).reverse())
  return [
    turned(0, 4),
    turned(4, 6),
    turned(6, 8),
    hex(bytes.subarray(8, 10)),
    hex(bytes.subarray(10)),
  ].join('-')
}

/** Time of a record in epoch ms, from the field its format has. */
export function timeOf(row: Row): number {
  const properties = row['properties'] as Row | undefined
  const portal = row['CreatedDateTime [UTC]']
  if (typeof portal === 'string') return Date.parse(`${portal.replace(/\.\d+/, '')} UTC`)
  const zoneless = row['CreationTime']
  if (typeof zoneless === 'string') return Date.parse(`${zoneless}Z`)
  return Date.parse(
    String(properties?.['createdDateTime'] ?? row['createdDateTime'] ?? row['activityDateTime']),
  )
}

export type SignIn = {
  id: string
  at: number
  ok: boolean
  user: string
  app: string
  key: string
  ip: string
  session: string
  error: string
  agent: string
}

export function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Sign-ins of all four kinds, of whatever format. */
export function signInsOf(sample: Written): SignIn[] {
  const graph = ['interactive', 'service-principal'].flatMap((kind) =>
    sample.values(`exports/entra/signins-${kind}.json`),
  )
  const managed = sample.values('exports/azure-monitor/managed-identity-signins.json')
  return [
    ...[...graph, ...managed.map((row) => row['properties'] as Row)].map(fromGraph),
    ...sample.csv('exports/log-analytics/query_data.csv').map(fromTable),
  ]
}

function fromGraph(row: Row): SignIn {
  const error = String((row['status'] as Row)['errorCode'])
  return {
    id: asText(row['id']),
    at: timeOf(row),
    ok: error === '0',
    error,
    user: asText(row['userPrincipalName']),
    app: asText(row['appId']),
    key: asText(row['servicePrincipalCredentialKeyId']),
    ip: asText(row['ipAddress']),
    session: asText(row['sessionId']),
    agent: asText(row['userAgent']),
  }
}

function fromTable(row: Record<string, string>): SignIn {
  const { Id = '', ResultType = '', UserPrincipalName = '', AppId = '', IPAddress = '' } = row
  return {
    id: Id,
    at: timeOf(row),
    ok: ResultType === '0',
    error: ResultType,
    user: UserPrincipalName,
    app: AppId,
    key: '',
    ip: IPAddress,
    session: row['SessionId'] ?? '',
    agent: row['UserAgent'] ?? '',
  }
}
