import { readdirSync } from 'node:fs'
import { AppError } from '#shared'
import { exit, type Command } from './command.ts'
import { note } from './output.ts'

const folder = new URL('./commands/', import.meta.url)

/** Words that call a command: the files in `commands/`. */
function words(): string[] {
  return readdirSync(folder)
    .filter((name) => /^[a-z-]+\.[jt]s$/.test(name))
    .map((name) => name.replace(/\.[jt]s$/, ''))
    .sort()
}

async function load(word: string): Promise<Command> {
  if (!words().includes(word)) throw new AppError('usage/command', { command: word })
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const module = (await import(new URL(`${word}.${extension}`, folder).href)) as {
    command: Command
  }
  return module.command
}

async function help(word: string | undefined): Promise<number> {
  const shown = word === undefined ? words() : [word]
  for (const one of shown) {
    const { usage, summary } = await load(one)
    note(`${usage}\n    ${summary}`)
  }
  return exit.done
}

async function main([word, ...args]: string[]): Promise<number> {
  if (word === undefined || word === 'help' || word === '--help') return help(args[0])
  const command = await load(word)
  return args.includes('--help') ? help(word) : command.run(args)
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
