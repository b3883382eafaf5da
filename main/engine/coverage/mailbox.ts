import { day, type EventSource } from '#shared'
import type { Db } from '../case/db.ts'
import type { Gap } from './gap.ts'

/** An owner reads mail at least this often, or the mailbox's log cannot show that it worked (C18). */
const ownerDays = 7

/** Scope of one mailbox in needs and gaps. */
export const mailboxScope = (address: string) => `mailbox:${address}`

type DayRow = { day: number; owner_events: number; throttled: number }

/**
 * Where one mailbox's access log cannot be relied on: more than a week without a record of its owner, and
 * the 24 hours after throttling (C10), in which Exchange writes no bind at all.
 */
export function mailboxGaps(
  db: Db,
  source: EventSource,
  scope: string,
  from: number,
  to: number,
): Gap[] {
  if (source !== 'ual.mail-access') return []
  const rows = db
    .prepare(
      `SELECT day, sum(owner_events) AS owner_events, sum(throttled) AS throttled
       FROM mailbox_day JOIN mailbox USING (mailbox_id)
       WHERE address = ? AND day BETWEEN ? AND ? GROUP BY day ORDER BY day`,
    )
    .all(
      scope.slice('mailbox:'.length),
      Math.floor(from / day) - ownerDays,
      Math.ceil(to / day) + ownerDays,
    ) as DayRow[]
  return [
    ...ownerSilences(rows, source, scope, from, to),
    ...throttledDays(rows, source, scope, from, to),
  ]
}

function ownerSilences(
  rows: DayRow[],
  source: EventSource,
  scope: string,
  from: number,
  to: number,
): Gap[] {
  const seen = rows.filter((row) => row.owner_events > 0).map((row) => row.day * day)
  const marks = [from - 1, ...seen, to]
  const gaps: Gap[] = []
  for (let index = 1; index < marks.length; index += 1) {
    const start = Math.max(index === 1 ? from : marks[index - 1]! + day, from)
    const end = Math.min(marks[index]!, to)
    if (end - start > ownerDays * day)
      gaps.push({ source, scope, from: start, to: end, reason: 'C18' })
  }
  return gaps
}

function throttledDays(
  rows: DayRow[],
  source: EventSource,
  scope: string,
  from: number,
  to: number,
): Gap[] {
  return rows
    .filter((row) => row.throttled > 0 && (row.day + 2) * day > from && row.day * day < to)
    .map((row) => ({
      source,
      scope,
      from: Math.max(row.day * day, from),
      to: Math.min((row.day + 2) * day, to),
      reason: 'C10',
    }))
}
