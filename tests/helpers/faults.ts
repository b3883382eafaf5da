import {
  chmodSync,
  closeSync,
  ftruncateSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { evv, newCase, run, temporaryFolder } from './evv.ts'
import type { Outcome, RunOptions } from './evv.ts'
import { counters, eventRows } from './ledger.ts'
import type { FileLedger, ImportDocument } from './ledger.ts'

/** Exports with faults, disks without room, and what must hold of a case after meeting them. */

export const mebibyte = 1024 * 1024
export const gibibyte = 1024 * mebibyte

let serial = 0

/** A unified audit log record (Management Activity API) with an id of its own. */
export function record(padding = ''): string {
  serial += 1
  const id = `00000000-0000-4000-8000-${serial.toString(16).padStart(12, '0')}`
  const minute = String(serial % 60).padStart(2, '0')
  return JSON.stringify({
    CreationTime: `2020-05-06T07:${minute}:08`,
    Id: id,
    Operation: 'UserLoggedIn',
    OrganizationId: 'b0d1f6a2-5d3c-4f5e-9a3b-2f4c6d8e0a1b',
    RecordType: 15,
    UserId: 'alex@contoso.example',
    UserType: 0,
    Workload: 'AzureActiveDirectory',
    ClientIP: '192.0.2.7',
    Padding: padding,
  })
}

export function records(count: number): string {
  return Array.from({ length: count }, () => `${record()}\n`).join('')
}

/** A case and a good export of two records beside it. */
export function fixture(options: RunOptions = {}): {
  folder: string
  casePath: string
  good: string
} {
  const folder = temporaryFolder()
  // Another user runs the command in one of the tests; what root makes must be open to it.
  chmodSync(folder, 0o777)
  const casePath = join(folder, 'bad.evcase')
  const made = evv(newCase(casePath), options)
  expect(made.status, made.stderr).toBe(0)
  const good = join(folder, 'good.ndjson')
  writeFileSync(good, records(2))
  return { folder, casePath, good }
}

/** Messages on stderr in the one shape there is; a stack trace is for developers, not for people. */
export function namedErrors(outcome: Outcome): string[] {
  expect(outcome.stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m)
  return outcome.stderr
    .split('\n')
    .filter((line) => /^evv: [a-z][a-z0-9/.-]*: \S.* — \S.*$/.test(line))
}

export function ledgerOf(document: ImportDocument, path: string): FileLedger {
  const found = document.files.filter((file) => file.path === path)
  expect(found, `${path} in ${JSON.stringify(document.files)}`).toHaveLength(1)
  return found[0]!
}

export function expectRefused(document: ImportDocument, path: string): void {
  const file = ledgerOf(document, path)
  expect(file.format, path).toBeNull()
  expect(file.reason, path).toMatch(/\S/)
}

export function sealed(casePath: string): string[] {
  return readdirSync(join(casePath, 'evidence'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/**
 * No half state: a good file can still be imported; the ledger that `files` shows is the one that the
 * imports gave, and its sum is what `events` has; every sealed file hashes to its name.
 */
export function expectWorking(
  casePath: string,
  before: readonly FileLedger[],
  options: RunOptions = {},
): void {
  const later = join(casePath, '..', `later-${(serial += 1)}.ndjson`)
  writeFileSync(later, records(3))
  const imported = evv(['import', casePath, later, '--json'], options)
  expect(imported.status, imported.stderr).toBe(0)
  const document = imported.json<ImportDocument>()
  expect(document.totals).toMatchObject({ records: 3, imported: 3 })

  const expected = [...before, ...document.files].filter((file) => file.format !== null)
  const listed = evv(['files', casePath, '--json'], options)
  expect(listed.status, listed.stderr).toBe(0)
  const files = listed.json<{ files: FileLedger[] }>().files.filter((file) => file.format !== null)
  expect(byHash(files)).toEqual(byHash(expected))

  const events = eventRows(evv(['events', casePath, '--format', 'ndjson'], options))
  expect(events).toHaveLength(expected.reduce((sum, file) => sum + file.imported, 0))
  for (const path of sealed(casePath)) {
    const digest = createHash('sha256').update(readFileSync(path)).digest('hex')
    expect(path).toContain(digest)
  }
}

function byHash(files: readonly FileLedger[]): Record<string, unknown> {
  return Object.fromEntries(files.map((file) => [file.sha256, counters(file)]))
}

/** A string of `x` within a record, long beyond any limit, written without being held. */
export function writeGiant(path: string, before: string, after: string): void {
  const [head = '', tail = ''] = record('\u0000').split('\\u0000')
  const chunk = Buffer.alloc(4 * mebibyte, 'x')
  const file = openSync(path, 'w')
  writeSync(file, `${before}${head}`)
  for (let written = 0; written < gibibyte; written += chunk.length) writeSync(file, chunk)
  writeSync(file, `${tail}${after}`)
  closeSync(file)
}

/** As long, but a hole on the disk: NUL bytes to the reader. */
export function writeHole(path: string): void {
  const file = openSync(path, 'w')
  const [head = ''] = record('\u0000').split('\\u0000')
  writeSync(file, head)
  ftruncateSync(file, gibibyte)
  closeSync(file)
}

export function works(command: readonly string[]): boolean {
  const [file = '', ...args] = command
  try {
    return run(file, args).status === 0
  } catch {
    return false
  }
}

export function canMount(): boolean {
  const folder = temporaryFolder()
  if (!works(['mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder])) return false
  run('umount', [folder])
  return true
}

export function freeBytes(disk: string): number {
  const [, line = ''] = run('df', ['--output=avail', '-B1', disk]).stdout.trim().split('\n')
  return Number(line)
}

/** A case on a disk of its own, and a good export of about `bytes` elsewhere. */
export function smallDisk(
  size: number,
  bytes: number,
): {
  disk: string
  casePath: string
  source: string
  count: number
} {
  const disk = temporaryFolder()
  const mounted = run('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', disk])
  expect(mounted.status, mounted.stderr).toBe(0)
  onTestFinished(() => {
    run('umount', ['--lazy', disk])
  })
  const casePath = join(disk, 'full.evcase')
  expect(evv(newCase(casePath)).status).toBe(0)
  const source = join(temporaryFolder(), 'source.ndjson')
  const count = Math.floor(bytes / (record().length + 1))
  writeFileSync(source, records(count))
  return { disk, casePath, source, count }
}
