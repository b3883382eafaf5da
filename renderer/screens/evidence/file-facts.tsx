import type { ReactNode } from 'react'
import type { LedgerFile } from '#contract'
import { formatBytes, formatCount } from '../../lib/format.ts'
import { useTexts } from '../../lib/texts.ts'
import { visible } from '#shared'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Foreign, Moment } from '../../ui/parts.tsx'
import styles from './file-dialog.module.css'
import { fileTexts } from './file-texts.ts'
import { counters } from './ledger-facts.ts'
import { ledgerTexts } from './ledger-texts.ts'
import { ManifestPart } from './manifest.tsx'
import { Problems } from './problems.tsx'
import { ReadingAsks, StatedReading } from './reading-part.tsx'
import { Statements } from './statements.tsx'

/** What is known of a file, with its notes, what was ignored and what could not be read. */
export function FileFacts({
  file,
  canState,
  onState,
  onReading,
}: {
  file: LedgerFile
  canState: boolean
  onState: () => void
  onReading: () => void
}) {
  const say = useTexts(fileTexts)
  return (
    <>
      <ReadingAsks file={file} canState={canState} onAnswer={onReading} />
      <Facts file={file} />
      <StatedReading file={file} canState={canState} onChange={onReading} />
      <ManifestPart file={file} canState={canState} onState={onState} />
      {file.warnings.length === 0 ? null : (
        <Part title={say('warnings')}>
          {file.warnings.map(({ code, text }) => (
            <li key={`${code} ${text}`}>{visible(text)}</li>
          ))}
        </Part>
      )}
      {file.ignoredReasons.length === 0 ? null : (
        <Part title={say('ignored')}>
          {file.ignoredReasons.map(({ code, records }) => (
            <li key={code}>{say('ignoredReason', { code, count: formatCount(records) })}</li>
          ))}
        </Part>
      )}
      {file.quarantined === 0 ? null : <Problems key={file.sha256} file={file} />}
      <Statements key={`own ${file.sha256} ${file.member}`} file={file} whose="own" />
      <Statements key={`beside ${file.sha256} ${file.member}`} file={file} whose="beside" />
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['part']}>
      <h3>{title}</h3>
      <ul className={styles['list']}>{children}</ul>
    </section>
  )
}

function Facts({ file }: { file: LedgerFile }) {
  const say = useTexts(fileTexts)
  const moment = (at: string | null) => (at === null ? say('notStated') : <Moment at={at} />)
  const seen = (at: string | null) => (at === null ? '–' : <Moment at={at} />)
  const size = formatCount(file.bytes)
  const collectedBy = file.manifests[0]?.collectedBy ?? file.collectedBy
  return (
    <dl className={styles['facts']}>
      <dt>{say('sha256')}</dt>
      <dd className={styles['wide']}>
        <span className={styles['hash']}>{file.sha256}</span>
        <CopyButton kind="quiet" text={file.sha256}>
          {say('copyHash')}
        </CopyButton>
      </dd>
      {file.member === null ? null : (
        <>
          <dt>{say('member')}</dt>
          <dd className={styles['wide']}>
            <Foreign isCode>{file.member}</Foreign>
          </dd>
        </>
      )}
      <dt>{say('format')}</dt>
      <dd className={styles['wide']}>{`${visible(file.formatTitle)} (${file.format})`}</dd>
      <dt>{say('records')}</dt>
      <dd className={styles['wide']}>
        <Equation file={file} />
      </dd>
      <dt>{say('source')}</dt>
      <dd>{file.sourceTitle === null ? say('notStated') : visible(file.sourceTitle)}</dd>
      <dt>{say('size')}</dt>
      <dd>
        {file.bytes < 1000
          ? say('bytesOnly', { count: size })
          : say('bytes', { short: formatBytes(file.bytes), count: size })}
      </dd>
      <dt>{say('first')}</dt>
      <dd>{seen(file.firstEventAt)}</dd>
      <dt>{say('last')}</dt>
      <dd>{seen(file.lastEventAt)}</dd>
      <dt>{say('collectedBy')}</dt>
      <dd>{collectedBy === null ? say('notStated') : <Foreign>{collectedBy}</Foreign>}</dd>
      <dt>{say('asOf')}</dt>
      <dd>{moment(file.asOf)}</dd>
      <dt>{say('importedAt')}</dt>
      <dd>{moment(file.importedAt)}</dd>
      <dt>{say('tenant')}</dt>
      <dd>{file.tenant === null ? say('notStated') : <Foreign>{file.tenant}</Foreign>}</dd>
    </dl>
  )
}

function Equation({ file }: { file: LedgerFile }) {
  const say = useTexts(ledgerTexts)
  const parts = counters.map((id) =>
    say('equationPart', { count: formatCount(file[id]), what: say(`part.${id}`) }),
  )
  return say('equationText', {
    records: say('equationRecords', { count: formatCount(file.records) }),
    parts: parts.join(' + '),
  })
}
