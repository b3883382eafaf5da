import { useState } from 'react'
import type { CoverageChart, NextExport } from '#contract'
import { visible } from '#shared'
import { formatMoment } from '../../lib/format.ts'
import { linkTo } from '../../lib/route.ts'
import { useTexts, type Say } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Card, Tag } from '../../ui/parts.tsx'
import styles from './next-exports.module.css'
import { nextTexts } from './next-texts.ts'

/** Shown before the rest is asked for. */
const few = 5

const reasonsOf = ({ reasons }: NextExport, say: Say<typeof nextTexts>) =>
  reasons.map(({ text }) => visible(text)).join(say('list'))

/** What to ask the tenant's administrator for; the text holds the times as machines read them. */
export function NextExports({ coverage: { next, lanes } }: { coverage: CoverageChart }) {
  const say = useTexts(nextTexts)
  const [isWhole, setWhole] = useState(false)
  const { value: script } = useQuery('evidence.script', {})
  const ranked = [...next].sort((a, b) => b.settles.length - a.settles.length)
  const claims = new Map(lanes.flatMap((lane) => lane.claims.map(({ id, title }) => [id, title])))
  const text = ranked
    .map((one, index) =>
      say('line', {
        rank: index + 1,
        title: one.title,
        from: one.from,
        to: one.to,
        reasons: reasonsOf(one, say),
      }),
    )
    .join('\n')
  return (
    <Card
      title={say('title')}
      aside={
        next.length === 0 ? undefined : (
          <span className={styles['aside']}>
            {say('note')}
            <CopyButton kind="quiet" text={text}>
              {say('copy')}
            </CopyButton>
            {script === undefined ? null : (
              <CopyButton kind="quiet" text={script.script}>
                {say('script')}
              </CopyButton>
            )}
          </span>
        )
      }
    >
      {next.length === 0 ? <p className={styles['none']}>{say('none')}</p> : null}
      <ol className={styles['list']}>
        {ranked.slice(0, isWhole ? ranked.length : few).map((one, index) => (
          <ExportRow key={`${one.source} ${one.from}`} rank={index + 1} one={one} claims={claims} />
        ))}
      </ol>
      {isWhole || ranked.length <= few ? null : (
        <Button kind="quiet" onPress={() => setWhole(true)}>
          {say('all', { count: ranked.length })}
        </Button>
      )}
    </Card>
  )
}

function ExportRow({
  rank,
  one,
  claims,
}: {
  rank: number
  one: NextExport
  claims: ReadonlyMap<string, string>
}) {
  const say = useTexts(nextTexts)
  return (
    <li className={styles['row']}>
      <span className={styles['rank']} aria-hidden="true">
        {rank}
      </span>
      <a className={styles['title']} href={linkTo('evidence', one.source, one.from.slice(0, 10))}>
        {visible(one.title)}
      </a>
      <span className={styles['span']}>
        {say('span', { from: formatMoment(one.from, 'utc'), to: formatMoment(one.to, 'utc') })}
      </span>
      <span className={styles['reasons']}>{reasonsOf(one, say)}</span>
      <span
        className={styles['settles']}
        title={one.settles.map((id) => claims.get(id) ?? id).join('\n')}
      >
        <Tag>
          {one.settles.length === 0
            ? say('fills')
            : one.settles.length === 1
              ? say('settlesOne')
              : say('settles', { count: one.settles.length })}
        </Tag>
      </span>
      <details className={styles['how']}>
        <summary>{say('how')}</summary>
        <p>{visible(one.portal)}</p>
        <p>{visible(one.limit)}</p>
        <p>{visible(one.collectors)}</p>
      </details>
    </li>
  )
}
