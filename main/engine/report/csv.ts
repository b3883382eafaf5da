import type { Language } from '#shared'
import type { ClaimResult } from '../claims/document.ts'
import { byVerdict, openFindings } from './claim-order.ts'
import { shown } from './escape.ts'
import type { ReportModel } from './model.ts'
import { plainFinding, plainStep } from './sentence.ts'
import { claimTitle } from './texts.ts'

/** Excel takes a file without it for the machine's code page and garbles every name. */
const byteOrderMark = '\uFEFF'

/**
 * One cell, always quoted. What a spreadsheet would take for a formula is preceded by an apostrophe
 * (evidence.md §2.1): this export is for reading; the exact bytes are in the sealed originals.
 */
export function viewCell(text: string): string {
  const safe = /^[=+\-@\t\r\0]/.test(text) ? `'${text}` : text
  return `"${shown(safe).replaceAll('"', '""')}"`
}

type Column = readonly [name: string, cell: (claim: ClaimResult, language: Language) => string]

const standing = (claim: ClaimResult) =>
  claim.findings.filter(({ disposition }) => disposition?.as !== 'benign')
const subjectsOf = (claim: ClaimResult, verdict: string) =>
  String(claim.subjects.filter((subject) => subject.verdict === verdict).length)

const columns: readonly Column[] = [
  ['claim', ({ id }) => id],
  ['group', ({ group }) => group],
  ['class', (claim) => claim.class],
  ['verdict', ({ verdict }) => verdict],
  ['reasons', ({ reasons }) => reasons.join(' ')],
  ['title', ({ id }, language) => claimTitle(id, language)],
  ['subjects', ({ subjects }) => String(subjects.length)],
  ['subjectsRefuted', (claim) => subjectsOf(claim, 'refuted')],
  ['subjectsUndetermined', (claim) => subjectsOf(claim, 'undetermined')],
  ['subjectsSupported', (claim) => subjectsOf(claim, 'supported')],
  ['findings', (claim) => String(standing(claim).length)],
  ['findingsToDecide', (claim) => String(openFindings(claim).length)],
  ['gaps', ({ coverage }) => String(coverage.gaps.length)],
  [
    'firstFinding',
    (claim, language) => {
      const [first] = standing(claim)
      return first === undefined ? '' : plainFinding(claim.id, first, language)
    },
  ],
  [
    'firstStep',
    (claim, language) => {
      const [first] = claim.next
      return first === undefined ? '' : plainStep(claim.id, first, language)
    },
  ],
]

/** One row a claim, refuted first. */
export function renderCsv({ evaluation }: ReportModel, language: Language): string {
  const rows = [
    columns.map(([name]) => viewCell(name)),
    ...byVerdict(evaluation.claims).map((claim) =>
      columns.map(([, cell]) => viewCell(cell(claim, language))),
    ),
  ]
  return byteOrderMark + rows.map((row) => `${row.join(',')}\r\n`).join('')
}
