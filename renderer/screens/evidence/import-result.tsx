import type { ImportReport } from '#contract'
import { visible } from '#shared'
import { formatCount } from '../../lib/format.ts'
import { useTexts } from '../../lib/texts.ts'
import { CutName } from './cut-name.tsx'
import styles from './import-panel.module.css'
import { importTexts } from './import-texts.ts'
import { counters } from './ledger-facts.ts'
import { ledgerTexts } from './ledger-texts.ts'

type ImportedFile = ImportReport['files'][number]

/** Items listed before the rest is only counted. */
const shown = 20

export const refusedIn = ({ files }: ImportReport): readonly ImportedFile[] =>
  files.filter(({ refused }) => refused !== null)

/** Each note once, with the files it is about. */
function notesIn({ files }: ImportReport): readonly (readonly [text: string, names: string[]])[] {
  const notes = new Map<string, string[]>()
  for (const { name, refused, warnings } of files)
    if (refused === null)
      for (const { text } of warnings) notes.set(text, [...(notes.get(text) ?? []), name])
  return [...notes]
}

/** What came of an import: the sum, then what was refused and why, then what has to be known. */
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
      <Notes notes={notesIn(report)} />
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
