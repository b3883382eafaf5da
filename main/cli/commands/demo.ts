import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared'
import { evaluateCase } from '../../engine/claims/evaluate.ts'
import { board } from '../../engine/report/board.ts'
import { writeReport } from '../../engine/report/write.ts'
import { fillSample, openSample } from '../../engine/service/sample-case.ts'
import { writeSample } from '../../sample/index.ts'
import { exit, readArguments, type Command } from '../command.ts'
import { note, print } from '../output.ts'

export const command: Command = {
  usage: 'evv demo DIR',
  summary: 'Makes the sample tenant’s exports, imports, decides, evaluates and reports them.',
  async run(args) {
    const { rest } = readArguments('demo', args, {}, { min: 1, max: 1 })
    const folder = rest[0]!
    mkdirSync(folder, { recursive: true })
    if (readdirSync(folder).length > 0) throw new AppError('case/exists', { path: folder })
    const manifest = await writeSample(folder)
    const kase = await openSample(folder, manifest)
    try {
      await fillSample(kase, folder, manifest)
      const evaluated = evaluateCase(kase)
      const report = join(folder, 'report.html')
      writeReport(kase, evaluated, report, 'en')
      print(board(evaluated.evaluation, 'en'))
      note(`Case:   ${kase.folder}\nReport: ${report}`)
      return evaluated.failed ? exit.failed : exit.done
    } finally {
      kase.close()
    }
  },
}
