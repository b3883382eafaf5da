// Loaded into a process before its own code (`node --import`): an attempt to connect is written down in the
// file that EVV_NETWORK_LOG names and fails at once. Processes started from it inherit both.
import { appendFileSync } from 'node:fs'
import { Socket } from 'node:net'

const log = process.env['EVV_NETWORK_LOG']
if (log === undefined) throw new Error('EVV_NETWORK_LOG names no file')

Socket.prototype.connect = function refuse(this: Socket, ...target: readonly unknown[]): never {
  appendFileSync(log, `${JSON.stringify(target[0])}\n`)
  throw new Error('this process has no network')
}
