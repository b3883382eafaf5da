import { useEffect, useMemo, useState } from 'react'
import type { RawRecord as Raw } from '#contract'
import { visible } from '#shared'
import { useCommands } from '../../lib/commands.ts'
import { formatBytes, formatCount, shortHash } from '../../lib/format.ts'
import { useTexts } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Banner, Foreign } from '../../ui/parts.tsx'
import { Segments } from '../../ui/segments.tsx'
import { useFocusPart } from './focus.ts'
import { formatJson } from './format-json.ts'
import styles from './raw-record.module.css'
import { recordTexts } from './record-texts.ts'
import { toggleFormatted, useClaimsScreen } from './screen-state.ts'
import { segmentsOf, visibleLines } from './segments.ts'

/** A record as it stands in the sealed original: where, and byte for byte what. */
export function RawRecord({ event, finding }: { event: string; finding: string | null }) {
  const [version, setVersion] = useState(0)
  const { value: raw, failure } = useQuery('event.raw', { event, version, finding })
  const isDrawn = raw !== undefined
  const part = useFocusPart<HTMLDivElement>('raw', isDrawn)
  useEffect(() => {
    if (isDrawn) part.current?.scrollIntoView({ block: 'nearest' })
  }, [isDrawn, part])
  return (
    <div ref={part} className={styles['raw']} tabIndex={-1}>
      {failure === null ? null : <Failure failure={failure} />}
      {raw === undefined ? null : (
        <>
          <Place raw={raw} />
          <Versions raw={raw} onChange={setVersion} />
          {raw.text === null ? <NoText raw={raw} /> : <Text raw={raw} text={raw.text} />}
        </>
      )}
    </div>
  )
}

/** Where the bytes are, so that anybody finds them without this tool. */
function Place({ raw }: { raw: Raw }) {
  const say = useTexts(recordTexts)
  const first = formatCount(raw.offset)
  const last = formatCount(raw.offset + raw.length - 1)
  const file = raw.member === null ? raw.file : `${raw.file} › ${raw.member}`
  return (
    <header className={styles['head']}>
      <h3>{say('raw')}</h3>
      <div className={styles['place']}>
        <span className={styles['file']} title={visible(file)}>
          <Foreign>{file}</Foreign>
        </span>
        <span>{raw.length === 0 ? say('noBytes', { first }) : say('bytes', { first, last })}</span>
        <span title={raw.sha256}>sha256 {shortHash(raw.sha256)}</span>
      </div>
      <div className={styles['actions']}>
        <CopyButton kind="quiet" text={raw.sha256}>
          {say('copyHash')}
        </CopyButton>
        {raw.text === null || raw.cut ? null : (
          <CopyButton kind="quiet" text={raw.text}>
            {say('copyRecord')}
          </CopyButton>
        )}
      </div>
    </header>
  )
}

function Versions({ raw, onChange }: { raw: Raw; onChange: (version: number) => void }) {
  const say = useTexts(recordTexts)
  if (raw.versions < 2) return null
  const versions = Array.from({ length: raw.versions }, (_, index) => ({
    id: String(index),
    label: say('version', { version: index + 1, versions: raw.versions }),
  }))
  return (
    <div className={styles['line']}>
      <Segments
        label={say('versionLabel')}
        value={String(raw.version)}
        segments={versions}
        onChange={(id) => onChange(Number(id))}
      />
      <span className={styles['note']}>{say('versionNote')}</span>
    </div>
  )
}

const viewCommands = [
  { id: 'record.view', title: recordTexts.viewCommand, keys: 'v', run: toggleFormatted },
]

function Text({ raw, text }: { raw: Raw; text: string }) {
  const say = useTexts(recordTexts)
  const wantsFormatted = useClaimsScreen((state) => state.isFormatted)
  const laidOut = useMemo(() => formatJson(text, raw.marks), [text, raw.marks])
  const shown = wantsFormatted && laidOut !== null ? laidOut : { text, marks: raw.marks }
  const isFormatted = shown === laidOut
  useCommands(useMemo(() => (laidOut === null ? [] : viewCommands), [laidOut]))
  return (
    <>
      <div className={styles['line']}>
        {laidOut === null ? null : (
          <Segments
            label={say('view')}
            value={isFormatted ? 'formatted' : 'sealed'}
            segments={[
              { id: 'sealed', label: say('sealed') },
              { id: 'formatted', label: say('formatted') },
            ]}
            onChange={toggleFormatted}
          />
        )}
        <span className={styles['note']}>
          {isFormatted ? `${say('formattedNote')} ` : ''}
          {raw.marks.length > 0 ? say('marked') : ''}
        </span>
      </div>
      <pre className={styles['text']} tabIndex={0} role="region" aria-label={say('raw')}>
        {segmentsOf(shown.text, shown.marks).map(({ text: piece, isMarked }, index) =>
          isMarked ? (
            <mark key={index} className={styles['mark']}>
              {visibleLines(piece)}
            </mark>
          ) : (
            visibleLines(piece)
          ),
        )}
      </pre>
      {raw.cut ? (
        <p className={styles['cut']}>{say('cut', { length: formatBytes(raw.length) })}</p>
      ) : null}
    </>
  )
}

function NoText({ raw }: { raw: Raw }) {
  const say = useTexts(recordTexts)
  return (
    <div className={styles['line']}>
      <Banner kind="warning">{say('noText', { member: visible(raw.member ?? raw.file) })}</Banner>
    </div>
  )
}
