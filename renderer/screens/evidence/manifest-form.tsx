import { useState, type FormEvent } from 'react'
import type { Failure as FailureValue, LedgerFile } from '#contract'
import { parseTime } from '#shared'
import { invoke, toFailure } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/failure.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './add-dialog.module.css'
import { manifestTexts } from './manifest-texts.ts'

const words = ['collectedBy', 'account', 'tool', 'query', 'errors'] as const
const times = ['from', 'to', 'collectedAt'] as const

type Name = (typeof words)[number] | (typeof times)[number]
type Draft = Readonly<Record<Name, string>>

const optional = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** `2026-02-14 08:00Z`: as it is typed here. */
const typed = (at: string | null) =>
  at === null ? '' : at.replace('T', ' ').replace(/:00\.000Z$/, 'Z')

/** Begins with what counts now: a statement takes the place of the one before, whole. */
function draftOf({ manifests: [latest], collectedBy, asOf }: LedgerFile): Draft {
  return {
    collectedBy: latest?.collectedBy ?? collectedBy ?? '',
    account: latest?.account ?? '',
    tool: latest?.tool ?? '',
    query: latest?.query ?? '',
    errors: latest?.errors ?? '',
    from: typed(latest?.from ?? null),
    to: typed(latest?.to ?? null),
    collectedAt: typed(latest?.collectedAt ?? asOf),
  }
}

function problemsOf(draft: Draft): { notTimes: Set<Name>; isReversed: boolean; isEmpty: boolean } {
  const at = (name: Name) => (draft[name].trim() === '' ? null : parseTime(draft[name].trim()))
  const notTimes = new Set<Name>(
    times.filter((name) => draft[name].trim() !== '' && at(name) === null),
  )
  const [from, to] = [at('from'), at('to')]
  return {
    notTimes,
    isReversed: from !== null && to !== null && from > to,
    isEmpty: [...words, ...times].every((name) => draft[name].trim() === ''),
  }
}

/** States how a file was collected, under a name. */
export function ManifestForm({
  file,
  onBack,
  onDone,
}: {
  file: LedgerFile
  onBack: () => void
  onDone: () => void
}) {
  const say = useTexts(manifestTexts)
  const [draft, setDraft] = useState(() => draftOf(file))
  const [by, setBy] = useState('')
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<FailureValue | null>(null)
  const { notTimes, isReversed, isEmpty } = problemsOf(draft)
  const isNamed = by.trim() !== ''
  const state = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (notTimes.size > 0 || isReversed || isEmpty || !isNamed) return
    const stated = Object.fromEntries(
      Object.entries(draft).map(([name, text]) => [name, optional(text)]),
    ) as Record<Name, string | null>
    invoke('evidence.describe', { sha256: file.sha256, ...stated, by }).then(
      onDone,
      (error: unknown) => setFailure(toFailure(error)),
    )
  }
  const field = (name: Name, hint: keyof typeof manifestTexts, error: string | null = null) => (
    <TextField
      label={say(name)}
      hint={say(hint)}
      value={draft[name]}
      onChange={(text) => setDraft({ ...draft, [name]: text })}
      error={isTried ? error : null}
    />
  )
  const time = (name: (typeof times)[number], error: string | null = null) =>
    field(name, 'timeHint', notTimes.has(name) ? say('notTime') : error)
  return (
    <form className={styles['form']} onSubmit={state}>
      <p>{say('formLead')}</p>
      <div className={styles['fields']}>
        {field('collectedBy', 'collectedByHint')}
        {field('account', 'accountHint')}
        {field('tool', 'toolHint')}
        {field('query', 'queryHint')}
        {time('from')}
        {time('to', isReversed ? say('order') : null)}
        {time('collectedAt')}
        {field('errors', 'errorsHint')}
        <TextField
          label={say('by')}
          hint={say('byHint')}
          value={by}
          onChange={setBy}
          error={isTried && !isNamed ? say('missing') : null}
          isRequired
        />
      </div>
      {isTried && isEmpty ? <p role="alert">{say('empty')}</p> : null}
      {failure === null ? null : <Failure failure={failure} />}
      <DialogActions>
        <Button onPress={onBack}>{say('back')}</Button>
        <Button kind="primary" type="submit">
          {say('save')}
        </Button>
      </DialogActions>
    </form>
  )
}
