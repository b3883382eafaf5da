import type { Score } from '../../build/test-report.ts'

declare module 'vitest' {
  interface TaskMeta {
    /** What `npm test` adds up and prints at its end. */
    scores?: Score[]
  }
}

/** Says how many cases of a suite a test passed, on the spot and at the end of `npm test`. */
export function say(task: { meta: { scores?: Score[] } }, score: Score): void {
  task.meta.scores = [...(task.meta.scores ?? []), score]
  console.info(`suite ${score.suite}: ${score.part} ${score.passed}/${score.of}`)
}
