import { evaluateCase } from '../../engine/claims/evaluate.ts'
import { openCaseToRead } from '../../engine/import/replay.ts'
import { writeReport } from '../../engine/report/write.ts'
import { choice, exit, optional, readArguments, required, type Command } from '../command.ts'
import { note } from '../output.ts'

export const command: Command = {
  usage: 'evv report CASE --out FILE.html|.json|.csv [--lang en|zh-CN]',
  summary: 'The eviction evidence statement in one file.',
  async run(args) {
    const { values, rest } = readArguments(
      'report',
      args,
      { out: { type: 'string' }, lang: { type: 'string' } },
      { min: 1, max: 1 },
    )
    const out = required('report', values, 'out')
    const language = choice('report', 'lang', optional(values, 'lang') ?? 'en', ['en', 'zh-CN'])
    const kase = await openCaseToRead(rest[0]!)
    try {
      const evaluated = evaluateCase(kase)
      writeReport(kase, evaluated, out, language)
      note(`Report: ${out}`)
      return evaluated.failed ? exit.failed : exit.done
    } finally {
      kase.close()
    }
  },
}
