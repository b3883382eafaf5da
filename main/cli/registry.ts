import { readdirSync } from 'node:fs'
import { AppError } from '#shared'
import type { Command } from './command.ts'

const folder = new URL('./commands/', import.meta.url)

const files = new Map(
  readdirSync(folder)
    .filter((name) => /^[a-z-]+\.[jt]s$/.test(name))
    .sort()
    .map((name) => [name.replace(/\.[jt]s$/, ''), name]),
)

/** Words that call a command: a file in `commands/` is found, never listed. */
export const words: readonly string[] = [...files.keys()]

/**
 * Loads one command and no other, so that a short one starts fast.
 * @throws AppError usage/command
 */
export async function loadCommand(word: string): Promise<Command> {
  const name = files.get(word)
  if (name === undefined) throw new AppError('usage/command', { command: word })
  const { command } = (await import(new URL(name, folder).href)) as { command: Command }
  return command
}
