import type { LedgerFile, Manifest } from '#contract'
import { formatCount, formatMinute, formatMoment } from '../../lib/format.ts'
import { useSession } from '../../lib/session.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { Foreign, Moment } from '../../ui/parts.tsx'
import styles from './file-dialog.module.css'
import { manifestTexts } from './manifest-texts.ts'

const parts = ['collectedBy', 'account', 'tool', 'query', 'errors'] as const

/** How the file came to be, as people stated it: the last statement, and what was stated before. */
export function ManifestPart({
  file: { manifests },
  onState,
  canState,
}: {
  file: LedgerFile
  onState: () => void
  canState: boolean
}) {
  const say = useTexts(manifestTexts)
  const [latest, ...earlier] = manifests
  return (
    <section className={styles['part']}>
      <div className={styles['partHead']}>
        <h3>{say('title')}</h3>
        <Button kind="quiet" isDisabled={!canState} onPress={onState}>
          {say(latest === undefined ? 'state' : 'edit')}
        </Button>
      </div>
      {latest === undefined ? (
        <p className={styles['note']}>{say('none')}</p>
      ) : (
        <Stated manifest={latest} />
      )}
      {earlier.length === 0 ? null : (
        <details className={styles['earlier']}>
          <summary>{say('earlier', { count: formatCount(earlier.length) })}</summary>
          {earlier.map((manifest) => (
            <Stated key={manifest.statedAt} manifest={manifest} />
          ))}
        </details>
      )}
    </section>
  )
}

function Stated({ manifest }: { manifest: Manifest }) {
  const say = useTexts(manifestTexts)
  const clock = useSession(({ settings }) => settings.clock)
  const { from, to, collectedAt, by, statedAt } = manifest
  const moment = (at: string | null) => (at === null ? say('open') : formatMoment(at, clock))
  return (
    <dl className={styles['facts']}>
      {parts.map((name) => {
        const said = manifest[name]
        return said === null ? null : (
          <Fact key={name} name={say(name)}>
            <Foreign>{said}</Foreign>
          </Fact>
        )
      })}
      {from === null && to === null ? null : (
        <Fact name={say('window')}>{say('range', { from: moment(from), to: moment(to) })}</Fact>
      )}
      {collectedAt === null ? null : (
        <Fact name={say('collectedAt')}>
          <Moment at={collectedAt} />
        </Fact>
      )}
      <Fact name={say('by')}>
        <Foreign>{by}</Foreign> · {formatMinute(statedAt, clock)}
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={styles['wide']}>{children}</dd>
    </>
  )
}
