const { contextBridge, ipcRenderer, webUtils } = require('electron')

const listeners = new Set()
ipcRenderer.on('topic', (_event, topic, payload) => {
  for (const listener of listeners) listener(topic, payload)
})
globalThis.secretOfPreload = true

contextBridge.exposeInMainWorld('bridge', {
  invoke: (name, input, files = []) =>
    ipcRenderer.invoke(
      'call',
      name,
      input,
      files.map((file) => webUtils.getPathForFile(file)),
    ),
  raw: (channel, ...parameters) => ipcRenderer.invoke(channel, ...parameters),
  on(listener) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
})
