import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { parseTime } from '#shared'
import { createCase, openForWriting, type Case } from '../../../main/engine/case/case.ts'
import { importPaths } from '../../../main/engine/import/import.ts'
import { rebuildCase } from '../../../main/engine/import/replay.ts'
import { tenant } from './collector-records.ts'

/** A fresh case for each test of a file, and the folder of a collector to import into it. */
export class CollectorCase {
  #folder = ''
  kase!: Case

  open(): void {
    this.#folder = mkdtempSync(join(tmpdir(), 'evv-collector-'))
    createCase(this.#path, {
      name: 'collectors',
      tenants: [tenant],
      incidentStart: parseTime('2026-01-01')!,
      containedAt: parseTime('2026-01-20')!,
      observedUntil: parseTime('2026-03-01')!,
      frozenAt: null,
      policy: 'bec-30',
    })
    this.kase = openForWriting(this.#path)
  }

  close(): void {
    this.kase.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get #path(): string {
    return join(this.#folder, 'a.evcase')
  }

  async rebuild(): Promise<void> {
    this.kase.close()
    this.kase = await rebuildCase(this.#path)
  }

  count(sql: string): number {
    return this.kase.db.prepare(sql).pluck().get() as number
  }

  /** Writes the files into one folder and imports that; formats by the path below it. */
  async take(files: Readonly<Record<string, string | Buffer>>) {
    const root = join(this.#folder, 'collected')
    for (const [name, bytes] of Object.entries(files)) {
      mkdirSync(dirname(join(root, name)), { recursive: true })
      writeFileSync(join(root, name), bytes)
    }
    const report = await importPaths(this.kase, [root], {
      collectedBy: null,
      asOf: parseTime('2026-02-25')!,
    })
    const formats = Object.fromEntries(
      report.files.map(({ path, format }) => [
        path.slice(root.length + 1).replaceAll('\\', '/'),
        format,
      ]),
    )
    return { formats, quarantined: report.totals.quarantined, report }
  }
}

export function collectorCase(): CollectorCase {
  const collected = new CollectorCase()
  beforeEach(() => collected.open())
  afterEach(() => collected.close())
  return collected
}
