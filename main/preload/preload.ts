import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { callChannel, topicChannel, type Bridge } from '../../shared/contract/bridge.ts'
import { callNames, topicNames } from '../../shared/contract/names.ts'

// The page gets two functions and no object of Electron's: neither `ipcRenderer` nor an event of it crosses.

type Listener = (payload: unknown) => void

const known: ReadonlySet<unknown> = new Set(callNames)
const listeners = new Map<unknown, Set<Listener>>(topicNames.map((topic) => [topic, new Set()]))

function fail(code: string, params: Record<string, string>) {
  return { ok: false, error: { code, params } }
}

function nameOf(name: unknown): string {
  return typeof name === 'string' ? name.slice(0, 80) : typeof name
}

/** The path of what was dropped is read here: the page holds a `File` and never learns where it lies. */
async function invoke(name: unknown, input: unknown, files: unknown = []): Promise<unknown> {
  if (typeof name !== 'string' || !known.has(name))
    return fail('call/unknown', { call: nameOf(name) })
  try {
    const paths = (files as readonly File[]).map((file) => webUtils.getPathForFile(file))
    return await ipcRenderer.invoke(callChannel, name, input, paths)
  } catch (error) {
    return fail('bug/unexpected', {
      detail: error instanceof Error ? error.message : String(error),
    })
  }
}

function on(topic: unknown, listener: Listener): () => void {
  const those = listeners.get(topic)
  if (those === undefined || typeof listener !== 'function') return () => undefined
  // A function of its own for each subscription: the same listener may subscribe twice.
  const own: Listener = (payload) => listener(payload)
  those.add(own)
  return () => void those.delete(own)
}

ipcRenderer.on(topicChannel, (_event, topic: unknown, payload: unknown) => {
  for (const listener of listeners.get(topic) ?? []) listener(payload)
})

const bridge = { invoke, on } as Bridge
contextBridge.exposeInMainWorld('bridge', bridge)
