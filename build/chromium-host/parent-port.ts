// Loaded before the module of a utility process: `process.parentPort` over Node's own channel.
import { EventEmitter } from 'node:events'
import type { ParentPort } from 'electron'

type Port = Pick<ParentPort, 'postMessage'> & EventEmitter

const port: Port = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => void process.send?.(message),
})

// Messages wait for the first listener, as in Electron.
port.on('newListener', function start(event: string) {
  if (event !== 'message') return
  port.off('newListener', start)
  process.on('message', (data: unknown) => port.emit('message', { data, ports: [] }))
})

// The host is gone, however it ended: nobody is left to work for.
process.on('disconnect', () => process.exit(0))

Object.defineProperty(process, 'parentPort', { value: port })
