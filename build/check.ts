// `npm run check`: what to run while working. Stops at the first failure; slow tests are left to `npm test`.
import { printOutcome, run, staticTools, vitest } from './tools.ts'

const quickTests = vitest(['--reporter=default', '--exclude', '**/*.slow.test.ts'])
let seconds = 0

for (const tool of [...staticTools, quickTests]) {
  const outcome = await run(tool)
  printOutcome(tool, outcome)
  seconds += outcome.seconds
  if (outcome.status !== 0) {
    process.exitCode = 1
    break
  }
}
console.log(`check ${process.exitCode === 1 ? 'failed' : 'passed'} in ${seconds.toFixed(1)} s`)
