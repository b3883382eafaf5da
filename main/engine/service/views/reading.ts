import type { LedgerFile, Output } from '#contract'
import { formatDate, visible } from '#shared'
import type { Case } from '../../case/case.ts'
import type { Db } from '../../case/db.ts'
import type { CaseEntry } from '../../case/entries.ts'
import type { StoredLayout } from '../../import/content.ts'
import { parseSlashed } from '../../import/kit/time.ts'
import { decodeShown } from '../../import/readers/encoding.ts'
import { importsInForce } from '../../import/replay.ts'
import type { FileReport } from '../../import/report.ts'
import { readPlace } from './original.ts'

type Asks = LedgerFile['asks']
type Shown = Output<'evidence.reading'>
type ShownDate = Shown['dates'][number]

/** How the import of a journal line was stated to be read. */
export function statedReading(line: CaseEntry): LedgerFile['reading'] {
  const { dateOrder = null, encoding = null } = line.kind === 'import' ? (line.reading ?? {}) : {}
  return { dateOrder, encoding }
}

const ofFile = `FROM set_aside WHERE outcome = 'quarantined' AND file_id IN
  (SELECT file_id FROM file WHERE sha256 = ? AND member IS ?)`

/** A byte order mark, or another encoding that was recognised, leaves nothing to be stated. */
function isPlainUtf8(db: Db, sha256: string, member: string | null): boolean {
  const layout = db
    .prepare('SELECT layout FROM file WHERE sha256 = ? AND member IS ? LIMIT 1')
    .pluck()
    .get(sha256, member) as string
  const { encoding, bomLength } = JSON.parse(layout) as StoredLayout
  return encoding === 'utf-8' && bomLength === 0
}

/**
 * What a person can state that would have more of a file read. Dates that contradict each other are no
 * question, for no order fits them, unless it is the order that was stated which they contradict.
 */
export function asksOf(kase: Case, file: FileReport): Asks {
  const { sha256, member = null, quarantinedReasons } = file
  if (sha256 === null || file.quarantined === 0) return []
  const isStatedOtherwise = () =>
    'date-order-contradictory' in quarantinedReasons &&
    importsInForce(kase, sha256).some(({ reading }) => reading?.dateOrder !== undefined)
  return [
    ...('date-order-unknown' in quarantinedReasons || isStatedOtherwise()
      ? (['date-order'] as const)
      : []),
    ...('invalid-utf8' in quarantinedReasons && isPlainUtf8(kase.db, sha256, member)
      ? (['encoding'] as const)
      : []),
  ]
}

/** Enough of a file for an example; what is further on shows nothing else for the most part. */
const seenBytes = 1024 * 1024
const dateCodes = `code IN ('date-order-unknown', 'date-order-contradictory')`
const slashed = /(?<![\d/])\d{1,2}\/\d{1,2}\/\d{4}(?![\d/])/g

type Place = { sha256: string; member: string | null }

function firstOf({ db }: Case, { sha256, member }: Place, which: string): number | null {
  const offset = db.prepare(`SELECT min(offset) ${ofFile} AND ${which}`).pluck().get(sha256, member)
  return offset as number | null
}

function textFrom({ db, folder }: Case, place: Place, offset: number, as?: 'windows-1252') {
  const { sha256: file, member } = place
  const range = { file, offset, length: seenBytes }
  return readPlace(db, folder, member === null ? range : { ...range, member }, as)
}

function toDate(written: string): ShownDate[] {
  const date = parseSlashed(written)
  if (date === null || date['day-first'] === date['month-first']) return []
  const dayOf = (at: number | null) => (at === null ? null : formatDate(at))
  return [{ written, dayFirst: dayOf(date['day-first']), monthFirst: dayOf(date['month-first']) }]
}

async function datesOf(kase: Case, place: Place): Promise<Pick<Shown, 'dates' | 'dateOrders'>> {
  const offset = firstOf(kase, place, dateCodes)
  const text = offset === null ? null : await textFrom(kase, place, offset)
  const written = new Set(text?.match(slashed))
  const dates = [...written].flatMap(toDate)
  // One that is a day in either order, and one of each that speaks against an order.
  const kinds = [
    ({ dayFirst, monthFirst }: ShownDate) => dayFirst !== null && monthFirst === null,
    ({ dayFirst, monthFirst }: ShownDate) => dayFirst === null && monthFirst !== null,
    ({ dayFirst, monthFirst }: ShownDate) => dayFirst !== null && monthFirst !== null,
  ]
  return {
    dates: kinds.flatMap((is) => dates.find(is) ?? []),
    dateOrders: [
      ...(dates.every(({ dayFirst }) => dayFirst !== null) ? (['day-first'] as const) : []),
      ...(dates.every(({ monthFirst }) => monthFirst !== null) ? (['month-first'] as const) : []),
    ],
  }
}

/** The word around the first character that is not ASCII, nor a mark for what is no text; long ones are cut. */
const wideWord = /[^\s"',;<>{}[\]]{0,30}[^\0-\x7f\ufffd][^\s"',;<>{}[\]]{0,30}/
const wideWordIn = (text: string | null) => wideWord.exec(text ?? '')?.[0] ?? null

/** What Windows-1252 would make of bytes that are not UTF-8, and of those that are. */
async function ansiOf(kase: Case, place: Place): Promise<Pick<Shown, 'ansi' | 'spoilt'>> {
  const offset = firstOf(kase, place, `code = 'invalid-utf8'`)
  if (offset === null) return { ansi: null, spoilt: null }
  const word = wideWordIn(await textFrom(kase, place, offset, 'windows-1252'))
  const from = wideWordIn(await textFrom(kase, place, 0))
  const to = from === null ? '' : decodeShown(Buffer.from(from), 'windows-1252')
  return {
    ansi: word === null ? null : visible(word),
    spoilt: from === null ? null : { from: visible(from), to: visible(to) },
  }
}

/** What a file shows of the question how it is to be read. */
export async function readingView(kase: Case, place: Place): Promise<Shown> {
  return { ...(await datesOf(kase, place)), ...(await ansiOf(kase, place)) }
}
