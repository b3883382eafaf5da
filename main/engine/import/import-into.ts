import { importFiles, reportOf, type ImportOptions } from './import.ts'
import { needsRebuild, openCase, rebuildCase } from './replay.ts'
import type { ImportReport } from './report.ts'

/**
 * Imports into the case of that folder. Where an original it holds is now stated to be read otherwise, the
 * new reading takes the place of the old one, for which the database is made again.
 */
export async function importInto(
  folder: string,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportReport> {
  const kase = await openCase(folder)
  let outcomes
  try {
    outcomes = await importFiles(kase, paths, options)
    if (!needsRebuild(kase)) return reportOf(kase, outcomes)
  } finally {
    kase.close()
  }
  const rebuilt = await rebuildCase(folder)
  try {
    return reportOf(rebuilt, outcomes)
  } finally {
    rebuilt.close()
  }
}
