import { useMemo, useState } from 'react'
import type { EventRow, Finding } from '#contract'
import { useCommands } from '../../lib/commands.ts'
import { formatCount } from '../../lib/format.ts'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Failure } from '../../ui/failure.tsx'
import { Table } from '../../ui/table.tsx'
import { useFocusPart } from './focus.ts'
import { goToRecord, usePlace } from './place.ts'
import { RawRecord } from './raw-record.tsx'
import { columnsOf } from './record-columns.tsx'
import { recordTexts } from './record-texts.ts'
import styles from './records.module.css'

const pageSize = 100

/** The records behind a finding, and of the selected one the bytes. */
export function Records({ claim, finding }: { claim: string; finding: Finding }) {
  const say = useTexts(recordTexts)
  const language = useLanguage()
  const place = usePlace()
  const [first, setFirst] = useState(0)
  const { value, failure } = useQuery('claims.events', {
    finding: finding.id,
    first,
    count: pageSize,
    language,
  })
  const part = useFocusPart<HTMLDivElement>('record', value !== undefined)
  const event = place.finding === finding.id ? place.event : null
  useRecordCommands(claim, finding.id, value?.events, event)
  if (failure !== null) return <Failure failure={failure} />
  if (finding.events === 0) return <p className={styles['none']}>{say('noRecords')}</p>
  return (
    <>
      <div
        ref={part}
        className={classNames(styles['records'], event !== null && styles['beside'])}
        style={{ minHeight: `calc(${Math.min(finding.events, 4)} * var(--row) + 30px)` }}
      >
        {value === undefined ? null : (
          <Table
            label={say('recordsOf')}
            columns={columnsOf(value.events, say)}
            rows={value.events}
            keyOf={({ id }) => id}
            chosen={event}
            onChoose={({ id }) => goToRecord(claim, finding.id, id)}
          />
        )}
      </div>
      {value !== undefined && value.total > pageSize ? (
        <Pager first={first} total={value.total} onMove={setFirst} />
      ) : null}
      {event === null ? null : <RawRecord key={event} event={event} finding={finding.id} />}
    </>
  )
}

function useRecordCommands(
  claim: string,
  finding: string,
  events: readonly EventRow[] | undefined,
  event: string | null,
): void {
  useCommands(
    useMemo(() => {
      if (events === undefined || events.length === 0) return []
      const open = ({ id }: EventRow) => goToRecord(claim, finding, id)
      const at = events.findIndex(({ id }) => id === event)
      const beside = (step: 1 | -1) => () => {
        const next = events[at + step]
        if (next !== undefined) open(next)
      }
      const raw = {
        id: 'claims.raw',
        title: recordTexts.rawCommand,
        keys: 'r',
        run: () => open(events[Math.max(0, at)]!),
      }
      if (at === -1) return [raw]
      return [
        raw,
        { id: 'record.next', title: recordTexts.nextCommand, keys: 'n', run: beside(1) },
        { id: 'record.previous', title: recordTexts.previousCommand, keys: 'p', run: beside(-1) },
      ]
    }, [claim, finding, events, event]),
  )
}

function Pager({
  first,
  total,
  onMove,
}: {
  first: number
  total: number
  onMove: (first: number) => void
}) {
  const say = useTexts(recordTexts)
  const last = Math.min(total, first + pageSize)
  return (
    <div className={styles['pager']}>
      <span role="status">
        {say('range', {
          first: formatCount(first + 1),
          last: formatCount(last),
          total: formatCount(total),
        })}
      </span>
      <Button
        kind="quiet"
        isDisabled={first === 0}
        onPress={() => onMove(Math.max(0, first - pageSize))}
      >
        {say('earlier', { count: pageSize })}
      </Button>
      <Button kind="quiet" isDisabled={last >= total} onPress={() => onMove(first + pageSize)}>
        {say('later', { count: Math.min(pageSize, Math.max(1, total - last)) })}
      </Button>
    </div>
  )
}
