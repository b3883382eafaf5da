import { AppError } from '#shared'
import type { Language } from '#shared'
import { evaluateCase } from '../../engine/claims/evaluate.ts'
import { openCaseToRead } from '../../engine/import/replay.ts'
import { board } from '../../engine/report/board.ts'
import { choice, exit, optional, readArguments, type Command } from '../command.ts'
import { print, printJson } from '../output.ts'

const languages: readonly Language[] = ['en', 'zh-CN']

export const command: Command = {
  usage: 'evv evaluate CASE [--claim ID] [--text en|zh-CN] [--json]',
  summary: 'Judges every claim over the case as it is.',
  async run(args) {
    const { values, rest } = readArguments(
      'evaluate',
      args,
      { claim: { type: 'string' }, text: { type: 'string' }, json: { type: 'boolean' } },
      { min: 1, max: 1 },
    )
    const language = choice('evaluate', 'text', optional(values, 'text') ?? 'en', languages)
    const only = optional(values, 'claim')
    const kase = await openCaseToRead(rest[0]!)
    try {
      const { evaluation, failed } = evaluateCase(kase)
      const claims = evaluation.claims.filter(({ id }) => only === null || id === only)
      if (claims.length === 0) throw new AppError('claims/unknown', { claim: only })
      if (values['json']) printJson({ ...evaluation, claims })
      else print(board({ ...evaluation, claims }, language))
      return failed ? exit.failed : exit.done
    } finally {
      kase.close()
    }
  },
}
