import { useEffect, useRef } from 'react'
import type { Finding } from '#contract'
import { visible } from '#shared'
import { formatCount } from '../../lib/format.ts'
import { linkTo } from '../../lib/route.ts'
import { useTexts } from '../../lib/texts.ts'
import { classNames } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { Foreign, Tag } from '../../ui/parts.tsx'
import { Decisions } from './decisions.tsx'
import styles from './finding-item.module.css'
import { wishFocus } from './focus.ts'
import { usePlace } from './place.ts'
import { Records } from './records.tsx'
import { recordTexts } from './record-texts.ts'
import { standingOf, weightOf } from './standing.ts'

export function FindingItem({
  claim,
  finding,
  isSelected,
}: {
  claim: string
  finding: Finding
  isSelected: boolean
}) {
  const say = useTexts(recordTexts)
  const { id, text, subject, events } = finding
  const isLinked = usePlace().finding === id
  const item = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isLinked) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isLinked])
  return (
    <li className={styles['item']}>
      <a
        ref={item}
        className={classNames(styles['finding'], isSelected && styles['selected'])}
        href={linkTo('claims', claim, id)}
        aria-current={isSelected}
        onClick={() => wishFocus('record')}
      >
        <span className={classNames(styles['turn'], isSelected && styles['open'])}>
          <Icon name="next" />
        </span>
        <span className={styles['words']}>
          <span className={styles['text']}>{visible(text)}</span>
          <span className={styles['facts']}>
            <span className={styles[weightOf(finding)]}>{say(strengthText(finding))}</span>
            <span className={styles['subject']} title={visible(subject)}>
              <Foreign>{subject}</Foreign>
            </span>
            <span>
              {events === 1 ? say('record') : say('records', { count: formatCount(events) })}
            </span>
            <State finding={finding} />
          </span>
        </span>
      </a>
      {isSelected ? (
        <div className={styles['panel']}>
          {finding.decisions.length === 0 ? null : (
            <div className={styles['decisions']}>
              <Decisions finding={finding} />
            </div>
          )}
          <Records claim={claim} finding={finding} />
        </div>
      ) : null}
    </li>
  )
}

/** Its strength, and what has become of that. */
function strengthText(finding: Finding): keyof typeof recordTexts {
  const isStrong = finding.strength === 'strong'
  switch (weightOf(finding)) {
    case 'refutes':
      return isStrong ? 'strongRefutes' : 'weakRefutes'
    case 'waits':
      return 'weakWaits'
    case 'settled':
      return isStrong ? 'strongSettled' : 'weakSettled'
  }
}

function State({ finding }: { finding: Finding }) {
  const say = useTexts(recordTexts)
  const standing = standingOf(finding)
  switch (standing.state) {
    case 'in-force': {
      const people = standing.people.map(visible)
      return (
        <span className={styles['force']}>{say('inForce', { as: say(standing.as), people })}</span>
      )
    }
    case 'awaited':
      return <Tag>{say('awaited', { as: say(standing.as) })}</Tag>
    case 'disputed':
      return <Tag>{say('disputed')}</Tag>
    case 'open':
      return <Tag>{say('open')}</Tag>
    case 'standing':
      return null
  }
}
