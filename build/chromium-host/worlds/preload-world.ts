import type { fromWire, toWire } from './wire.ts'
import type { createLink } from './link.ts'

/** What the preload's world sends to the host through its binding, as JSON. */
export type FromPreload =
  | { kind: 'invoke'; call: number; channel: string; parameters: unknown }
  | { kind: 'send'; channel: string; parameters: unknown }

/** What the host sends to the preload's world. */
export type ToPreload =
  | { kind: 'answer'; call: number; value: unknown; error: string | null }
  | { kind: 'topic'; channel: string; parameters: unknown }

/** Globals of the preload's world; no other world sees them. */
export type PreloadGlobals = {
  evvHost(message: string): void
  evvReceive(message: ToPreload): void
  evvTakeFile(token: string): File | null
}

export type PreloadParts = {
  handover: string
  link: typeof createLink
  toWire: typeof toWire
  fromWire: typeof fromWire
  preload(require: (name: string) => unknown, module: object, exports: object): void
}

/**
 * Runs in the preload's world before any script of the page: hands the link over, then runs the preload
 * script with a `require` that knows `electron` alone, as in Electron's sandbox.
 */
export function preloadWorld(parts: PreloadParts): void {
  type Listener = (event: object, ...parameters: unknown[]) => void
  if (window.top !== window) return
  const host = globalThis as unknown as PreloadGlobals
  const callHost = host.evvHost.bind(globalThis)
  const files = new Map<string, File>()
  const calls = new Map<number, PromiseWithResolvers<unknown>>()
  const listeners = new Map<string, Set<Listener>>()
  let lastCall = 0
  const post = (message: FromPreload) => callHost(JSON.stringify(message))
  const wire = (values: unknown[]) =>
    parts.toWire(values, (text) => (files.has(text) ? text : null))
  const unwire = (value: unknown) => parts.fromWire(value, () => '')

  host.evvTakeFile = (token) => {
    const file = files.get(token) ?? null
    files.delete(token)
    return file
  }
  host.evvReceive = (message) => {
    if (message.kind === 'topic') {
      for (const listener of listeners.get(message.channel) ?? [])
        listener({}, ...(unwire(message.parameters) as unknown[]))
      return
    }
    const call = calls.get(message.call)
    calls.delete(message.call)
    if (message.error === null) call?.resolve(unwire(message.value))
    else call?.reject(new Error(message.error))
  }

  const ipcRenderer = {
    invoke(channel: string, ...parameters: unknown[]): Promise<unknown> {
      lastCall += 1
      const answer = Promise.withResolvers<unknown>()
      calls.set(lastCall, answer)
      post({ kind: 'invoke', call: lastCall, channel, parameters: wire(parameters) })
      return answer.promise
    },
    send(channel: string, ...parameters: unknown[]): void {
      post({ kind: 'send', channel, parameters: wire(parameters) })
    },
    on(channel: string, listener: Listener): object {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener))
      return ipcRenderer
    },
    removeListener(channel: string, listener: Listener): object {
      listeners.get(channel)?.delete(listener)
      return ipcRenderer
    },
    off: (channel: string, listener: Listener): object =>
      ipcRenderer.removeListener(channel, listener),
  }

  const element = document.createElement('i')
  const link = parts.link(element, 'to-preload', 'to-page')
  window.dispatchEvent(new MouseEvent(parts.handover, { relatedTarget: element }))

  const electron = {
    ipcRenderer,
    contextBridge: { exposeInMainWorld: link.expose },
    webUtils: {
      // The path is known to the host alone, which needs time to ask Chromium: a token stands for it.
      getPathForFile(file: unknown): string {
        if (!(file instanceof File)) throw new TypeError('getPathForFile: not a File')
        const token = crypto.randomUUID()
        files.set(token, file)
        return token
      },
    },
  }
  const module = { exports: {} }
  parts.preload(
    (name) => {
      if (name === 'electron' || name === 'electron/renderer') return electron
      throw new Error(`module not found: ${name}`)
    },
    module,
    module.exports,
  )
}
