import type { ReactNode } from 'react'
import type { Board, NextExport } from '#contract'
import { saveReport } from '../../lib/case-actions.ts'
import { formatDay } from '../../lib/format.ts'
import { linkTo } from '../../lib/route.ts'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Card, Tag } from '../../ui/parts.tsx'
import { texts } from './texts.ts'
import styles from './todo.module.css'

const shown = 5

/** In the order of what changes most: access that is open, decisions, then exports. */
export function Todo({ board }: { board: Board }) {
  const say = useTexts(texts)
  const language = useLanguage()
  const { value: claims = [] } = useQuery('claims.list', { language })
  const refuted = claims.filter(({ verdict }) => verdict === 'refuted')
  const undecided = claims.filter(({ open }) => open > 0)
  const open = undecided.reduce((sum, claim) => sum + claim.open, 0)
  const isDone = refuted.length === 0 && open === 0 && board.next.length === 0
  return (
    <Card title={say('todo')} aside={<CopyList next={board.next} />}>
      <ol className={styles['steps']}>
        {refuted[0] === undefined ? null : (
          <Step claim={refuted[0].id}>
            {say(refuted.length === 1 ? 'actOnOne' : 'actOn', { count: refuted.length })}
          </Step>
        )}
        {undecided[0] === undefined ? null : (
          <Step claim={undecided[0].id}>
            {say(open === 1 ? 'decideOne' : 'decide', { count: open })}
          </Step>
        )}
        {board.next.length === 0 ? null : (
          <li className={styles['step']}>
            {say('ask')}
            <Exports next={board.next} />
          </li>
        )}
      </ol>
      {isDone ? (
        <div className={styles['done']}>
          <p>{say('nothing')}</p>
          <Button onPress={() => void saveReport()}>{say('save')}</Button>
        </div>
      ) : null}
    </Card>
  )
}

function Step({ claim, children }: { claim: string; children: ReactNode }) {
  return (
    <li className={styles['step']}>
      <a href={linkTo('claims', claim)}>{children}</a>
    </li>
  )
}

function Exports({ next }: { next: readonly NextExport[] }) {
  const say = useTexts(texts)
  const language = useLanguage()
  return (
    <ul className={styles['exports']}>
      {next.slice(0, shown).map((one) => (
        <li key={`${one.source} ${one.from}`} className={styles['export']}>
          <span className={styles['what']}>
            {one.title}
            <span className={styles['span']}>
              {say('span', {
                from: formatDay(one.from, language),
                to: formatDay(one.to, language),
              })}
            </span>
          </span>
          <Tag>
            {one.settles.length === 0
              ? say('fills')
              : say('settles', { count: one.settles.length })}
          </Tag>
        </li>
      ))}
    </ul>
  )
}

function CopyList({ next }: { next: readonly NextExport[] }) {
  const say = useTexts(texts)
  if (next.length === 0) return null
  const list = next.map((one) => `${one.title}: ${one.from} – ${one.to}`).join('\n')
  return (
    <CopyButton kind="quiet" text={list}>
      {say('copyNext')}
    </CopyButton>
  )
}
