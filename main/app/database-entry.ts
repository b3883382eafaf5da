import { serveDatabase, type DatabaseAsk } from '../engine/service/serve-database.ts'

// What Electron runs for a foreign database: one process a database, and nothing else in it.

const { parentPort } = process

serveDatabase({
  post: parentPort.postMessage.bind(parentPort),
  onAsk: (listener) => void parentPort.on('message', ({ data }) => listener(data as DatabaseAsk)),
})
