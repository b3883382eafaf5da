import { useMemo } from 'react'
import type { ClaimDetail } from '#contract'
import { visible } from '#shared'
import { useCommands } from '../../lib/commands.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/parts.tsx'
import { useFocusPart } from './focus.ts'
import { goToRecord, supportPart, usePlace } from './place.ts'
import { RawRecord } from './raw-record.tsx'
import { recordTexts } from './record-texts.ts'
import styles from './support.module.css'
import { texts } from './texts.ts'

/** Beyond these the sentence and its count say enough; the statement lists all. */
const shown = 6

/** Records that speak for the claim: acts that closed a path, attempts that were refused. */
export function Support({ claim }: { claim: ClaimDetail }) {
  const say = useTexts(texts)
  const place = usePlace()
  const part = useFocusPart<HTMLDivElement>('support')
  const isHere = place.finding === supportPart
  const first = claim.support.flatMap(({ events }) => events)[0]
  const isFirstWay = claim.findings.length === 0 && first !== undefined
  useCommands(
    useMemo(
      () => (isFirstWay ? [rawCommand(() => goToRecord(claim.id, supportPart, first))] : []),
      [isFirstWay, claim.id, first],
    ),
  )
  return (
    <Card title={say('support')} flush>
      <div ref={part}>
        <ul className={styles['list']}>
          {claim.support.map(({ text, events }) => (
            <li key={`${text} ${events.join(' ')}`} className={styles['item']}>
              <p className={styles['text']}>{visible(text)}</p>
              <Records
                events={events}
                current={isHere ? place.event : null}
                onOpen={(event) => goToRecord(claim.id, supportPart, event)}
              />
            </li>
          ))}
        </ul>
      </div>
      {isHere && place.event !== null ? (
        <RawRecord key={place.event} event={place.event} finding={null} />
      ) : null}
    </Card>
  )
}

const rawCommand = (run: () => void) => ({
  id: 'claims.raw',
  title: recordTexts.rawCommand,
  keys: 'r',
  run,
})

function Records({
  events,
  current,
  onOpen,
}: {
  events: readonly string[]
  current: string | null
  onOpen: (event: string) => void
}) {
  const say = useTexts(texts)
  if (events.length === 0) return <span className={styles['note']}>{say('supportState')}</span>
  return (
    <span className={styles['records']}>
      {events.slice(0, shown).map((event, index) => (
        <Button
          key={event}
          kind="quiet"
          onPress={() => onOpen(event)}
          {...(event === current ? { icon: 'next' } : {})}
        >
          {say('supportRecord', { number: index + 1 })}
        </Button>
      ))}
      {events.length > shown ? (
        <span className={styles['note']}>
          {say('supportMore', { count: events.length - shown })}
        </span>
      ) : null}
    </span>
  )
}
