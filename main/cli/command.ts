import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { AppError, parseTime } from '#shared'

/** Exit statuses of design.md §5; verification has more of its own. */
export const exit = { done: 0, failed: 1, usage: 2 } as const

/** One command; the file's name in `commands/` is the word that calls it. */
export type Command = {
  /** Forms it takes, one a line. */
  usage: string
  summary: string
  run(args: readonly string[]): Promise<number> | number
}

export type Options = Record<string, string | boolean | string[] | undefined>

/**
 * Splits arguments into positionals and the declared options.
 * @throws AppError usage/argument for anything not declared
 */
export function readArguments(
  command: string,
  args: readonly string[],
  options: ParseArgsOptionsConfig,
  positionals: { min: number; max?: number },
): { values: Options; rest: string[] } {
  let parsed
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw usageError(command, (error as Error).message)
  }
  const count = parsed.positionals.length
  if (count < positionals.min || count > (positionals.max ?? Infinity))
    throw usageError(command, `Expected ${describe(positionals)}, got ${count} arguments.`)
  return { values: parsed.values as Options, rest: parsed.positionals }
}

function describe({ min, max }: { min: number; max?: number }): string {
  if (max === undefined) return `at least ${min}`
  return min === max ? String(min) : `${min} to ${max}`
}

export function usageError(command: string, detail: string): AppError {
  return new AppError('usage/argument', { detail, command })
}

/** A required option's text. */
export function required(command: string, values: Options, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value === '') throw usageError(command, `--${name} is missing.`)
  return value
}

export function optional(values: Options, name: string): string | null {
  const value = values[name]
  return typeof value === 'string' ? value : null
}

/** An option that is a time; ISO 8601, UTC where no zone is given. */
export function timeOption(command: string, values: Options, name: string): number | null {
  const text = optional(values, name)
  if (text === null) return null
  const at = parseTime(text)
  if (at === null) throw usageError(command, `--${name} “${text}” is not a time (ISO 8601).`)
  return at
}

export function requiredTime(command: string, values: Options, name: string): number {
  required(command, values, name)
  return timeOption(command, values, name)!
}

/** One of a few words. */
export function choice<Choice extends string>(
  command: string,
  name: string,
  value: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((one) => one === value)
  if (found === undefined)
    throw usageError(command, `--${name} takes one of ${choices.join(', ')}, not “${value}”.`)
  return found
}
