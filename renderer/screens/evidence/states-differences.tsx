import { useState } from 'react'
import type { Comparison, StateChange } from '#contract'
import { visible } from '#shared'
import { formatCount, formatMoment } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { useTexts } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Failure } from '../../ui/failure.tsx'
import { Banner, Foreign } from '../../ui/parts.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Table } from '../../ui/table.tsx'
import { Pager } from './pager.tsx'
import { SealedRecord } from './sealed-record.tsx'
import styles from './states.module.css'
import { statesTexts } from './states-texts.ts'

const pageRows = 100

type Shown = 'all' | StateChange['change']

type Attribute = StateChange['attributes'][number]

/** One line of the table: an attribute that changed, or an object that came or went. */
type Line = {
  key: string
  change: StateChange
  attribute: Attribute | null
}

function linesOf(changes: readonly StateChange[]): Line[] {
  return changes.flatMap((change): Line[] => {
    const key = `${change.change} ${change.objectId}`
    if (change.attributes.length === 0) return [{ key, change, attribute: null }]
    return change.attributes.map((attribute) => ({
      key: `${key} ${attribute.attribute}`,
      change,
      attribute,
    }))
  })
}

/** What differs between two times of a state; each line leads to the records behind it. */
export function Differences({ kind, from, to }: { kind: string; from: string; to: string }) {
  const [shown, setShown] = useState<Shown>('all')
  const [first, setFirst] = useState(0)
  const [chosen, setChosen] = useState<Line | null>(null)
  const change = shown === 'all' ? null : shown
  const asked = { kind, from, to, change, first, count: pageRows }
  const { value, failure } = useQuery('evidence.compare', asked)
  const show = (next: Shown) => {
    setShown(next)
    setFirst(0)
    setChosen(null)
  }
  if (failure !== null) return <Failure failure={failure} />
  if (value === undefined) return null
  const isCompared = value.from.standing !== null && value.to.standing !== null
  return (
    <div className={styles['differences']}>
      <Limits side={value.from} />
      <Limits side={value.to} />
      {isCompared ? (
        <>
          <Counts comparison={value} shown={shown} onShow={show} />
          <Lines lines={linesOf(value.changes)} chosen={chosen?.key ?? null} onChoose={setChosen} />
          <Pager first={first} rows={pageRows} total={value.total} onFirst={setFirst} />
          {chosen === null ? null : <Records key={chosen.key} line={chosen} />}
          <NotCompared comparison={value} />
        </>
      ) : null}
    </div>
  )
}

function Limits({ side: { at, standing, unread } }: { side: Comparison['from'] }) {
  const say = useTexts(statesTexts)
  const clock = useSession(({ settings }) => settings.clock)
  const when = formatMoment(at, clock)
  return (
    <>
      {standing === null ? (
        <Banner kind="warning">{say('notCollected', { at: when })}</Banner>
      ) : null}
      {standing === 'partial' ? (
        <Banner kind="warning">{say('partial', { at: when })}</Banner>
      ) : null}
      {unread === 0 ? null : (
        <Banner kind="warning">{say('unread', { at: when, count: formatCount(unread) })}</Banner>
      )}
    </>
  )
}

function Counts({
  comparison: { added, removed, changed, same },
  shown,
  onShow,
}: {
  comparison: Comparison
  shown: Shown
  onShow: (shown: Shown) => void
}) {
  const say = useTexts(statesTexts)
  const counts = { all: added + removed + changed, added, removed, changed }
  const segments = (['all', 'added', 'removed', 'changed'] as const).map((id) => ({
    id,
    label: say(id, { count: formatCount(counts[id]) }),
  }))
  return (
    <div className={styles['counts']}>
      <Segments label={say('show')} value={shown} segments={segments} onChange={onShow} />
      <span className={styles['note']}>{say('same', { count: formatCount(same) })}</span>
    </div>
  )
}

function Lines({
  lines,
  chosen,
  onChoose,
}: {
  lines: readonly Line[]
  chosen: string | null
  onChoose: (line: Line) => void
}) {
  const say = useTexts(statesTexts)
  if (lines.length === 0) return <p className={styles['note']}>{say('noChange')}</p>
  const said = (text: string | undefined) =>
    text === undefined ? (
      ''
    ) : text === '' ? (
      <i className={styles['none']}>{say('nothing')}</i>
    ) : (
      text
    )
  return (
    <div className={styles['table']}>
      <Table
        label={say('table')}
        columns={[
          {
            id: 'change',
            title: say('change'),
            width: '6em',
            cell: ({ change }) => say(`is.${change.change}`),
          },
          {
            id: 'object',
            title: say('object'),
            width: '22%',
            cell: ({ change: { name, objectId } }) => visible(name ?? objectId),
          },
          {
            id: 'attribute',
            title: say('attribute'),
            isCode: true,
            width: '16%',
            cell: ({ attribute }) => attribute?.attribute ?? '',
          },
          {
            id: 'before',
            title: say('before'),
            isCode: true,
            cell: ({ attribute }) => said(attribute?.old),
          },
          {
            id: 'after',
            title: say('after'),
            isCode: true,
            cell: ({ attribute }) => said(attribute?.new),
          },
        ]}
        rows={lines}
        keyOf={({ key }) => key}
        chosen={chosen}
        onChoose={onChoose}
      />
    </div>
  )
}

/** Both records of the object, as each original has it. */
function Records({ line: { change, attribute } }: { line: Line }) {
  const say = useTexts(statesTexts)
  return (
    <section className={styles['records']}>
      <h3 className={styles['object']}>
        {change.name === null ? null : <Foreign>{change.name}</Foreign>}{' '}
        <span className={styles['id']}>
          <Foreign isCode>{change.objectId}</Foreign>
        </span>
      </h3>
      {attribute === null ? null : <Values attribute={attribute} />}
      {change.old === null ? (
        <p className={styles['note']}>{say('notThere')}</p>
      ) : (
        <SealedRecord title={say('rawBefore')} place={change.old} />
      )}
      {change.new === null ? (
        <p className={styles['note']}>{say('notThere')}</p>
      ) : (
        <SealedRecord title={say('rawAfter')} place={change.new} />
      )}
    </section>
  )
}

/** The values whole, entry by entry, where the table has cut them. */
function Values({ attribute: { attribute, old, new: now } }: { attribute: Attribute }) {
  const say = useTexts(statesTexts)
  const value = (title: string, text: string) => (
    <div className={styles['value']}>
      <span className={styles['note']}>
        {title}: <code>{attribute}</code>
      </span>
      <pre>{text === '' ? say('nothing') : text}</pre>
    </div>
  )
  return (
    <>
      {value(say('before'), old)}
      {value(say('after'), now)}
    </>
  )
}

function NotCompared({ comparison: { notCompared } }: { comparison: Comparison }) {
  const say = useTexts(statesTexts)
  if (notCompared.length === 0) return null
  return (
    <details className={styles['more']}>
      <summary>{say('notCompared', { count: formatCount(notCompared.length) })}</summary>
      <p className={styles['note']}>{say('notComparedText')}</p>
      <ul className={styles['attributes']}>
        {notCompared.map(({ attribute, objects }) => (
          <li key={attribute}>
            {say('notComparedOf', { attribute, count: formatCount(objects) })}
          </li>
        ))}
      </ul>
    </details>
  )
}
