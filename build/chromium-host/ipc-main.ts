import { EventEmitter } from 'node:events'
import type { IpcMain } from 'electron'

type Listener = Parameters<IpcMain['handle']>[1]

const handlers = new Map<string, Listener>()
const topics = new EventEmitter()

export const ipcMain = Object.assign(topics, {
  handle(channel: string, listener: Listener): void {
    if (handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, listener)
  },
  removeHandler(channel: string): void {
    handlers.delete(channel)
  },
}) satisfies Pick<IpcMain, 'handle' | 'removeHandler'>

/** Rejects where no handler is registered, as Electron does. */
export async function dispatchInvoke(
  channel: string,
  event: object,
  parameters: readonly unknown[],
): Promise<unknown> {
  const handler = handlers.get(channel)
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
  return handler(event as never, ...parameters)
}

export function dispatchSend(channel: string, event: object, parameters: readonly unknown[]): void {
  topics.emit(channel, event, ...parameters)
}
