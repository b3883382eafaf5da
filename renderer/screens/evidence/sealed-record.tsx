import type { Place } from '#contract'
import { visible } from '#shared'
import { formatBytes, formatCount } from '../../lib/format.ts'
import { useTexts } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Failure } from '../../ui/failure.tsx'
import styles from './sealed-record.module.css'
import { recordTexts } from './states-texts.ts'

const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n')

/** A record as it stands in the sealed original: where, and byte for byte what. */
export function SealedRecord({ title, place }: { title: string; place: Place }) {
  const say = useTexts(recordTexts)
  const { sha256, member, offset, length } = place
  const { value, failure } = useQuery('evidence.record', { sha256, member, offset, length })
  if (failure !== null) return <Failure failure={failure} />
  if (value === undefined) return null
  const name = visible(member === null ? value.name : `${value.name} › ${member}`)
  const from = formatCount(offset)
  const to = formatCount(offset + Math.max(0, length - 1))
  return (
    <section className={styles['record']}>
      <header className={styles['head']}>
        <h3>{title}</h3>
        <span className={styles['place']}>
          {value.isRow ? say('row', { name, row: offset }) : say('bytes', { name, from, to })}
        </span>
        {value.text === null || value.cut ? null : (
          <CopyButton kind="quiet" text={value.text}>
            {say('copy')}
          </CopyButton>
        )}
      </header>
      {value.text === null ? (
        <p className={styles['note']}>{say('noText')}</p>
      ) : (
        <pre className={styles['text']} tabIndex={0} role="region" aria-label={title}>
          {visibleLines(value.text)}
        </pre>
      )}
      {value.cut ? (
        <p className={styles['note']}>{say('cut', { length: formatBytes(length) })}</p>
      ) : null}
    </section>
  )
}
