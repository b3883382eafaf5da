import { day, formatDate, formatTime, wordOf } from '#shared'
import { tenantScope, type Gap } from '../../coverage/gap.ts'
import { chart } from '../chart.ts'
import { coverageRows, windowOf, type CoverageRow } from '../coverage-rows.ts'
import { markup, type Markup, type Part } from '../escape.ts'
import { grouped, scopeName, sourceName, time } from '../sentence.ts'
import { coverageTexts as texts } from '../texts-coverage.ts'
import { list, say, section, table, type View } from '../view.ts'

const shownGaps = 12

function gapLine(view: View, gap: Gap): Markup {
  const span = say(view, texts.to, { from: formatTime(gap.from), to: formatTime(gap.to) })
  const scope = gap.scope === tenantScope ? null : markup`${scopeName(gap.scope, view.language)}: `
  return markup`${scope}${span}: ${wordOf(gap.reason, view.language)}`
}

/** The longest gaps in time order; how many more there are is said. */
function gapList(view: View, row: CoverageRow): Part {
  const all = [...row.gaps, ...row.scoped]
  if (all.length === 0) return say(view, texts.noGap)
  const longest = all.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, shownGaps)
  const kept = all.filter((gap) => longest.includes(gap)).sort((a, b) => a.from - b.from)
  const lines: Part[] = kept.map((gap) => gapLine(view, gap))
  if (all.length > kept.length)
    lines.push(say(view, texts.moreGaps, { count: all.length - kept.length }))
  return list(lines)
}

function sourceRow(view: View, row: CoverageRow, days: number): Markup {
  const isState = row.source.startsWith('snapshot.')
  const seen = isState
    ? list(row.states.map(({ asOf }) => time(asOf)))
    : say(view, texts.daysOf, { seen: row.byDay.size, days })
  const total = isState ? row.states.reduce((sum, { objects }) => sum + objects, 0) : row.total
  const collected = isState ? row.states.length > 0 : row.total > 0
  return markup`<tr><th scope="row">${sourceName(row.source, view.language)}<br><code>${row.source}</code></th><td class="number">${grouped(total)}</td><td class="days">${collected ? seen : say(view, texts.notCollected)}</td><td>${gapList(view, row)}</td></tr>
`
}

function sourceTable(view: View, rows: readonly CoverageRow[], days: number): Markup {
  return table({
    className: 'sources',
    caption: say(view, texts.tableSources),
    headings: [
      { text: say(view, texts.source) },
      { text: say(view, texts.total), number: true },
      { text: say(view, texts.daysSeen) },
      { text: say(view, texts.gaps) },
    ],
    bodies: [rows.map((row) => sourceRow(view, row, days))],
  })
}

/** The chart's figures, day by day: what a picture shows must be readable without it. */
function dayTable(view: View, rows: readonly CoverageRow[]): Markup {
  const { first, last } = windowOf(view.model)
  const logs = rows.filter(({ total }) => total > 0)
  const days: Markup[] = []
  for (let number = first; number <= last; number += 1) {
    const [from, to] = [number * day, (number + 1) * day]
    const cells = logs.map((row) => {
      const codes = row.gaps.filter((gap) => gap.from < to && gap.to > from)
      const reasons = [...new Set(codes.map(({ reason }) => reason))].sort().join(' ')
      return markup`<td class="number">${grouped(row.byDay.get(number) ?? 0)}${reasons === '' ? null : ` ${reasons}`}</td>`
    })
    days.push(markup`<tr><th scope="row">${formatDate(from)}</th>${cells}</tr>
`)
  }
  return table({
    className: 'by-day',
    caption: say(view, texts.tableDays),
    headings: [
      { text: say(view, texts.day) },
      ...logs.map(({ source }) => ({ text: sourceName(source, view.language), number: true })),
    ],
    bodies: [days],
  })
}

export function coverage(view: View): Markup {
  const rows = coverageRows(view.model)
  const { days } = windowOf(view.model)
  return section(
    'coverage',
    say(view, texts.title),
    markup`<p class="lead">${say(view, texts.lead)}</p>`,
    chart(view),
    markup`<div class="after-chart">${sourceTable(view, rows, days)}</div>`,
    markup`<details class="screen-only"><summary>${say(view, texts.tableDays)}</summary>${dayTable(view, rows)}</details>`,
  )
}
