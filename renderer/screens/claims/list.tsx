import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { Input, SearchField } from 'react-aria-components'
import type { ClaimRow } from '#contract'
import { visible } from '#shared'
import { useCommands } from '../../lib/commands.ts'
import { linkTo } from '../../lib/route.ts'
import { useTexts } from '../../lib/texts.ts'
import { classNames } from '../../ui/class-names.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { VerdictShape } from '../../ui/verdict.tsx'
import { useFocusPart, wishFocus } from './focus.ts'
import styles from './list.module.css'
import { isOpen, neighbour } from './order.ts'
import { goToClaim } from './place.ts'
import { useClaimsScreen } from './screen-state.ts'
import { texts } from './texts.ts'

/** Fewer than these are seen at a glance. */
const worthFiltering = 12

/** All claims; what is open comes first and without a heading, for it is the work. */
export function ClaimList({
  rows,
  shown,
  current,
}: {
  rows: readonly ClaimRow[]
  shown: readonly ClaimRow[]
  current: string | null
}) {
  const say = useTexts(texts)
  const filter = useClaimsScreen((state) => state.filter)
  const part = useFocusPart<HTMLElement>('list')
  const count = rows.filter(isOpen).length
  const parts = [
    { heading: null, claims: shown.filter(isOpen) },
    { heading: say('supported'), claims: shown.filter((row) => row.verdict === 'supported') },
    {
      heading: say('not-applicable'),
      claims: shown.filter((row) => row.verdict === 'not-applicable'),
    },
  ].filter(({ claims }) => claims.length > 0)
  const stop = shown.some(({ id }) => id === current) ? current : (shown[0]?.id ?? null)
  return (
    <nav className={styles['list']} aria-label={say('list')} ref={part}>
      <header className={styles['head']}>
        <h2>{count === 0 ? say('nothingToWalk') : say('toWalk', { count })}</h2>
        <p className={styles['order']}>
          {say('listOrder')} <Kbd keys="j" /> <Kbd keys="k" />
        </p>
        {rows.length > worthFiltering ? <Filter /> : null}
      </header>
      <div className={styles['scroll']}>
        {parts.length === 0 ? (
          <p className={styles['none']}>{say('noMatch', { filter: visible(filter) })}</p>
        ) : null}
        {parts.map(({ heading, claims }) => (
          <section key={heading ?? ''}>
            {heading === null ? null : <h3 className={styles['heading']}>{heading}</h3>}
            <ul>
              {claims.map((row) => (
                <li key={row.id}>
                  <Item row={row} shown={shown} current={current} isStop={row.id === stop} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </nav>
  )
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 }

function Item({
  row: { id, title, verdict, groupTitle, reasons, open },
  shown,
  current,
  isStop,
}: {
  row: ClaimRow
  shown: readonly ClaimRow[]
  current: string | null
  isStop: boolean
}) {
  const say = useTexts(texts)
  const isCurrent = id === current
  const item = useRef<HTMLAnchorElement>(null)
  // A new verdict moves a claim in the list: the one that is open stays in view.
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent, verdict])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const next = neighbour(shown, id, step)
      if (next === null) return
      goToClaim(next.id)
      wishFocus('list')
    } else if (event.key === 'Enter' && isCurrent) {
      event.preventDefault()
      wishFocus('claim')
    }
  }
  const notes = [
    groupTitle,
    ...reasons.map(({ text }) => text),
    ...(open > 0 ? [say('toDecide', { count: open })] : []),
  ]
  return (
    <a
      ref={item}
      className={classNames(styles['item'], isCurrent && styles['current'])}
      href={linkTo('claims', id)}
      tabIndex={isStop ? 0 : -1}
      aria-current={isCurrent}
      onKeyDown={onKeyDown}
    >
      <VerdictShape verdict={verdict} />
      <span className={styles['words']}>
        <span className={styles['title']} title={title}>
          {title}
        </span>
        <span className={styles['notes']}>{notes.join(' · ')}</span>
      </span>
    </a>
  )
}

function Filter() {
  const say = useTexts(texts)
  const filter = useClaimsScreen((state) => state.filter)
  const input = useRef<HTMLInputElement>(null)
  useCommands(
    useMemo(
      () => [
        {
          id: 'claims.filter',
          title: texts.filter,
          keys: '/',
          run: () => input.current?.focus(),
        },
      ],
      [],
    ),
  )
  return (
    <SearchField
      aria-label={say('filter')}
      className={styles['filter']!}
      value={filter}
      onChange={(value) => useClaimsScreen.setState({ filter: value })}
      onSubmit={() => wishFocus('list')}
    >
      <Input ref={input} className={styles['input']!} placeholder={say('filter')} />
      <Kbd keys="/" />
    </SearchField>
  )
}
