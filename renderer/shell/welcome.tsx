import { openCase, openSample } from '../lib/case-actions.ts'
import { isRunning, useJobs } from '../lib/jobs.ts'
import { useSession } from '../lib/session.ts'
import { useTexts } from '../lib/texts.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Card, Foreign } from '../ui/parts.tsx'
import { Button as AriaButton } from 'react-aria-components'
import { openDialog } from './shell-state.ts'
import styles from './welcome.module.css'
import { welcomeTexts as texts } from './welcome-texts.ts'

/** No case is open: what the tool answers, and three ways to begin. */
export function Welcome() {
  const say = useTexts(texts)
  const version = useSession((session) => session.version)
  const isMaking = useJobs(({ jobs }) =>
    jobs.some((job) => job.kind === 'sample' && isRunning(job)),
  )
  return (
    <div className={styles['page']}>
      <div className={styles['text']}>
        <h1>{say('question')}</h1>
        <p className={styles['answer']}>{say('answer')}</p>
      </div>
      <div className={styles['ways']}>
        <Way title={say('newTitle')} text={say('newText')}>
          <Button kind="primary" icon="add" keys="mod+n" onPress={() => openDialog('new-case')}>
            {say('new')}
          </Button>
        </Way>
        <Way title={say('openTitle')} text={say('openText')}>
          <Button icon="folder" keys="mod+o" onPress={() => void openCase()}>
            {say('open')}
          </Button>
        </Way>
        <Way title={say('sampleTitle')} text={say('sampleText')}>
          <Button icon="case" isDisabled={isMaking} onPress={() => void openSample()}>
            {say(isMaking ? 'making' : 'sample')}
          </Button>
        </Way>
      </div>
      <Recent />
      <p className={styles['foot']}>{say('foot', { version })}</p>
    </div>
  )
}

function Way({
  title,
  text,
  children,
}: {
  title: string
  text: string
  children: React.ReactNode
}) {
  return (
    <Card>
      <div className={styles['way']}>
        <h2>{title}</h2>
        <p className={styles['wayText']}>{text}</p>
        <div>{children}</div>
      </div>
    </Card>
  )
}

function Recent() {
  const say = useTexts(texts)
  const recent = useSession((session) => session.recent)
  if (recent.length === 0) return null
  return (
    <Card title={say('recent')}>
      <ul>
        {recent.map(({ token, name }) => (
          <li key={token}>
            <AriaButton className={styles['recent']!} onPress={() => void openCase(token)}>
              <Icon name="case" />
              <Foreign>{name}</Foreign>
            </AriaButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
