/** What the host's own world tells the host, as JSON. */
export type FromObserver = { kind: 'violation'; text: string } | { kind: 'key'; key: string }

/** Globals of the host's own world. */
export type ObserverGlobals = {
  evvObserve(message: string): void
  /** Which keys are the menu's, such as `Ctrl+Shift+I`. */
  evvKeys(keys: readonly string[]): void
}

/**
 * Runs in a world of the host's own: reports violations of the content policy from the first one on, and
 * the keys of the menu that Chromium does not show.
 */
export function observerWorld(): void {
  const host = globalThis as unknown as ObserverGlobals
  const callHost = host.evvObserve.bind(globalThis)
  const post = (message: FromObserver) => callHost(JSON.stringify(message))
  let menuKeys: ReadonlySet<string> = new Set()
  host.evvKeys = (keys) => {
    menuKeys = new Set(keys)
  }

  document.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sourceFile, sample } = event
    const text = `policy: ${effectiveDirective} ${blockedURI} ${sourceFile} ${sample}`
    post({ kind: 'violation', text })
  })

  const afterPage = (event: KeyboardEvent) => {
    const held = [
      event.ctrlKey ? 'Ctrl' : '',
      event.altKey ? 'Alt' : '',
      event.shiftKey ? 'Shift' : '',
      event.metaKey ? 'Meta' : '',
    ]
    const name = event.key.length === 1 ? event.key.toUpperCase() : event.key
    const key = [...held, name].filter((part) => part !== '').join('+')
    if (event.defaultPrevented || !menuKeys.has(key)) return
    event.preventDefault()
    post({ kind: 'key', key })
  }
  // Added while the event is on its way down, it is the last to see it on its way up: the page goes first.
  window.addEventListener(
    'keydown',
    () => window.addEventListener('keydown', afterPage, { once: true }),
    { capture: true },
  )
}
