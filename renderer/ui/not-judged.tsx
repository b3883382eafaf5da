import { evaluateAgain } from '../lib/case-actions.ts'
import { isRunning, useJobs } from '../lib/jobs.ts'
import { go } from '../lib/route.ts'
import { useSession } from '../lib/session.ts'
import { useTexts } from '../lib/texts.ts'
import { Button } from './button.tsx'
import { notJudgedTexts } from './not-judged-texts.ts'
import { Empty } from './parts.tsx'

/** In the place of a screen about verdicts while there is none: why, and what would bring one. */
export function NotJudged() {
  const say = useTexts(notJudgedTexts)
  const files = useSession(({ summary }) => summary?.files ?? 0)
  const jobs = useJobs(({ jobs: all }) => all)
  const running = jobs.filter(isRunning).map(({ kind }) => kind)
  if (running.includes('evaluate'))
    return (
      <Empty isScreen title={say('judgingTitle')}>
        {say('judgingText')}
      </Empty>
    )
  if (running.length > 0)
    return (
      <Empty isScreen title={say('importingTitle')}>
        {say('importingText')}
      </Empty>
    )
  if (files === 0)
    return (
      <Empty
        isScreen
        title={say('emptyTitle')}
        actions={
          <Button kind="primary" icon="add" onPress={() => go('evidence')}>
            {say('add')}
          </Button>
        }
      >
        {say('emptyText')}
      </Empty>
    )
  return (
    <Empty
      isScreen
      title={say('openTitle')}
      actions={
        <Button kind="primary" onPress={() => void evaluateAgain()}>
          {say('evaluate')}
        </Button>
      }
    >
      {say('openText')}
    </Empty>
  )
}
