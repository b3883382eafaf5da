import type { Lane } from '#contract'
import { visible, type Language } from '#shared'
import { formatCount } from '../lib/format.ts'
import type { Say } from '../lib/texts.ts'
import { isNeverCollected, type Cell } from './cell.ts'
import { nameOfDay, nameOfDays } from './day-names.ts'
import type { chartTexts } from './texts.ts'
import type { DaySpan } from './time-scale.ts'

type SayChart = Say<typeof chartTexts>

function amount(lane: Lane, { records, collected }: Cell, say: SayChart): string {
  if (lane.kind === 'log')
    return records === 0 ? say('noRecords') : say('records', { count: formatCount(records) })
  if (collected.length === 0) return ''
  return collected.length === 1
    ? say('collectedOnce')
    : say('collections', { count: collected.length })
}

/** What a cell shows, in words: records or collections, then each reason once. */
export function cellFacts(lane: Lane, cell: Cell, say: SayChart): string {
  const reasons = [...new Set(cell.gaps.map(({ text }) => visible(text)))]
  return [
    amount(lane, cell, say),
    ...(reasons.length === 0 ? [say('noGap')] : reasons.map((reason) => say('gap', { reason }))),
  ]
    .filter((fact) => fact !== '')
    .join(say('and'))
}

export function cellLabel(
  lane: Lane,
  days: DaySpan,
  cell: Cell,
  say: SayChart,
  language: Language,
): string {
  return say('cell', {
    source: lane.title,
    day: nameOfDays(days, language),
    facts: cellFacts(lane, cell, say),
  })
}

/** What stands under a lane's name. */
export function laneFacts(lane: Lane, say: SayChart): string {
  if (isNeverCollected(lane)) return say('neverCollected')
  const count = lane.collected.length
  const amounts =
    lane.kind === 'log'
      ? say('records', { count: formatCount(lane.events) })
      : count === 1
        ? say('collectedOnce')
        : say('collections', { count })
  const gaps = lane.gaps.length
  if (gaps === 0) return amounts
  return `${amounts} · ${gaps === 1 ? say('oneGap') : say('gapCount', { count: formatCount(gaps) })}`
}

/** The chart in a few words, for those who do not see it. */
export function chartSummary(
  lanes: readonly Lane[],
  whole: DaySpan,
  say: SayChart,
  language: Language,
): string {
  return say('summary', {
    logs: lanes.filter(({ kind }) => kind === 'log').length,
    states: lanes.filter(({ kind }) => kind === 'state').length,
    from: nameOfDay(whole.first, language),
    to: nameOfDay(whole.last, language),
    gaps: lanes.reduce((sum, { gaps }) => sum + gaps.length, 0),
    missing: lanes.filter(isNeverCollected).length,
  })
}
