import { linkTo, useRoute } from '../lib/route.ts'
import { useSession } from '../lib/session.ts'
import { useLanguage, useTexts } from '../lib/texts.ts'
import { screens } from '../screens/registry.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './navigation.module.css'
import { texts } from './texts.ts'

export function Navigation() {
  const say = useTexts(texts)
  const language = useLanguage()
  const at = useRoute(({ screen }) => screen)
  const summary = useSession((session) => session.summary)!
  return (
    <nav className={styles['navigation']} aria-label={say('navigation')}>
      {screens.map(({ id, title, icon, badge }) => (
        <a
          key={id}
          href={linkTo(id)}
          className={styles['link']}
          {...(id === at ? { 'aria-current': 'page' } : {})}
        >
          <Icon name={icon} />
          <span className={styles['title']}>{title[language]}</span>
          <span className={styles['badge']}>{badge?.(summary)}</span>
        </a>
      ))}
    </nav>
  )
}
