import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect } from 'vitest'
import { fuses } from '../../build/fuses.ts'
import { run } from '../helpers/evv.ts'
import type { electronOnly } from './electron-only.ts'

/** Looks at the fused executable; `folder` is its own to write in. */
type Check = (executable: string, folder: string) => Promise<void>

const minuteMs = 60_000
/** Chromium refuses to start as root with its sandbox. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** What a machine with Electron's runtime does of the list by itself. */
export const electronChecks: Readonly<Partial<Record<keyof typeof electronOnly, Check>>> = {
  async fuses(executable) {
    const wire = await getCurrentFuseWire(executable)
    for (const option of Object.values(FuseV1Options).filter((value) => typeof value === 'number'))
      expect({ option, state: wire[option] }).toEqual({
        option,
        state: fuses[option] ? FuseState.ENABLE : FuseState.DISABLE,
      })
  },

  async selfTest(executable, folder) {
    const outcome = run(executable, ['--self-test', folder, ...asRoot], { timeoutMs: 5 * minuteMs })
    expect(outcome).toMatchObject({ status: 0 })
    expect(readdirSync(folder)).toContain('self-test.json')
  },

  async inspector(executable, folder) {
    const asNode = run(executable, [join(folder, 'no-such-script.cjs')], {
      env: { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require /no-such-module.cjs' },
      timeoutMs: minuteMs,
    })
    expect(asNode.stdout + asNode.stderr).not.toContain('Cannot find module')
    const inspected = run(executable, ['--inspect=127.0.0.1:0', ...asRoot], { timeoutMs: minuteMs })
    expect(inspected.status).not.toBe(0)
    expect(inspected.stderr).not.toContain('Debugger listening')
  },
}
