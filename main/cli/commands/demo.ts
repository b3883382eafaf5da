import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, parseTime } from '#shared'
import { createCase, type Case } from '../../engine/case/case.ts'
import { evaluateCase } from '../../engine/claims/evaluate.ts'
import { importAnnex } from '../../engine/import/annex.ts'
import { importPaths } from '../../engine/import/import.ts'
import { openCase, record } from '../../engine/import/replay.ts'
import { board } from '../../engine/report/board.ts'
import { writeReport } from '../../engine/report/write.ts'
import { indicatorId, isIndicatorKind, normaliseValue } from '../../engine/scope/indicators.ts'
import { writeSample, type SampleManifest } from '../../sample/index.ts'
import { exit, readArguments, type Command } from '../command.ts'
import { note, print } from '../output.ts'

const time = (text: string) => parseTime(text)!

async function importAll(kase: Case, folder: string, manifest: SampleManifest): Promise<void> {
  const states = Map.groupBy(manifest.exports, ({ asOf }) => asOf ?? null)
  for (const [asOf, files] of states)
    await importPaths(
      kase,
      files.map(({ path }) => join(folder, path)),
      { collectedBy: manifest.people[0] ?? null, asOf: asOf === null ? null : time(asOf) },
    )
  for (const { kind, path } of manifest.annexes) await importAnnex(kase, kind, join(folder, path))
}

/** The analyst's part: the indicators that the investigation confirmed. */
function confirmSeeds(kase: Case, manifest: SampleManifest): void {
  for (const { kind, value, tier, why } of manifest.indicators) {
    if (!isIndicatorKind(kind)) throw new Error(`unknown kind of indicator: ${kind}`)
    record(kase, {
      kind: 'indicator',
      id: indicatorId(kind, value),
      indicator: kind,
      value: normaliseValue(kind, value),
      tier,
      state: 'confirmed',
      from: null,
      to: null,
      by: manifest.people[0]!,
      why,
    })
  }
}

export const command: Command = {
  usage: 'evv demo DIR',
  summary: 'Makes the sample tenant’s exports, imports, decides, evaluates and reports them.',
  async run(args) {
    const { rest } = readArguments('demo', args, {}, { min: 1, max: 1 })
    const folder = rest[0]!
    mkdirSync(folder, { recursive: true })
    if (readdirSync(folder).length > 0) throw new AppError('case/exists', { path: folder })
    const manifest = await writeSample(folder)
    const caseFolder = join(folder, 'harrow-ridge.evcase')
    const scope = manifest.case
    createCase(caseFolder, {
      name: scope.name,
      tenants: [scope.tenant, scope.domain],
      incidentStart: time(scope.incidentStart),
      containedAt: time(scope.containedAt),
      observedUntil: time(scope.observedUntil),
      frozenAt: time(scope.frozenAt),
      policy: scope.policy,
    })
    const kase = await openCase(caseFolder)
    try {
      await importAll(kase, folder, manifest)
      confirmSeeds(kase, manifest)
      const evaluated = evaluateCase(kase)
      const report = join(folder, 'report.html')
      writeReport(kase, evaluated, report, 'en')
      print(board(evaluated.evaluation, 'en'))
      note(`Case:   ${caseFolder}\nReport: ${report}`)
      return evaluated.failed ? exit.failed : exit.done
    } finally {
      kase.close()
    }
  },
}
