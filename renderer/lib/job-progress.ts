import type { Job } from '#contract'
import { formatBytes, formatDuration } from './format.ts'
import type { jobTexts } from './job-texts.ts'
import type { Say } from './texts.ts'

/** From 0 to 1, or null while nothing says where the end is. */
export function shareOf({ bytes, bytesDone, phase }: Job): number | null {
  return phase === 'read' && bytes > 0 ? bytesDone / bytes : null
}

/** `1.9 GB of 3.1 GB · 182 MB/s · 7 s left`: as much of it as is known. */
export function progressOf(job: Job, say: Say<typeof jobTexts>): string {
  if (job.state === 'cancelling') return say('cancelling')
  if (job.phase === 'settle') return say('settle')
  if (job.bytes === 0) return ''
  const parts = [
    say('progress', { done: formatBytes(job.bytesDone), total: formatBytes(job.bytes) }),
    ...(job.rate === null ? [] : [say('rate', { rate: formatBytes(job.rate) })]),
    ...(job.remainingMs === null ? [] : [say('left', { time: formatDuration(job.remainingMs) })]),
  ]
  return parts.join(' · ')
}

/** How a job that has ended is told. */
export function endingOf(job: Job, say: Say<typeof jobTexts>): string {
  const name = say(job.kind)
  if (job.state === 'cancelled') return say('cancelled', { job: name })
  if (job.state === 'failed') return say('failed', { job: name })
  return say('done', { job: name, time: formatDuration(job.elapsedMs) })
}
