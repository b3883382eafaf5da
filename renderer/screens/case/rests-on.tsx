import { formatCount } from '../../lib/format.ts'
import { linkTo } from '../../lib/route.ts'
import { useSession } from '../../lib/session.ts'
import { useTexts } from '../../lib/texts.ts'
import { Card } from '../../ui/parts.tsx'
import styles from './rests-on.module.css'
import { texts } from './texts.ts'

const figures = ['files', 'events', 'snapshots', 'indicators', 'journalLines'] as const

/** How much evidence the verdicts stand on. */
export function RestsOn() {
  const say = useTexts(texts)
  const summary = useSession((session) => session.summary)
  if (summary === null) return null
  return (
    <Card title={say('restsOn')} aside={<a href={linkTo('evidence')}>{say('openEvidence')}</a>}>
      <dl className={styles['figures']}>
        {figures.map((figure) => (
          <div key={figure} className={styles['figure']}>
            <dt>{say(figure)}</dt>
            <dd className={styles['count']}>{formatCount(summary[figure])}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
