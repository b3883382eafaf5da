import { useEffect, useMemo } from 'react'
import type { ClaimRow } from '#contract'
import { useCommands } from '../../lib/commands.ts'
import { useRoute } from '../../lib/route.ts'
import type { Screen } from '../../lib/screen.ts'
import { useLanguage } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Failure } from '../../ui/failure.tsx'
import { NotJudged } from '../../ui/not-judged.tsx'
import { Claim } from './claim.tsx'
import { wishFocus } from './focus.ts'
import { ClaimList } from './list.tsx'
import { listed, neighbour } from './order.ts'
import { goBack, goToClaim, placeOf, usePlace } from './place.ts'
import { useClaimsScreen } from './screen-state.ts'
import styles from './screen.module.css'
import { texts } from './texts.ts'

/** Why should a verdict be believed: the claims, and of one of them everything down to the bytes. */
function ClaimsScreen() {
  const language = useLanguage()
  const { value: rows, failure } = useQuery('claims.list', { language })
  if (failure !== null) return <Failure failure={failure} />
  if (rows === undefined) return null
  return rows.length === 0 ? <NotJudged /> : <Claims rows={rows} />
}

function Claims({ rows }: { rows: readonly ClaimRow[] }) {
  const { claim } = usePlace()
  const filter = useClaimsScreen((state) => state.filter)
  const shown = useMemo(() => listed(rows, filter), [rows, filter])
  const first = useMemo(() => listed(rows, '')[0]!.id, [rows])
  useEffect(() => {
    if (claim === null) goToClaim(first)
  }, [claim, first])
  useCommands(useMemo(() => walkingCommands(shown), [shown]))
  return (
    <div className={styles['columns']}>
      <ClaimList rows={rows} shown={shown} current={claim} />
      {claim === null ? null : <Claim key={claim} id={claim} onNext={() => walk(shown, 1)} />}
    </div>
  )
}

function walk(rows: readonly ClaimRow[], step: 1 | -1): void {
  const next = neighbour(rows, placeOf(useRoute.getState()).claim, step)
  if (next === null) return
  goToClaim(next.id)
  wishFocus('list')
}

const walkingCommands = (rows: readonly ClaimRow[]) => [
  { id: 'claims.next', title: texts.nextCommand, keys: 'j', run: () => walk(rows, 1) },
  { id: 'claims.previous', title: texts.previousCommand, keys: 'k', run: () => walk(rows, -1) },
  { id: 'claims.back', title: texts.backCommand, keys: 'Escape', run: goBack },
]

export const screen: Screen = {
  id: 'claims',
  title: texts.title,
  icon: 'claims',
  order: 3,
  letter: 'l',
  Component: ClaimsScreen,
}
