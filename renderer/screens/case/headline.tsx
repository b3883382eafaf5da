import type { Board } from '#contract'
import { visible } from '#shared'
import { evaluateAgain } from '../../lib/case-actions.ts'
import { formatMinute } from '../../lib/format.ts'
import { isRunning, useJobs } from '../../lib/jobs.ts'
import { go } from '../../lib/route.ts'
import { useSession } from '../../lib/session.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Banner, Tag } from '../../ui/parts.tsx'
import styles from './headline.module.css'
import { texts } from './texts.ts'

export function Headline({ board }: { board: Board }) {
  const say = useTexts(texts)
  const policy = useSession(({ summary }) => summary?.policy ?? '')
  const files = useSession(({ summary }) => summary?.files ?? 0)
  const clock = useSession(({ settings }) => settings.clock)
  const at = formatMinute(board.evaluatedAt, clock)
  const open = board.groups
    .flatMap(({ claims }) => claims)
    .find(({ verdict }) => verdict === 'refuted' || verdict === 'undetermined')
  return (
    <>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <div className={styles['meta']}>
            <span>{say('meta', { policy, epoch: board.epoch, at })}</span>
            {board.interim === null ? null : (
              <Tag>
                {say('interim', {
                  observed: board.interim.observedDays,
                  required: board.interim.requiredDays,
                })}
              </Tag>
            )}
            {board.reasons.map(({ code, text }) => (
              <Tag key={code}>{text}</Tag>
            ))}
          </div>
          <h1>{board.headline}</h1>
          <p className={styles['story']}>{visible(board.story)}</p>
        </div>
        <div className={styles['actions']}>
          {files === 0 ? (
            <Button kind="primary" icon="add" onPress={() => go('evidence')}>
              {say('add')}
            </Button>
          ) : open === undefined ? null : (
            <Button kind="primary" keys="w" onPress={() => go('claims')}>
              {say('walk')}
            </Button>
          )}
        </div>
      </div>
      <Outdated isOutdated={board.outdated} />
    </>
  )
}

function Outdated({ isOutdated }: { isOutdated: boolean }) {
  const say = useTexts(texts)
  const isBusy = useJobs(({ jobs }) => jobs.some(isRunning))
  if (!isOutdated || isBusy) return null
  return (
    <Banner
      kind="warning"
      actions={<Button onPress={() => void evaluateAgain()}>{say('evaluate')}</Button>}
    >
      {say('outdated')}
    </Banner>
  )
}
