export type { DatabaseAsk } from '../import/sqlite/protocol.ts'
export { serveDatabase } from '../import/sqlite/serve-database.ts'
