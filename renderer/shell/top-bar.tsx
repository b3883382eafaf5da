import { Button as AriaButton } from 'react-aria-components'
import { formatDay } from '../lib/format.ts'
import { useSession } from '../lib/session.ts'
import { useLanguage, useTexts } from '../lib/texts.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Foreign, Tag } from '../ui/parts.tsx'
import { openDialog } from './shell-state.ts'
import { texts } from './texts.ts'
import styles from './top-bar.module.css'

/** Which case, over which time; where to type a command; what clock the times are in. */
export function TopBar() {
  const say = useTexts(texts)
  const { summary, settings, host } = useSession()
  return (
    <header className={styles['bar']}>
      {summary === null ? (
        <b className={styles['name']}>{say('appName')}</b>
      ) : (
        <>
          <b className={styles['name']}>
            <Foreign>{summary.name}</Foreign>
          </b>
          <Span />
        </>
      )}
      <span className={styles['space']} />
      <AriaButton
        className={styles['search']!}
        aria-keyshortcuts="Control+K"
        onPress={() => openDialog('palette')}
      >
        <Icon name="search" />
        <span className={styles['searchText']}>{say('search')}</span>
        <Kbd keys="mod+k" />
      </AriaButton>
      <Tag>{say(settings.clock)}</Tag>
      <Tag>{say(host === 'electron' ? 'offline' : 'standIn')}</Tag>
      <IconButton label={say('settings')} icon="settings" onPress={() => openDialog('settings')} />
    </header>
  )
}

function Span() {
  const say = useTexts(texts)
  const language = useLanguage()
  const summary = useSession((session) => session.summary)!
  const { incidentStart, containedAt, observedUntil } = summary.timeline
  const span = say('span', {
    from: formatDay(incidentStart, language),
    contained: formatDay(containedAt, language),
    to: formatDay(observedUntil, language),
  })
  const whole = `${summary.tenants.join(', ')} · ${span}`
  return (
    <span className={styles['span']} title={whole}>
      <Foreign>{summary.tenants.at(-1) ?? ''}</Foreign> · {span}
    </span>
  )
}
