import { useMemo } from 'react'
import { useCommands } from '../../lib/commands.ts'
import { go } from '../../lib/route.ts'
import type { Screen } from '../../lib/screen.ts'
import { useLanguage } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Failure } from '../../ui/failure.tsx'
import { NotJudged } from '../../ui/not-judged.tsx'
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
  if (board === null) return <NotJudged />
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

export const screen: Screen = {
  id: 'case',
  title: texts.title,
  icon: 'case',
  order: 1,
  letter: 'c',
  Component: CaseScreen,
}
