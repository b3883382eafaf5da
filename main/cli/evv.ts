import { AppError, version } from '#shared'
import { exit } from './command.ts'
import { openLog } from './log.ts'
import { note } from './output.ts'
import { loadCommand, words } from './registry.ts'

async function help(word: string | undefined): Promise<number> {
  for (const one of word === undefined ? words : [word]) {
    const { usage, summary } = await loadCommand(one)
    note(`${usage}\n    ${summary}`)
  }
  return exit.done
}

async function main([word, ...args]: string[]): Promise<number> {
  if (word === undefined || word === 'help' || word === '--help') return help(args[0])
  if (args.includes('--help')) return help(word)
  const command = await loadCommand(word)
  return command.run(args)
}

/** Of defects only: a named error says in its code what happened, and its text holds names of the case. */
function stackOf(error: unknown): string | undefined {
  return error instanceof AppError || !(error instanceof Error) ? undefined : error.stack
}

/** One line a person can act on for what is named; the stack for what is a defect of ours. */
function report(error: unknown): number {
  if (!(error instanceof AppError)) {
    note(`evv: bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return exit.failed
  }
  note(`evv: ${error.code}: ${error.message}`)
  return error.code.startsWith('usage/') ? exit.usage : exit.failed
}

const log = openLog()
const started = performance.now()
const [word] = process.argv.slice(2)
log.info({ command: word, version }, 'started')
process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  log.error(
    { code: error instanceof AppError ? error.code : 'bug', stack: stackOf(error) },
    'failed',
  )
  return report(error)
})
log.info({ status: process.exitCode, ms: Math.round(performance.now() - started) }, 'ended')
