import type { LedgerFile } from '#contract'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Banner } from '../../ui/parts.tsx'
import styles from './file-dialog.module.css'
import { readingTexts } from './reading-texts.ts'

function askOf(
  ask: LedgerFile['asks'][number],
  { dateOrder }: LedgerFile['reading'],
): keyof typeof readingTexts {
  if (ask === 'encoding') return 'asksEncoding'
  return dateOrder === null ? 'asksOrder' : 'asksOtherOrder'
}

/** What of a file waits for a person to say how it is read. */
export function ReadingAsks({
  file: { asks, reading },
  canState,
  onAnswer,
}: {
  file: LedgerFile
  canState: boolean
  onAnswer: () => void
}) {
  const say = useTexts(readingTexts)
  if (asks.length === 0) return null
  return (
    <Banner
      kind="warning"
      actions={
        <Button kind="primary" isDisabled={!canState} onPress={onAnswer}>
          {say('ask')}
        </Button>
      }
    >
      {asks.map((ask) => (
        <p key={ask}>{say(askOf(ask, reading))}</p>
      ))}
    </Banner>
  )
}

/** How a person stated that the file is read. */
export function StatedReading({
  file: { reading },
  canState,
  onChange,
}: {
  file: LedgerFile
  canState: boolean
  onChange: () => void
}) {
  const say = useTexts(readingTexts)
  const stated = [reading.dateOrder, reading.encoding].filter((said) => said !== null)
  if (stated.length === 0) return null
  return (
    <section className={styles['part']}>
      <div className={styles['partHead']}>
        <h3>{say('stated')}</h3>
        {reading.dateOrder === null ? null : (
          <Button kind="quiet" isDisabled={!canState} onPress={onChange}>
            {say('again')}
          </Button>
        )}
      </div>
      <p>{stated.map((said) => say(`stated.${said}`)).join(say('list'))}</p>
    </section>
  )
}
