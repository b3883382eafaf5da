import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { run, runLater } from '../helpers/evv.ts'
import type { EventRow, FileLedger } from '../helpers/ledger.ts'

/**
 * The product against a second opinion (tests/oracle, Python) over real exports.
 *
 * The oracle's rule for what a file holds is deliberately simple. Records with one (record id, time,
 * operation) form a group; copies of equal content are one version. A group of one version is exactly one
 * event. A group of several versions is at least one event and at most one per version, because whether
 * two versions merge or collide depends on which fields conflict, which is the product's to judge; when it
 * keeps them apart it must say so (`id-collision`). Either way every version beyond the first copy counts as
 * imported or merged, and keeps its bytes; equal copies count as duplicates.
 */

export const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const oracle = fileURLToPath(new URL('../oracle/', import.meta.url))

export const missing = [
  ...(existsSync(data) ? [] : ['../shared/data is absent']),
  ...(havePython() ? [] : ['python3 is absent']),
].join(', ')
export const title = missing === '' ? '' : ` (not run: ${missing})`

/** A zone with a half-hour offset and a locale with its own letter case: neither may reach an event. */
export const foreign = {
  env: { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
}

export type Group = {
  id: string | null
  at: number
  operation: string
  also: number[]
  doubtful: boolean
  users: (string | null)[]
  copies: number
  versions: number
}

export type Recount = { records: number; unreadable: string[]; times: number[]; groups: Group[] }

/** Names in place of a person's, and what the product tells instead: each with its reason. */
type Exception = { named: string; told: string | null; why: string }
export const exceptions = JSON.parse(
  readFileSync(join(oracle, 'users.json'), 'utf8'),
) as Exception[]

/** Of one import: each file's own count, and that of all files taken as one. */
export type Recounts = { files: Record<string, Recount>; together: Recount }

type Reparsed = {
  events: number
  raws: number
  files: number
  mismatched: number
  mismatches: string[]
}

function havePython(): boolean {
  try {
    return run('python3', ['--version']).status === 0
  } catch {
    return false
  }
}

/** Paths below the data of every file in these folders; none where the data is absent. */
export function exportFiles(folders: readonly string[]): string[] {
  if (missing !== '') return []
  return folders
    .flatMap((root) => readdirSync(join(data, root), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(data, join(entry.parentPath, entry.name)))
    .toSorted()
}

export async function reparse(casePath: string, events: string): Promise<Reparsed> {
  const done = await runLater('python3', ['-B', join(oracle, 'reparse.py'), casePath], {
    input: events,
  })
  const result = done.json<Reparsed>()
  expect(result.mismatches, done.stderr).toEqual([])
  expect(done.status, done.stderr).toBe(0)
  return result
}

export function key(id: string | null | undefined, operation: string | undefined): string {
  return JSON.stringify([id ?? null, operation ?? ''])
}

export function twice(file: FileLedger): boolean {
  return file.warnings.some((warning) => warning.code === 'already-imported')
}

/** Whether the event names the user that a copy of its record names, or what an exception says. */
function namesUser(event: EventRow, { users }: Group): boolean {
  const told = event.actorUpn ?? null
  if (users.includes(told)) return true
  return users.some((user) =>
    exceptions.some(
      (exception) => exception.told === told && new RegExp(exception.named).test(user ?? ''),
    ),
  )
}

/** Counts each group's events and takes them away; what is left belongs to no record of the file. */
export function expectGroups(
  groups: readonly Group[],
  events: readonly EventRow[],
  collisionSaid: boolean,
): void {
  const left = new Set(events)
  const byKey = Map.groupBy(events, (event) => key(event.recordId, event.operationRaw))
  for (const group of groups) {
    const times = new Set([group.at, ...group.also])
    const named = byKey.get(key(group.id, group.operation)) ?? []
    const found = named.filter((event) => left.has(event) && times.has(Date.parse(event.at)))
    for (const event of found) left.delete(event)
    const label = `events of ${key(group.id, group.operation)} at ${group.at}`
    expect(found.length, label).toBeGreaterThanOrEqual(group.doubtful ? 0 : 1)
    expect(found.length, label).toBeLessThanOrEqual(group.versions)
    // What has no id is told apart by its content, and that is no collision.
    if (found.length > 1 && group.id !== null)
      expect(collisionSaid, `${label}: id-collision`).toBe(true)
    const unlike = found.filter((event) => !namesUser(event, group)).map((event) => event.actorUpn)
    expect(unlike, `users of ${label}, who is ${group.users.join()}`).toEqual([])
  }
  expect([...left], 'events of no record').toEqual([])
}

export function recounted(paths: readonly string[]): Recounts {
  const done = run('python3', ['-B', join(oracle, 'recount.py'), ...paths], { cwd: data })
  expect(done.status, done.stderr).toBe(0)
  return done.json<Recounts>()
}

/** First and last time of the records, where none of them is in doubt. */
export function expectSpan(
  { firstEventAt, lastEventAt, path }: FileLedger,
  { times, groups }: Recount,
): void {
  if (groups.some(({ doubtful, also }) => doubtful || also.length > 1)) return
  const span = [firstEventAt, lastEventAt].map((at) => (at === null ? undefined : Date.parse(at)))
  expect(span, `span of ${path}`).toEqual([times[0], times.at(-1)])
}
