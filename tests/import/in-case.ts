import { join } from 'node:path'
import { createCase, openForWriting } from '../../main/engine/case/case.ts'
import { importPaths } from '../../main/engine/import/import.ts'
import type { ImportReport } from '../../main/engine/import/report.ts'

/** Imports the paths into a new case in `folder`, without a process of its own. */
export async function importIntoNewCase(
  folder: string,
  paths: readonly string[],
): Promise<ImportReport> {
  const place = join(folder, 'new.evcase')
  createCase(place, {
    name: 'test',
    tenants: ['contoso.com'],
    incidentStart: Date.UTC(2026, 0, 1),
    containedAt: Date.UTC(2026, 0, 15),
    observedUntil: Date.UTC(2026, 1, 1),
    frozenAt: null,
    policy: 'bec-30',
  })
  const kase = openForWriting(place)
  try {
    return await importPaths(kase, paths, { collectedBy: null, asOf: null })
  } finally {
    kase.close()
  }
}
