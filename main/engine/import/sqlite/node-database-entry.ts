import type { DatabaseAsk } from './protocol.ts'
import { serveDatabase } from './serve-database.ts'

// What a forked Node runs for a foreign database; Electron has an entry of its own.

serveDatabase({
  post: (answer) => void process.send!(answer),
  onAsk: (listener) => void process.on('message', (ask) => listener(ask as DatabaseAsk)),
})
