import { useState } from 'react'
import { parseTime, visible } from '#shared'
import { failureText, toFailure } from '../lib/api.ts'
import { createCase } from '../lib/case-actions.ts'
import { useLanguage, useTexts } from '../lib/texts.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Choice, TextField } from '../ui/field.tsx'
import { Banner } from '../ui/parts.tsx'
import styles from './new-case.module.css'
import { newCaseTexts as texts } from './new-case-texts.ts'
import { closeDialog } from './shell-state.ts'

const policies = ['bec-30', 'standard-97', 'state-180'] as const
type Policy = (typeof policies)[number]

const empty = {
  name: '',
  tenants: '',
  incidentStart: '',
  containedAt: '',
  observedUntil: '',
  frozenAt: '',
  policy: 'standard-97' as Policy,
}
type Form = typeof empty
type Problem = keyof typeof texts

/** Why a time will not do; null while it will. */
function timeProblem(text: string, after: string, isRequired: boolean): Problem | null {
  if (text.trim() === '') return isRequired ? 'missing' : null
  const at = parseTime(text)
  if (at === null) return 'notTime'
  const before = parseTime(after)
  return before !== null && at < before ? 'tooEarly' : null
}

function problemsOf(form: Form): Partial<Record<keyof Form, Problem>> {
  const found = {
    name: form.name.trim() === '' ? ('missing' as const) : null,
    tenants: form.tenants.trim() === '' ? ('missing' as const) : null,
    incidentStart: timeProblem(form.incidentStart, '', true),
    containedAt: timeProblem(form.containedAt, form.incidentStart, true),
    observedUntil: timeProblem(form.observedUntil, form.containedAt, true),
    frozenAt: timeProblem(form.frozenAt, form.observedUntil, false),
  }
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null))
}

/** The scope of a case: each answer says what it is for. */
export function NewCase() {
  const say = useTexts(texts)
  const language = useLanguage()
  const [form, setForm] = useState<Form>(empty)
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const problems = problemsOf(form)
  const field = (key: Exclude<keyof Form, 'policy'>, isRequired = true) => ({
    label: say(key),
    hint: say(`${key}Hint`),
    value: form[key],
    isRequired,
    error: isTried && problems[key] !== undefined ? say(problems[key]) : null,
    onChange: (value: string) => setForm({ ...form, [key]: value }),
  })
  const create = async () => {
    setTried(true)
    if (Object.keys(problems).length > 0) return
    const { frozenAt, tenants, ...rest } = form
    try {
      const isMade = await createCase({
        ...rest,
        tenants: tenants.split(/[\s,;]+/).filter((tenant) => tenant !== ''),
        frozenAt: frozenAt.trim() === '' ? null : frozenAt,
      })
      if (isMade) closeDialog()
    } catch (error) {
      setFailure(visible(failureText(toFailure(error), language)))
    }
  }
  return (
    <Dialog title={say('title')} size="wide" onClose={closeDialog}>
      <div className={styles['fields']}>
        <TextField {...field('name')} autoFocus />
        <TextField {...field('tenants')} />
        <TextField {...field('incidentStart')} isCode />
        <TextField {...field('containedAt')} isCode />
        <TextField {...field('observedUntil')} isCode />
        <TextField {...field('frozenAt', false)} isCode />
      </div>
      <Choice
        label={say('policy')}
        value={form.policy}
        options={policies.map((id) => ({ id, label: say(id), hint: say(`${id}Hint`) }))}
        onChange={(policy) => setForm({ ...form, policy: policy as Policy })}
      />
      {failure === null ? null : <Banner kind="failure">{failure}</Banner>}
      <DialogActions>
        <Button onPress={closeDialog}>{say('cancel')}</Button>
        <Button kind="primary" onPress={() => void create()}>
          {say('create')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
