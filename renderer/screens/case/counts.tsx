import type { Board } from '#contract'
import type { Verdict as VerdictName } from '#shared'
import { linkTo } from '../../lib/route.ts'
import { useTexts } from '../../lib/texts.ts'
import { Verdict } from '../../ui/verdict.tsx'
import styles from './counts.module.css'
import { texts } from './texts.ts'

/** Refuted first, in this as in every order. */
const notes = [
  ['refuted', 'refutedNote'],
  ['undetermined', 'undeterminedNote'],
  ['supported', 'supportedNote'],
  ['not-applicable', 'naNote'],
] as const satisfies readonly (readonly [VerdictName, keyof typeof texts])[]

export function Counts({ board }: { board: Board }) {
  const say = useTexts(texts)
  const claims = board.groups.flatMap((group) => group.claims)
  return (
    <ul className={styles['counts']}>
      {notes.map(([verdict, note]) => {
        const count = board.counts[verdict] ?? 0
        const first = claims.find((claim) => claim.verdict === verdict)
        const content = (
          <>
            <span className={styles['line']}>
              <Verdict verdict={verdict} />
              <b className={styles['figure']}>{count}</b>
            </span>
            <span className={styles['note']}>{say(note)}</span>
          </>
        )
        return (
          <li key={verdict} className={styles['card']}>
            {first === undefined ? (
              <div className={styles['content']}>{content}</div>
            ) : (
              <a className={styles['content']} href={linkTo('claims', first.id)}>
                {content}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
