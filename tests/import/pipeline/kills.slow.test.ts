import { fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { createCase, type Case } from '../../../main/engine/case/case.ts'
import { evaluateCase } from '../../../main/engine/claims/evaluate.ts'
import { EventPrinter } from '../../../main/engine/import/event-json.ts'
import { importPaths } from '../../../main/engine/import/import.ts'
import { openCase } from '../../../main/engine/import/replay.ts'
import { fileReports } from '../../../main/engine/import/report.ts'
import { readEvents } from '../../../main/engine/import/event-rows.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'
import type { Step } from './killed-import.ts'

const folder = tempFolders('kills')
const entry = fileURLToPath(new URL('./killed-import.ts', import.meta.url))
const kills = 200
const records = 12_000
const repeats = 400
type Timing = { opened: number; writing: number }

const options = { collectedBy: null, asOf: null }

let input: string
let empty: string
let expected: string
let timing: Timing

/** Repeats among them, so that what is resumed has duplicates to get wrong. */
function line(index: number): string {
  const id = index % (records - repeats)
  return JSON.stringify({
    CreationTime: new Date(Date.UTC(2026, 0, 1) + id * 7_000).toISOString().slice(0, 19),
    Id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    Operation: 'MailItemsAccessed',
    RecordType: 50,
    OrganizationId: '11111111-1111-4111-8111-111111111111',
    UserId: `user${id % 50}@test.example`,
    MailboxOwnerUPN: `user${id % 50}@test.example`,
    ClientIPAddress: `192.0.2.${id % 250}`,
    Padding: 'x'.repeat(200),
  })
}

/** Everything the case says: its ledger, each event with its places, the verdicts. */
function digest(kase: Case): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify(fileReports(kase.db)))
  const printer = new EventPrinter(kase.db, kase.folder)
  const events = [...readEvents(kase.db, '')].map((event) =>
    JSON.stringify(printer.print(event, { raw: false })),
  )
  expect(events).toHaveLength(records - repeats)
  for (const event of events.sort()) hash.update(event)
  hash.update(JSON.stringify(evaluateCase(kase).evaluation))
  return hash.digest('hex')
}

async function importAndDigest(path: string): Promise<string> {
  const kase = await openCase(path)
  try {
    await importPaths(kase, [input], options)
    return digest(kase)
  } finally {
    kase.close()
  }
}

/** The step it was at when it was killed, `afterMs` after it had come to `from`. */
async function killAt(path: string, from: Step, afterMs: number): Promise<Step> {
  const child = fork(entry, [path, input], { execArgv: [], stdio: 'inherit' })
  let step: Step = 'opened'
  let isTimed = false
  child.on('message', (message) => {
    step = message as Step
    if (isTimed || step !== from) return
    isTimed = true
    setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  await once(child, 'exit')
  return step
}

/** How long an import that nobody kills takes from each step on, in milliseconds. */
async function timeSteps(path: string): Promise<Timing> {
  const child = fork(entry, [path, input], { execArgv: [], stdio: 'inherit' })
  const at = new Map<Step, number>()
  child.on('message', (message) => {
    if (!at.has(message as Step)) at.set(message as Step, performance.now())
  })
  await once(child, 'exit')
  const between = (from: Step, to: Step) => at.get(to)! - at.get(from)!
  return { opened: between('opened', 'done'), writing: between('writing', 'settling') }
}

beforeAll(async () => {
  const work = folder()
  input = join(work, 'export.json')
  writeFileSync(input, Array.from({ length: records }, (_, index) => line(index)).join('\n'))
  empty = join(work, 'empty.evcase')
  createCase(empty, {
    name: 'x',
    tenants: ['test.example'],
    incidentStart: Date.UTC(2026, 0, 1),
    containedAt: Date.UTC(2026, 0, 2),
    observedUntil: Date.UTC(2026, 0, 3),
    frozenAt: null,
    policy: 'bec-30',
  })
  const whole = join(work, 'whole.evcase')
  cpSync(empty, whole, { recursive: true })
  expected = await importAndDigest(whole)
  const timed = join(work, 'timed.evcase')
  cpSync(empty, timed, { recursive: true })
  timing = await timeSteps(timed)
}, 120_000)

describe(`an import killed at ${kills} random moments`, () => {
  it('and resumed is the same case as one that nobody killed, every time', async () => {
    const histogram: Record<Step, number> = {
      opened: 0,
      sealing: 0,
      writing: 0,
      settling: 0,
      done: 0,
    }
    const work = folder()
    mkdirSync(work, { recursive: true })
    let wrong = 0
    for (let round = 0; round < kills || histogram.writing < kills / 2; round += 1) {
      expect(round, `too few kills while writing: ${JSON.stringify(histogram)}`).toBeLessThan(600)
      const path = join(work, `${round}.evcase`)
      cpSync(empty, path, { recursive: true })
      // Every other one anywhere; the others where a half-written file would be worst.
      const from = round % 2 === 0 ? 'opened' : 'writing'
      const step = await killAt(path, from, Math.random() * timing[from])
      histogram[step] += 1
      if ((await importAndDigest(path)) !== expected) wrong += 1
      rmSync(path, { recursive: true })
    }
    console.log(`killed while: ${JSON.stringify(histogram)}; ${wrong} differ afterwards`)
    expect(wrong).toBe(0)
  }, 1_200_000)
})
