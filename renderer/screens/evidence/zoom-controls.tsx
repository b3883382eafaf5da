import { useEffect, useState } from 'react'
import { day as dayMs, formatDate, parseTime } from '#shared'
import type { DaySpan } from '../../charts/time-scale.ts'
import { isWhole, zoomed } from '../../charts/zoom.ts'
import { useTexts } from '../../lib/texts.ts'
import { IconButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { coverageTexts } from './coverage-texts.ts'
import styles from './coverage.module.css'
import { showSpan } from './view-state.ts'

const textOf = (day: number): string => formatDate(day * dayMs)

/** The day typed; null while it is none. */
function dayOf(text: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? parseTime(text) : null
  return at === null ? null : at / dayMs
}

type Problem = 'notDay' | 'outside'

function problemOf(text: string, least: number, most: number): Problem | null {
  const day = dayOf(text)
  if (day === null) return text.trim().length < 10 ? null : 'notDay'
  return day < least || day > most ? 'outside' : null
}

/** Which days the chart shows: two dates, closer, further, all. */
export function ZoomControls({
  view,
  whole,
  around,
}: {
  view: DaySpan
  whole: DaySpan
  around: number
}) {
  const say = useTexts(coverageTexts)
  const by = (factor: number) => showSpan(zoomed(view, whole, factor, around))
  return (
    <div className={styles['controls']}>
      <DayField
        label={say('from')}
        day={view.first}
        least={whole.first}
        most={view.last}
        onDay={(first) => showSpan({ first, last: view.last })}
      />
      <DayField
        label={say('to')}
        day={view.last}
        least={view.first}
        most={whole.last}
        onDay={(last) => showSpan({ first: view.first, last })}
      />
      <IconButton label={say('closer')} icon="add" keys="+" onPress={() => by(0.5)} />
      <IconButton
        label={say('further')}
        icon="less"
        keys="-"
        isDisabled={isWhole(view, whole)}
        onPress={() => by(2)}
      />
      <IconButton
        label={say('whole')}
        icon="whole"
        keys="0"
        isDisabled={isWhole(view, whole)}
        onPress={() => showSpan(null)}
      />
    </div>
  )
}

/** Takes effect as soon as what is typed is a day that can be shown. */
function DayField({
  label,
  day,
  least,
  most,
  onDay,
}: {
  label: string
  day: number
  least: number
  most: number
  onDay: (day: number) => void
}) {
  const say = useTexts(coverageTexts)
  const [text, setText] = useState(textOf(day))
  useEffect(() => setText(textOf(day)), [day])
  const problem = problemOf(text, least, most)
  const change = (typed: string) => {
    setText(typed)
    const entered = dayOf(typed)
    if (entered !== null && problemOf(typed, least, most) === null) onDay(entered)
  }
  return (
    <TextField
      label={label}
      value={text}
      onChange={change}
      isCode
      isInline
      error={problem === null ? null : say(problem, { from: textOf(least), to: textOf(most) })}
    />
  )
}
