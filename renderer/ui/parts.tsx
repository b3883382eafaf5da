import type { ReactNode } from 'react'
import { visible } from '#shared'
import { formatMoment } from '../lib/format.ts'
import { useSession } from '../lib/session.ts'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'
import styles from './parts.module.css'

/** A group of one subject with a frame; `flush` for a table that meets the frame. */
export function Card({
  title,
  aside,
  flush = false,
  grow = false,
  children,
}: {
  title?: ReactNode
  /** Stands at the end of the title's line. */
  aside?: ReactNode
  flush?: boolean
  grow?: boolean
  children: ReactNode
}) {
  return (
    <section
      className={classNames(styles['card'], flush && styles['flush'], grow && styles['grow'])}
    >
      {title === undefined ? null : (
        <header className={styles['head']}>
          <h2>{title}</h2>
          {aside === undefined ? null : <div className={styles['aside']}>{aside}</div>}
        </header>
      )}
      {children}
    </section>
  )
}

/** A small fact beside something: a count, a code. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={styles['tag']}>{children}</span>
}

/** An instant, in the clock that the person chose, exact for machines. */
export function Moment({ at }: { at: string }) {
  const clock = useSession((session) => session.settings.clock)
  return (
    <time className={styles['moment']} dateTime={at}>
      {formatMoment(at, clock)}
    </time>
  )
}

/** Text from a record: what is invisible is shown, and it cannot reorder the sentence around it. */
export function Foreign({ children, isCode = false }: { children: string; isCode?: boolean }) {
  return <bdi className={isCode ? styles['code'] : undefined}>{visible(children)}</bdi>
}

/** What the person must know before reading on. `status` is read out when it appears. */
export function Banner({
  kind,
  children,
  actions,
}: {
  kind: 'note' | 'warning' | 'failure'
  children: ReactNode
  actions?: ReactNode
}) {
  const icon: IconName = kind === 'note' ? 'lock' : 'warning'
  return (
    <div className={classNames(styles['banner'], styles[kind])} role="status">
      <Icon name={icon} />
      <div className={styles['bannerText']}>{children}</div>
      {actions === undefined ? null : <div className={styles['bannerActions']}>{actions}</div>}
    </div>
  )
}

/** Nothing here yet: why, and what would fill it. */
export function Empty({
  title,
  children,
  actions,
  isScreen = false,
}: {
  title: string
  children?: ReactNode
  actions?: ReactNode
  /** Stands for a whole screen: its title is the page's. */
  isScreen?: boolean
}) {
  const Title = isScreen ? 'h1' : 'h2'
  return (
    <div className={styles['empty']}>
      <Title className={styles['emptyTitle']}>{title}</Title>
      {children === undefined ? null : <p className={styles['emptyText']}>{children}</p>}
      {actions === undefined ? null : <div className={styles['emptyActions']}>{actions}</div>}
    </div>
  )
}
