// `npm test`: everything, to the end, whatever fails. Continuous integration reads the last line.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumAdvice, ensureChromium } from './install-chromium.ts'
import { lastLine, readReport, scoreLines, tallyTests } from './test-report.ts'
import { printOutcome, root, run, staticTools, vitest } from './tools.ts'

const folder = mkdtempSync(join(tmpdir(), 'evv-test-'))
const reportPath = join(folder, 'report.json')
let passed = 0
const notes: string[] = []

for (const tool of staticTools) {
  const outcome = await run(tool)
  printOutcome(tool, outcome)
  if (outcome.status === 0) passed += 1
  else notes.push(`FAILED  ${tool.name}: ${outcome.ending}`)
}
const failed = notes.length

if (ensureChromium() === null) console.log(chromiumAdvice)

const suite = vitest(['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`])
const outcome = await run(suite)
printOutcome(suite, outcome)
const report = readReport(reportPath)
const tests = tallyTests(report, outcome.status, root)
rmSync(folder, { recursive: true, force: true })

const total = {
  passed: passed + tests.passed,
  failed: failed + tests.failed,
  skipped: tests.skipped,
}
for (const line of [...notes, ...tests.notes, ...scoreLines(report)]) console.log(line)
console.log(lastLine(total))
if (total.failed > 0) process.exitCode = 1
