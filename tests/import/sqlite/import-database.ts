import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createCase, type Case } from '../../../main/engine/case/case.ts'
import type { Scope } from '../../../main/engine/case/entries.ts'
import { importPaths } from '../../../main/engine/import/import.ts'
import { openCase } from '../../../main/engine/import/replay.ts'
import type { FileReport } from '../../../main/engine/import/report.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'

export const folder = tempFolders('roadrecon')

export type Snapshot = { kind: string; objectId: string; attributes: Record<string, unknown> }

const scope: Scope = {
  name: 'test',
  tenants: ['contoso.example'],
  incidentStart: 0,
  containedAt: 1,
  observedUntil: 2,
  frozenAt: null,
  policy: 'bec-30',
}

/** Closed after the tests of the file. */
export const open: Case[] = []
afterAll(() => {
  for (const kase of open) kase.close()
})

/** A fresh case with one database in it. */
export async function importOf(database: string): Promise<{ kase: Case; files: FileReport[] }> {
  const path = join(folder(), 'a.evcase')
  createCase(path, scope)
  const kase = await openCase(path)
  open.push(kase)
  const asOf = Date.UTC(2026, 2, 3)
  const { files } = await importPaths(kase, [database], { collectedBy: null, asOf })
  return { kase, files }
}

export function snapshots({ db }: Case): Snapshot[] {
  const rows = db
    .prepare('SELECT kind, object_id AS objectId, attributes FROM snapshot ORDER BY 1, 2')
    .all() as { kind: string; objectId: string; attributes: string }[]
  return rows.map((row) => ({
    ...row,
    attributes: JSON.parse(row.attributes) as Snapshot['attributes'],
  }))
}
