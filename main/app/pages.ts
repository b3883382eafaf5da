import { fileURLToPath } from 'node:url'
import { session, type Session } from 'electron'
import type { Log } from './log.ts'
import { appScheme } from './origin.ts'
import { pageHandler } from './security/protocol.ts'
import { restrictSession } from './security/session.ts'

const folder = fileURLToPath(new URL('../../renderer/', import.meta.url))

/** The session our window lives in: in memory, restricted, and knowing only the page's own files. */
export function openPages(log: Pick<Log, 'error'>): Session {
  const own = session.fromPartition('window')
  restrictSession(own)
  const handler = pageHandler(folder, (path) => log.error({ path }, 'altered file not served'))
  own.protocol.handle(appScheme, handler)
  return own
}
