import type { ImportReport } from '#contract'
import { visible } from '#shared'
import { formatCount } from '../../lib/format.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Foreign } from '../../ui/parts.tsx'
import { CutName } from './cut-name.tsx'
import styles from './import-panel.module.css'
import { importTexts } from './import-texts.ts'
import { counters, nameOf } from './ledger-facts.ts'
import { ledgerTexts } from './ledger-texts.ts'
import { goToFile } from './place.ts'

type ImportedFile = ImportReport['files'][number]

/** Items listed before the rest is only counted. */
const shown = 20

export const refusedIn = ({ files }: ImportReport): readonly ImportedFile[] =>
  files.filter(({ refused }) => refused !== null)

/** Of an archive as a whole, though they stand beside the first file in it. */
const ofArchive = new Set(['members-unread', 'members-not-evidence'])

/** Each note once, with the files it is about. */
function notesIn({ files }: ImportReport): readonly (readonly [text: string, names: string[]])[] {
  const notes = new Map<string, string[]>()
  for (const file of files)
    for (const { code, text } of file.refused === null ? file.warnings : []) {
      // That one is asked.
      if (code === 'date-order-unknown') continue
      const name = ofArchive.has(code) ? file.name : nameOf(file)
      notes.set(text, [...(notes.get(text) ?? []), name])
    }
  return [...notes]
}

/** What came of an import: the sum, what was refused and why, what is asked, what has to be known. */
export function ImportResult({ report }: { report: ImportReport }) {
  const say = useTexts(importTexts)
  const sayLedger = useTexts(ledgerTexts)
  const { files, totals } = report
  const parts = counters.map((id) =>
    sayLedger('equationPart', { count: formatCount(totals[id]), what: sayLedger(`part.${id}`) }),
  )
  const count =
    files.length === 1 ? say('oneFile') : say('filesCount', { count: formatCount(files.length) })
  return (
    <>
      <p className={styles['equation']}>
        {count} →{' '}
        {sayLedger('equationText', {
          records: sayLedger('equationRecords', { count: formatCount(totals.records) }),
          parts: parts.join(' + '),
        })}
      </p>
      <Refused files={refusedIn(report)} />
      <Asks files={files.filter(({ asks }) => asks.length > 0)} />
      <Notes notes={notesIn(report)} />
      <LeftAside files={files.filter(({ leftAside }) => leftAside !== null)} />
    </>
  )
}

function Refused({ files }: { files: readonly ImportedFile[] }) {
  const say = useTexts(importTexts)
  if (files.length === 0) return null
  return (
    <section className={styles['part']}>
      <h3>{say('refused')}</h3>
      <ul className={styles['list']}>
        {files.slice(0, shown).map(({ name, refused }, index) => (
          <li key={`${index} ${name}`} className={styles['item']}>
            <span>
              <CutName name={name} />
            </span>
            <span>{refused!.text}</span>
          </li>
        ))}
      </ul>
      {files.length <= shown ? null : <p>{say('moreRefused', { count: files.length - shown })}</p>}
    </section>
  )
}

function askOf({ asks, warnings }: ImportedFile): keyof typeof importTexts {
  if (!asks.includes('date-order')) return 'asksEncoding'
  const isRefuted = warnings.some(({ code }) => code === 'date-order-contradictory')
  return isRefuted ? 'asksOtherOrder' : 'asksOrder'
}

/** Files of which records wait until a person says how they are read; each leads to its question. */
function Asks({ files }: { files: readonly ImportedFile[] }) {
  const say = useTexts(importTexts)
  if (files.length === 0) return null
  return (
    <section className={styles['part']}>
      <h3>{say('asks')}</h3>
      <ul className={styles['list']}>
        {files.slice(0, shown).map((file, index) => (
          <li
            key={`${index} ${nameOf(file)}`}
            className={classNames(styles['item'], styles['withButton'])}
          >
            <span>
              <CutName name={nameOf(file)} />
            </span>
            <span className={styles['ask']}>
              <span>{say(askOf(file))}</span>
              <Button onPress={() => goToFile({ sha256: file.sha256!, member: file.member })}>
                {say('answer')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {files.length <= shown ? null : <p>{say('more', { count: files.length - shown })}</p>}
    </section>
  )
}

/** What lay beside the exports and is none: said, for nothing is dropped in silence, but no failure. */
function LeftAside({ files }: { files: readonly ImportedFile[] }) {
  const say = useTexts(importTexts)
  if (files.length === 0) return null
  const rest = files.length - shown
  return (
    <p className={styles['aside']}>
      {say('leftAside')}
      {files.slice(0, shown).map(({ name, leftAside }, index) => (
        <span key={`${index} ${name}`}>
          {index === 0 ? null : say('list')}
          <Foreign>{name}</Foreign>
          {say('leftAsideWhat', { what: leftAside! })}
        </span>
      ))}
      {rest > 0 ? ` ${say('moreRefused', { count: rest })}` : null}
    </p>
  )
}

function Notes({ notes }: { notes: ReturnType<typeof notesIn> }) {
  const say = useTexts(importTexts)
  if (notes.length === 0) return null
  return (
    <section className={styles['part']}>
      <h3>{say('warnings')}</h3>
      <ul className={styles['list']}>
        {notes.slice(0, shown).map(([text, names]) => (
          <li key={text} className={styles['item']}>
            <span>
              <CutName
                name={
                  names.length === 1
                    ? names[0]!
                    : say('ofFiles', { name: names[0]!, count: names.length - 1 })
                }
              />
            </span>
            <span>{visible(text)}</span>
          </li>
        ))}
      </ul>
      {notes.length <= shown ? null : <p>{say('more', { count: notes.length - shown })}</p>}
    </section>
  )
}
