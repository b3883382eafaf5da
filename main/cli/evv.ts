import { AppError } from '#shared'
import { exit } from './command.ts'
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

/** One line a person can act on for what is named; the stack for what is a defect of ours. */
function report(error: unknown): number {
  if (!(error instanceof AppError)) {
    note(`evv: bug: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return exit.failed
  }
  note(`evv: ${error.code}: ${error.message}`)
  return error.code.startsWith('usage/') ? exit.usage : exit.failed
}

process.exitCode = await main(process.argv.slice(2)).catch(report)
