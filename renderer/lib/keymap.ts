import { commandsInForce, type Command } from './commands.ts'
import { useSession } from './session.ts'

const entryTags = new Set(['INPUT', 'TEXTAREA', 'SELECT'])

function isEntry(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (entryTags.has(target.tagName) || target.isContentEditable)
  )
}

/** While a dialog is open its own keys are the only ones. */
const isBehindDialog = (): boolean => document.querySelector('[role=dialog]') !== null

const patience = 1200
let pending: { key: string; at: number } | null = null

/** `mod+k`, `?`, `g c`: as a command writes it. */
function keysOf(event: KeyboardEvent): readonly string[] {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (event.ctrlKey || event.metaKey) return [`mod+${event.shiftKey ? 'shift+' : ''}${key}`]
  if (event.altKey) return []
  const isTimely = pending !== null && event.timeStamp - pending.at < patience
  const both = isTimely ? [`${pending!.key} ${key}`] : []
  pending = { key, at: event.timeStamp }
  return [...both, key]
}

function find(keys: readonly string[], commands: readonly Command[]): Command | undefined {
  for (const one of keys) {
    const command = commands.find((candidate) => candidate.keys === one)
    if (command !== undefined) return command
  }
  return undefined
}

/** Shortcuts of every command in force; letters are left alone where a person may be typing. */
export function listenForKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return
    const hasModifier = event.ctrlKey || event.metaKey
    const { letterKeys } = useSession.getState().settings
    const isOff = event.key.length === 1 && !letterKeys
    if (!hasModifier && (isOff || isEntry(event.target))) return
    if (isBehindDialog()) return
    const command = find(keysOf(event), commandsInForce())
    if (command === undefined) return
    event.preventDefault()
    pending = null
    command.run()
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}
