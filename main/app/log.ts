import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'

export type Log = Logger

const kept = 5

/**
 * The technical log of this run, for a defect report: JSON lines in `app.log`, those of earlier runs beside
 * it. It holds names of calls, codes, durations and stacks; no inputs, no answers, no evidence.
 */
export function openLog(folder: string, level: string | undefined): Log {
  mkdirSync(folder, { recursive: true })
  rotate(folder)
  const wanted = level !== undefined && level in pino.levels.values ? level : 'info'
  const destination = pino.destination({ dest: join(folder, 'app.log'), sync: true })
  return pino({ level: wanted, base: { pid: process.pid } }, destination)
}

/** `app.log` becomes `app.1.log` and so on; the oldest is written over. */
function rotate(folder: string): void {
  const name = (age: number) => join(folder, age === 0 ? 'app.log' : `app.${age}.log`)
  for (let age = kept - 1; age >= 0; age -= 1)
    if (existsSync(name(age))) renameSync(name(age), name(age + 1))
}
