import type { LedgerFile, Output } from '#contract'
import { visible } from '#shared'
import { formatCount } from '../../lib/format.ts'
import type { Say } from '../../lib/texts.ts'
import type { Column } from '../../ui/table.tsx'
import { CutName } from './cut-name.tsx'
import { counters, nameOf, spanOf } from './ledger-facts.ts'
import type { ledgerTexts } from './ledger-texts.ts'

/** Room for seven figures and for the headings in both languages. */
const widths = {
  records: '7.1em',
  imported: '7.1em',
  duplicate: '6.7em',
  merged: '6.1em',
  quarantined: '7.7em',
  ignored: '6.2em',
} as const

/** What the names of files need at least, in em: their column takes what the others leave. */
const leastName = 11.5

/** Narrower than this the table scrolls sideways, in em: names cut to nothing tell no files apart. */
export function leastWidth(columns: readonly Column<LedgerFile>[]): number {
  return columns.reduce((sum, { width }) => sum + Number.parseFloat(width ?? '0'), leastName)
}

/** A counter that is nought for every file has no column; the equation above the table names it. */
export function columnsOf(
  totals: Output<'evidence.ledger'>['totals'],
  hasNotes: boolean,
  say: Say<typeof ledgerTexts>,
): readonly Column<LedgerFile>[] {
  const numbers = (['records', ...counters] as const)
    .filter((id) => id === 'records' || id === 'imported' || totals[id] > 0)
    .map((id): Column<LedgerFile> => ({
      id,
      title: say(id),
      isNumber: true,
      width: widths[id],
      cell: (file) => formatCount(file[id]),
    }))
  const notes: Column<LedgerFile> = {
    id: 'notes',
    title: say('notes'),
    width: '9em',
    cell: ({ warnings }) => warnings.map(({ text }) => visible(text)).join(' · '),
  }
  return [
    {
      id: 'name',
      title: say('name'),
      isCode: true,
      cell: (file) => <CutName name={nameOf(file)} />,
    },
    {
      id: 'what',
      title: say('what'),
      width: hasNotes ? '14em' : '24em',
      cell: ({ formatTitle }) => visible(formatTitle),
    },
    {
      id: 'span',
      title: say('span'),
      isCode: true,
      width: '15.2em',
      cell: (file) => spanOf(file, say),
    },
    ...numbers,
    ...(hasNotes ? [notes] : []),
  ]
}
