import { manifestJson, manifestsOf } from '../../engine/import/manifest.ts'
import { openCaseToRead } from '../../engine/import/replay.ts'
import { fileReports, totalsOf } from '../../engine/import/report.ts'
import { exit, readArguments, type Command } from '../command.ts'
import { print, printJson, table } from '../output.ts'

export const command: Command = {
  usage: 'evv files CASE [--json]',
  summary: 'The loss ledger: every evidence file and where its records went.',
  async run(args) {
    const { values, rest } = readArguments(
      'files',
      args,
      { json: { type: 'boolean' } },
      { min: 1, max: 1 },
    )
    const kase = await openCaseToRead(rest[0]!)
    const files = fileReports(kase.db)
    const manifests = manifestsOf(kase)
    kase.close()
    if (values['json'])
      printJson({
        files: files.map((file) => ({
          ...file,
          manifest: (manifests.get(file.sha256!) ?? []).map(manifestJson)[0] ?? null,
        })),
        totals: totalsOf(files),
      })
    else
      print(
        table([
          [
            'sha256',
            'records',
            'imported',
            'duplicate',
            'merged',
            'quarantined',
            'ignored',
            'file',
          ],
          ...files.map((file) => [
            file.sha256!.slice(0, 12),
            file.records,
            file.imported,
            file.duplicate,
            file.merged,
            file.quarantined,
            file.ignored,
            file.path,
          ]),
        ]),
      )
    return exit.done
  },
}
