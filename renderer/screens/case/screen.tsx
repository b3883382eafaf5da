import { useMemo } from 'react'
import { evaluateAgain } from '../../lib/case-actions.ts'
import { useCommands } from '../../lib/commands.ts'
import { isRunning, useJobs } from '../../lib/jobs.ts'
import { go } from '../../lib/route.ts'
import type { Screen } from '../../lib/screen.ts'
import { useSession } from '../../lib/session.ts'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/parts.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Groups } from './groups.tsx'
import { Headline } from './headline.tsx'
import { Limits } from './limits.tsx'
import { RestsOn } from './rests-on.tsx'
import { Todo } from './todo.tsx'
import styles from './screen.module.css'
import { Counts } from './counts.tsx'
import { texts } from './texts.ts'

const walk = { id: 'claims.walk', title: texts.walkCommand, keys: 'w', run: () => go('claims') }

/** Are they out, and what is to be done next: the headline in words before any number. */
function CaseScreen() {
  const language = useLanguage()
  const { value: board, failure } = useQuery('case.board', { language })
  useCommands(useMemo(() => [walk], []))
  if (failure !== null) return <Failure failure={failure} />
  if (board === undefined) return null
  if (board === null) return <NoBoard />
  return (
    <>
      <Headline board={board} />
      <Counts board={board} />
      <div className={styles['columns']}>
        <div className={styles['wide']}>
          <Groups groups={board.groups} />
          <RestsOn />
        </div>
        <div className={styles['side']}>
          <Todo board={board} />
          <Limits limits={board.limits} />
        </div>
      </div>
    </>
  )
}

function NoBoard() {
  const say = useTexts(texts)
  const files = useSession(({ summary }) => summary?.files ?? 0)
  const isJudging = useJobs(({ jobs }) => jobs.some(isRunning))
  if (isJudging)
    return (
      <Empty isScreen title={say('judgingTitle')}>
        {say('judgingText')}
      </Empty>
    )
  if (files === 0)
    return (
      <Empty
        isScreen
        title={say('emptyTitle')}
        actions={
          <Button kind="primary" icon="add" onPress={() => go('evidence')}>
            {say('emptyAction')}
          </Button>
        }
      >
        {say('emptyText')}
      </Empty>
    )
  return (
    <Empty
      isScreen
      title={say('notJudgedTitle')}
      actions={<Button onPress={() => void evaluateAgain()}>{say('evaluate')}</Button>}
    >
      {say('notJudgedText')}
    </Empty>
  )
}

export const screen: Screen = {
  id: 'case',
  title: texts.title,
  icon: 'case',
  order: 1,
  letter: 'c',
  Component: CaseScreen,
}
