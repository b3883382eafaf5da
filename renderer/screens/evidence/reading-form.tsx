import { useState, type FormEvent } from 'react'
import type { Failure as FailureValue, LedgerFile, Output } from '#contract'
import { visible } from '#shared'
import { invoke, toFailure } from '../../lib/api.ts'
import { useLanguage, useTexts, type Say } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Choice } from '../../ui/field.tsx'
import styles from './add-dialog.module.css'
import { readingTexts } from './reading-texts.ts'

type Shown = Output<'evidence.reading'>
type Order = Shown['dateOrders'][number]

const orders = ['day-first', 'month-first'] as const
const days = { 'day-first': 'dayFirst', 'month-first': 'monthFirst' } as const

/** What one order makes of a date of the file, or that it makes nothing of one. */
function hintOf({ dates }: Shown, order: Order, say: Say<typeof readingTexts>): string | undefined {
  const refuting = dates.find((date) => date[days[order]] === null)
  if (refuting !== undefined) return say('refuted', { written: visible(refuting.written) })
  const [date] = dates
  if (date === undefined) return undefined
  return say('example', { written: visible(date.written), day: date[days[order]]! })
}

/** Dates of which no order can make days, both together. */
function contradiction({ dates, dateOrders }: Shown): { one: string; other: string } | null {
  const one = dates.find(({ monthFirst }) => monthFirst === null)
  const other = dates.find(({ dayFirst }) => dayFirst === null)
  if (dateOrders.length > 0 || one === undefined || other === undefined) return null
  return { one: visible(one.written), other: visible(other.written) }
}

/** Asks how a file is to be read, with what each answer makes of it. */
export function ReadingForm({
  file,
  ofOriginal,
  onBack,
  onDone,
}: {
  file: LedgerFile
  /** Files in the case that came from the same original. */
  ofOriginal: number
  onBack: () => void
  onDone: () => void
}) {
  const say = useTexts(readingTexts)
  const { sha256, member } = file
  const { value, failure } = useQuery('evidence.reading', { sha256, member })
  if (failure !== null) return <Failure failure={failure} />
  if (value === undefined) return null
  const opposed = contradiction(value)
  if (opposed !== null)
    return (
      <div className={styles['form']}>
        <p>{say('contradictory', opposed)}</p>
        <DialogActions>
          <Button kind="primary" autoFocus onPress={onBack}>
            {say('back')}
          </Button>
        </DialogActions>
      </div>
    )
  return <Form file={file} shown={value} ofOriginal={ofOriginal} onBack={onBack} onDone={onDone} />
}

function Form({
  file: { sha256, reading, asks },
  shown,
  ofOriginal,
  onBack,
  onDone,
}: Parameters<typeof ReadingForm>[0] & { shown: Shown }) {
  const say = useTexts(readingTexts)
  const language = useLanguage()
  const [order, setOrder] = useState<string>(reading.dateOrder ?? '')
  const [encoding, setEncoding] = useState<string>('utf-8')
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<FailureValue | null>(null)
  const stated = {
    dateOrder: orders.find((one) => one === order && one !== reading.dateOrder) ?? null,
    encoding: encoding === 'windows-1252' ? encoding : null,
  } as const
  const isAnswered = stated.dateOrder !== null || stated.encoding !== null
  const start = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isAnswered) return
    invoke('evidence.readAgain', { sha256, ...stated, language }).then(onDone, (error: unknown) =>
      setFailure(toFailure(error)),
    )
  }
  return (
    <form className={styles['form']} onSubmit={start}>
      {asks.includes('date-order') || reading.dateOrder !== null ? (
        <OrderChoice shown={shown} value={order} onChange={setOrder} />
      ) : null}
      {asks.includes('encoding') ? (
        <EncodingChoice shown={shown} value={encoding} onChange={setEncoding} />
      ) : null}
      <p className={styles['note']}>{say('lead')}</p>
      {ofOriginal < 2 ? null : <p>{say('archive', { count: ofOriginal })}</p>}
      {isTried && !isAnswered ? <p role="alert">{say('missing')}</p> : null}
      {failure === null ? null : <Failure failure={failure} />}
      <DialogActions>
        <Button onPress={onBack}>{say('back')}</Button>
        <Button kind="primary" type="submit">
          {say('start')}
        </Button>
      </DialogActions>
    </form>
  )
}

type Answer = { value: string; onChange: (value: string) => void }

function OrderChoice({ shown, value, onChange }: Answer & { shown: Shown }) {
  const say = useTexts(readingTexts)
  const options = orders.map((id) => {
    const hint = hintOf(shown, id, say)
    return { id, label: say(id), ...(hint === undefined ? {} : { hint }) }
  })
  return (
    <div className={styles['question']}>
      <Choice label={say('order')} value={value} options={options} onChange={onChange} />
      <p className={styles['note']}>{say('who')}</p>
    </div>
  )
}

/** What Windows-1252 would make of the file, for better and for worse. */
function ansiHint({ ansi, spoilt }: Shown, say: Say<typeof readingTexts>): string | undefined {
  const hints = [
    ...(ansi === null ? [] : [say('ansiHint', { text: ansi })]),
    ...(spoilt === null ? [] : [say('spoiltHint', spoilt)]),
  ]
  return hints.length === 0 ? undefined : hints.join(say('join'))
}

function EncodingChoice({ shown, value, onChange }: Answer & { shown: Shown }) {
  const say = useTexts(readingTexts)
  const hint = ansiHint(shown, say)
  return (
    <Choice
      label={say('encoding')}
      value={value}
      options={[
        { id: 'utf-8', label: say('utf8'), hint: say('utf8Hint') },
        {
          id: 'windows-1252',
          label: say('windows-1252'),
          ...(hint === undefined ? {} : { hint }),
        },
      ]}
      onChange={onChange}
    />
  )
}
