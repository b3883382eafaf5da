import { useSession } from '../lib/session.ts'
import styles from './kbd.module.css'

const macNames: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥' }
const names: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' }

/** Keys as this machine names them: `mod+k` is Ctrl K or ⌘ K, `g c` is G then C. */
export function keyNames(keys: string, isMac: boolean): string[] {
  return keys.split(/(?<=.)[+ ](?=.)/).map((key) => {
    const name = (isMac ? macNames : names)[key]
    return name ?? (key.length === 1 ? key.toUpperCase() : key)
  })
}

/** A shortcut, said beside what it does. Decoration: the command's button carries aria-keyshortcuts. */
export function Kbd({ keys }: { keys: string }) {
  const isMac = useSession((session) => session.platform === 'darwin')
  const letterKeys = useSession((session) => session.settings.letterKeys)
  if (!letterKeys && !/.\+./.test(keys)) return null
  return (
    <span className={styles['keys']} aria-hidden="true">
      {keyNames(keys, isMac).map((name) => (
        <kbd key={name} className={styles['key']}>
          {name}
        </kbd>
      ))}
    </span>
  )
}
