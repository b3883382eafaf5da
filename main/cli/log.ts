import { pino, type Logger } from 'pino'

/**
 * The technical log, for a defect report: command, duration, outcome. Off unless EVV_LOG names a file.
 * Arguments are left out, for they hold names, addresses and paths of the case.
 */
export function openLog(): Logger {
  const destination = process.env['EVV_LOG']
  return destination === undefined || destination === ''
    ? pino({ enabled: false })
    : pino({ base: { pid: process.pid } }, pino.destination({ dest: destination, sync: true }))
}
