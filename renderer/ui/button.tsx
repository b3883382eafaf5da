import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { classNames } from './class-names.ts'
import styles from './button.module.css'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'

type Parts = {
  onPress: () => void
  isDisabled?: boolean
  /** Shortcut of the same command, shown on the button. */
  keys?: string
}

/** `primary` is the one thing to do next on a screen; `quiet` stands in a line of text or a table. */
export function Button({
  children,
  kind = 'plain',
  icon,
  keys,
  ...rest
}: Omit<Parts, 'onPress'> & {
  /** Left out where the button submits its form. */
  onPress?: () => void
  children: ReactNode
  kind?: 'plain' | 'primary' | 'quiet' | 'danger'
  icon?: IconName
  autoFocus?: boolean
  type?: 'button' | 'submit'
}) {
  return (
    <AriaButton
      {...rest}
      className={classNames(styles['button'], styles[kind])}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(keys) })}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
      {keys === undefined ? null : <Kbd keys={keys} />}
    </AriaButton>
  )
}

/** A button without words needs a name. */
export function IconButton({
  label,
  icon,
  keys,
  ...rest
}: Parts & { label: string; icon: IconName }) {
  return (
    <AriaButton
      {...rest}
      aria-label={label}
      className={classNames(styles['button'], styles['icon'])}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(keys) })}
    >
      <Icon name={icon} />
    </AriaButton>
  )
}

/** `mod+k` as ARIA names it: `Control+K`. */
function ariaKeys(keys: string): string {
  return keys
    .replace('mod', 'Control')
    .replace('shift', 'Shift')
    .replace(/\b[a-z]$/, (letter) => letter.toUpperCase())
}
