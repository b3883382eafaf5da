import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { run } from '../../helpers/evv.ts'
import { memoryFolders } from '../../helpers/temp-folder.ts'
import { longRun, runs } from '../readers/collect.ts'
import type { HostileResult } from './hostile-run.ts'

const script = fileURLToPath(new URL('./hostile-run.ts', import.meta.url))
const folder = memoryFolders('hostile')
const seed = process.env['FC_SEED'] ?? '20260114'
const gibibyte = 1024 ** 3
/** For all cases together: a reader that hangs on one is ended, with the process. */
const timeoutMs = 600_000

describe('hostile files, imported in a process of their own', { timeout: longRun }, () => {
  it.each(['random', 'mutated'])(
    '%s bytes: no crash, no hang, no byte lost, memory bounded',
    (kind) => {
      const count = runs(400)
      const outcome = run(process.execPath, [script, folder(), kind, String(count), seed], {
        timeoutMs: Math.max(timeoutMs, count * 1_000),
      })
      expect(outcome.status, outcome.stderr).toBe(0)
      const result = outcome.json<HostileResult>()
      expect(result.failure).toBeNull()
      expect(result.cases).toBe(count)
      expect(result.peakBytes).toBeLessThan(gibibyte)
      // Both ends are reached: what cannot be read is refused or set aside, what can be is taken.
      expect(result.refused).toBeGreaterThan(0)
      expect(result.quarantined).toBeGreaterThan(0)
      expect(result.taken).toBeGreaterThan(0)
    },
  )
})
