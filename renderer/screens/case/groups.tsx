import type { Board } from '#contract'
import { verdictTexts, visible } from '#shared'
import { linkTo } from '../../lib/route.ts'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { Card } from '../../ui/parts.tsx'
import { Verdict, VerdictShape } from '../../ui/verdict.tsx'
import styles from './groups.module.css'
import { texts } from './texts.ts'

type Group = Board['groups'][number]

/** Each group by its weakest claim, with what makes it so. */
export function Groups({ groups }: { groups: readonly Group[] }) {
  const say = useTexts(texts)
  return (
    <Card flush grow>
      <table className={styles['table']}>
        <caption className={styles['caption']}>{say('board')}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles['group']}>
              {say('group')}
            </th>
            <th scope="col" className={styles['claims']}>
              {say('claims')}
            </th>
            <th scope="col">{say('weakest')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <GroupRow key={group.id} group={group} />
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function GroupRow({ group: { title, claims, weakest } }: { group: Group }) {
  const language = useLanguage()
  // What is supported needs no word here: what is not, does.
  const isOpen = weakest.verdict === 'refuted' || weakest.verdict === 'undetermined'
  return (
    <tr>
      <th scope="row" className={styles['name']}>
        {title}
      </th>
      <td>
        <span className={styles['shapes']}>
          {claims.map(({ id, title: claim, verdict }) => (
            <a
              key={id}
              className={styles['shape']}
              href={linkTo('claims', id)}
              title={claim}
              aria-label={`${claim} ${verdictTexts[verdict][language]}`}
            >
              <VerdictShape verdict={verdict} label="" />
            </a>
          ))}
        </span>
      </td>
      <td>
        <a className={styles['weakest']} href={linkTo('claims', weakest.claim)}>
          <Verdict verdict={weakest.verdict} />
          {isOpen ? <span className={styles['note']}>{visible(weakest.note)}</span> : null}
        </a>
      </td>
    </tr>
  )
}
