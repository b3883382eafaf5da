import { readdirSync, readFileSync } from 'node:fs'

/**
 * Memory of a process and all its descendants. RSS (statm) is cheap enough for every 50 ms but counts
 * pages that processes share once for each: an upper bound. PSS (smaps_rollup) counts them once, but makes
 * the kernel walk every page table, so it is read less often lest the measuring slow what is measured.
 */
export type MemoryPeaks = { rssBytes: number; pssBytes: number; processes: number; samples: number }

const pageBytes = 4096
const rssEveryMs = 50
const pssEveryRounds = 10

/** Empty when the process is gone, or where there is no /proc. */
function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'latin1')
  } catch {
    return ''
  }
}

function threads(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

function tree(pid: number): number[] {
  const children = threads(pid)
    .flatMap((thread) => readProc(`${pid}/task/${thread}/children`).split(' '))
    .filter((text) => text !== '')
  return [pid, ...children.flatMap((child) => tree(Number(child)))]
}

function rss(pid: number): number {
  return Number(readProc(`${pid}/statm`).split(' ')[1] ?? 0) * pageBytes
}

function pss(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(readProc(`${pid}/smaps_rollup`))?.[1] ?? 0) * 1024
}

function sum(pids: readonly number[], read: (pid: number) => number): number {
  return pids.reduce((total, pid) => total + read(pid), 0)
}

/** Samples until `stop` is called; zeros where the system has no /proc. */
export function watchMemory(pid: number): { stop(): MemoryPeaks } {
  const peaks: MemoryPeaks = { rssBytes: 0, pssBytes: 0, processes: 0, samples: 0 }

  function sample(): void {
    const pids = tree(pid)
    peaks.rssBytes = Math.max(peaks.rssBytes, sum(pids, rss))
    peaks.processes = Math.max(peaks.processes, pids.length)
    if (peaks.samples % pssEveryRounds === 0)
      peaks.pssBytes = Math.max(peaks.pssBytes, sum(pids, pss))
    peaks.samples++
  }

  const timer = setInterval(sample, rssEveryMs)
  return {
    stop() {
      clearInterval(timer)
      return peaks
    },
  }
}
