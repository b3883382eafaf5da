import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { underLock } from '../../build/app/lock.ts'
import { root } from '../../build/tools.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const temporary = tempFolders('lock')

describe('the lock', () => {
  it('lets one in at a time', async () => {
    const path = join(temporary(), 'lock')
    let inside = 0
    let most = 0
    const action = async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise(setImmediate)
      inside -= 1
      return inside
    }
    const left = await Promise.all([1, 2, 3].map(() => underLock(path, action)))
    expect({ left, most }).toEqual({ left: [0, 0, 0], most: 1 })
  })

  it('is let go by an action that fails', async () => {
    const path = join(temporary(), 'lock')
    await expect(underLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await underLock(path, async () => 'in')).toBe('in')
  })

  it('is let go by a process that dies', async () => {
    const path = join(temporary(), 'lock')
    const script = `
      import { underLock } from '${join(root, 'build', 'app', 'lock.ts')}'
      await underLock(process.argv[1], () => new Promise((done) => {
        process.stdout.write('in')
        setTimeout(done, 600_000)
      }))`
    const holder = spawn(process.execPath, ['--input-type=module', '--eval', script, path])
    await once(holder.stdout, 'data')
    const waiting = underLock(path, async () => holder.signalCode)
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    expect(await waiting).toBe('SIGKILL')
  })
})
