import { useState } from 'react'
import type { StateKind } from '#contract'
import { visible } from '#shared'
import { formatCount, formatMoment } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Select } from '../../ui/field.tsx'
import { Empty } from '../../ui/parts.tsx'
import { closeDialog } from './dialogs.ts'
import { Differences } from './states-differences.tsx'
import styles from './states.module.css'
import { statesTexts } from './states-texts.ts'
import { texts } from './texts.ts'

/** Any two times at which a state was collected, side by side: what came, what went, what is another. */
export function StatesDialog({ state }: { state: string | null }) {
  const say = useTexts(statesTexts)
  const sayScreen = useTexts(texts)
  const language = useLanguage()
  const { value: kinds, failure } = useQuery('evidence.states', { language })
  return (
    <Dialog title={say('title')} size="wide" onClose={closeDialog}>
      {failure === null ? null : <Failure failure={failure} />}
      {kinds === undefined ? null : kinds.length === 0 ? (
        <Empty title={say('noStates')}>{say('noStatesText')}</Empty>
      ) : (
        <Chosen kinds={kinds} state={state} />
      )}
      <DialogActions>
        <Button kind="primary" onPress={closeDialog}>
          {sayScreen('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

/** The kind asked for, else the first that was collected twice. */
function firstKind(kinds: readonly StateKind[], state: string | null): StateKind {
  const asked = kinds.find(({ kind }) => state === `snapshot.${kind}`)
  return asked ?? kinds.find(({ times }) => times.length > 1) ?? kinds[0]!
}

function Chosen({ kinds, state }: { kinds: readonly StateKind[]; state: string | null }) {
  const say = useTexts(statesTexts)
  const [chosen, setChosen] = useState(() => firstKind(kinds, state).kind)
  const kind = kinds.find((one) => one.kind === chosen) ?? kinds[0]!
  const options = kinds.map(({ kind: id, title }) => ({ id, label: visible(title) }))
  return (
    <>
      <div className={styles['choices']}>
        <Select label={say('kind')} value={kind.kind} options={options} onChange={setChosen} />
        {kind.times.length < 2 ? null : <Times key={kind.kind} kind={kind} />}
      </div>
      {kind.times.length < 2 ? <p className={styles['note']}>{say('oneTime')}</p> : null}
    </>
  )
}

/** The first and the last collection to begin with: between them lies all that can be told. */
function Times({ kind: { kind, times } }: { kind: StateKind }) {
  const say = useTexts(statesTexts)
  const clock = useSession(({ settings }) => settings.clock)
  const [from, setFrom] = useState(times[0]!.at)
  const [to, setTo] = useState(times.at(-1)!.at)
  const label = { objects: 'time', none: 'timeNone', partial: 'timePartial' } as const
  const options = times.map(({ at, objects, standing }) => ({
    id: at,
    label: say(label[standing], { at: formatMoment(at, clock), count: formatCount(objects) }),
  }))
  return (
    <>
      <Select label={say('from')} value={from} options={options} onChange={setFrom} />
      <Select label={say('to')} value={to} options={options} onChange={setTo} />
      <div className={styles['whole']}>
        {from === to ? (
          <p className={styles['note']}>{say('sameTime')}</p>
        ) : (
          <Differences key={`${kind} ${from} ${to}`} kind={kind} from={from} to={to} />
        )}
      </div>
    </>
  )
}
