import type { LedgerFile, Output } from '#contract'
import { visible } from '#shared'
import { formatCount } from '../../lib/format.ts'
import type { Say } from '../../lib/texts.ts'
import { Tag } from '../../ui/parts.tsx'
import type { Column } from '../../ui/table.tsx'
import { CutName } from './cut-name.tsx'
import { counters, nameOf, spanOf } from './ledger-facts.ts'
import type { ledgerTexts } from './ledger-texts.ts'

/** Of a character in the table, in em: Chinese ones are nearly square. */
const advanceEm = (character: string) => (character > '\u2e7f' ? 0.95 : 0.56)
const paddingEm = 1.55

/** Room for a column's heading and for its sum, which is the longest of its figures; in em. */
function roomFor(...texts: readonly string[]): string {
  const widths = texts.map((text) => Array.from(text, advanceEm).reduce((a, b) => a + b, 0))
  return `${(Math.max(...widths) + paddingEm).toFixed(2)}em`
}

/** What the names of files need at least, in em: their column takes what the others leave. */
const leastName = 13

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
      width: roomFor(say(id), formatCount(totals[id])),
      cell: (file) => formatCount(file[id]),
    }))
  const notes: Column<LedgerFile> = {
    id: 'notes',
    title: say('notes'),
    width: '7.5em',
    cell: (file) => <NotesCell file={file} say={say} />,
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
      width: hasNotes ? '13em' : '24em',
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

/** That there is something to know or to answer; the file's own dialog says what. */
function NotesCell({
  file: { asks, warnings },
  say,
}: {
  file: LedgerFile
  say: Say<typeof ledgerTexts>
}) {
  if (asks.length > 0) return <Tag>{say('question')}</Tag>
  if (warnings.length === 0) return null
  return (
    <span title={warnings.map(({ text }) => visible(text)).join('\n')}>
      {warnings.length === 1 ? say('oneNote') : say('noteCount', { count: warnings.length })}
    </span>
  )
}
