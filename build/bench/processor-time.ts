import { readFileSync } from 'node:fs'

/**
 * Processor time from /proc, so that a run disturbed by other work on the machine can be told from a slow
 * one: wall time alone cannot. Linux counts in hundredths of a second.
 */
const ticksPerSecond = 100

function fields(path: string): number[] {
  const text = readFileSync(path, 'latin1').split('\n')[0] ?? ''
  return text
    .slice(text.lastIndexOf(')') + 1)
    .trim()
    .split(/\s+/)
    .map(Number)
}

function total(values: readonly number[], picked: readonly number[]): number {
  return picked.reduce((sum, index) => sum + (values[index] ?? 0), 0) / ticksPerSecond
}

/**
 * Seconds so far: `machine` all work of all cores (user, nice, system, interrupts, stolen), `children` that
 * of ended child processes and theirs, `own` that of this process. Null where there is no /proc.
 */
export function readProcessorTimes(): { machine: number; children: number; own: number } | null {
  try {
    const own = fields('/proc/self/stat')
    return {
      machine: total(fields('/proc/stat'), [1, 2, 3, 6, 7, 8]),
      children: total(own, [13, 14]),
      own: total(own, [11, 12]),
    }
  } catch {
    return null
  }
}
