import { day, formatDate } from '#shared'
import type { Gap } from '../coverage/gap.ts'
import { coverageRows, windowOf, type CoverageRow, type Window } from './coverage-rows.ts'
import { markup, type Markup, type Part } from './escape.ts'
import { grouped, moment, sourceName } from './sentence.ts'
import { coverageTexts as texts, monthTexts } from './texts-coverage.ts'
import { say, type View } from './view.ts'

/** Measures in user units; whole numbers and hundredths only, so that every build prints the same. */
const nameWidth = 216
const plotWidth = 764
const width = nameWidth + plotWidth
const rowHeight = 32
const barHeight = 19
const top = 26
const bottom = 22
/** More cells than this would be thinner than a line. */
const cellsAtMost = 190
const levels = 4
const smallestGap = 4
const roomForCode = 26

const round = (value: number) => Math.round(value * 100) / 100

type Scale = { window: Window; start: number; unit: number; at(time: number): number }

function scaleOf(window: Window): Scale {
  const unit = Math.ceil(window.days / cellsAtMost)
  const start = window.first * day
  const length = window.days * day
  const at = (time: number) => {
    const inside = Math.min(Math.max(time - start, 0), length)
    return round(nameWidth + (inside * plotWidth) / length)
  }
  return { window, start, unit, at }
}

/** Level of each cell, 0 to 4, against the fullest cell of the same row; integers only. */
function cellLevels({ byDay }: CoverageRow, { window, unit }: Scale): number[] {
  const sums: number[] = []
  for (let offset = 0; offset < window.days; offset += 1) {
    const cell = Math.floor(offset / unit)
    sums[cell] = (sums[cell] ?? 0) + (byDay.get(window.first + offset) ?? 0)
  }
  const most = Math.max(1, ...sums)
  return sums.map((sum) => (sum === 0 ? 0 : Math.max(1, Math.ceil((sum * levels) / most))))
}

/** Rectangles of one level as one path: a long window has thousands. */
function cells(row: CoverageRow, scale: Scale, y: number): Part {
  const found = cellLevels(row, scale)
  return [0, 1, 2, 3, 4].map((level) => {
    const shapes = found.flatMap((own, cell) => {
      if (own !== level) return []
      const from = scale.at(scale.start + cell * scale.unit * day)
      const to = scale.at(scale.start + (cell + 1) * scale.unit * day)
      return [`M${from} ${y}h${round(Math.max(to - from - 0.7, 0.5))}v${barHeight}H${from}z`]
    })
    return shapes.length === 0 ? null : markup`<path class="l${level}" d="${shapes.join('')}"/>`
  })
}

/** A log of which nothing was collected is missing everywhere, not only where a claim asked for it. */
function drawnGaps(row: CoverageRow, { start, window }: Scale): readonly Gap[] {
  if (row.total > 0 || row.states.length > 0) return row.gaps
  const to = start + window.days * day
  return row.gaps.slice(0, 1).map((gap) => ({ ...gap, from: start, to }))
}

function gapShapes(row: CoverageRow, scale: Scale, y: number): Part {
  return drawnGaps(row, scale).map((gap) => {
    const from = scale.at(gap.from)
    const size = round(Math.max(scale.at(gap.to) - from, smallestGap))
    const x = round(Math.min(from, width - size))
    const box = markup`x="${x}" y="${y}" width="${size}" height="${barHeight}"`
    const middle = round(x + size / 2)
    const code =
      size < roomForCode
        ? null
        : markup`<rect class="code-ground" x="${middle - 13}" y="${y + 3}" width="26" height="13" rx="2"/><text class="code" x="${middle}" y="${y + 13}" text-anchor="middle">${gap.reason}</text>`
    return markup`<rect class="gap-ground" ${box}/><rect class="gap" ${box}/>${code}`
  })
}

/** A state is a point in time: dots on a line, for it says nothing of the days between. */
function stateShapes(row: CoverageRow, scale: Scale, y: number): Part {
  const middle = y + Math.floor(barHeight / 2)
  return [
    markup`<path class="state-line" d="M${nameWidth} ${middle}H${width}"/>`,
    row.states
      .filter(({ asOf }) => asOf >= scale.start)
      .map(
        ({ asOf }) =>
          markup`<circle class="state" cx="${Math.min(scale.at(asOf), width - 5)}" cy="${middle}" r="4.5"/>`,
      ),
  ]
}

/** Plain text: an HTML element inside SVG text would end the picture. */
function note({ language }: View, row: CoverageRow): string {
  if (row.source.startsWith('snapshot.'))
    return row.states.length === 0
      ? texts.notCollected[language]
      : texts.states[language].replace('{count}', grouped(row.states.length))
  return row.total === 0
    ? texts.notCollected[language]
    : texts.records[language].replace('{count}', grouped(row.total))
}

function rowShapes(view: View, row: CoverageRow, scale: Scale, index: number): Markup {
  const y = top + index * rowHeight + 6
  const isState = row.source.startsWith('snapshot.')
  const body = isState ? stateShapes(row, scale, y) : row.total === 0 ? null : cells(row, scale, y)
  const gaps = isState && row.states.length > 0 ? null : gapShapes(row, scale, y)
  return markup`<text class="name" x="0" y="${y + 8}">${sourceName(row.source, view.language)}</text><text class="note" x="0" y="${y + 20}">${note(view, row)}</text>${body}${gaps}
`
}

/** First days of months within the window, thinned so that labels keep apart. */
function months(scale: Scale): { at: number; month: number; year: number }[] {
  const found: { at: number; month: number; year: number }[] = []
  for (let number = scale.window.first; number <= scale.window.last; number += 1) {
    const [year, month, date] = formatDate(number * day)
      .split('-')
      .map(Number)
    if (date === 1) found.push({ at: number * day, month: month!, year: year! })
  }
  const step = Math.max(1, Math.ceil(found.length / 14))
  return found.filter((_, index) => index % step === 0)
}

function ticks(view: View, scale: Scale, height: number): Part {
  return months(scale).map(({ at, month, year }, index) => {
    const x = scale.at(at)
    const name = monthTexts[month - 1]![view.language]
    const label =
      index === 0 || month === 1
        ? texts.monthYear[view.language].replace('{month}', name).replace('{year}', String(year))
        : name
    const end = width - x < 60
    return markup`<path class="grid" d="M${x} ${top - 4}V${height - bottom}"/><text class="tick" x="${end ? width : x + 3}" y="${top - 10}"${end ? markup` text-anchor="end"` : null}>${label}</text>`
  })
}

function line(
  view: View,
  kind: 'incident' | 'contained',
  at: number,
  scale: Scale,
  height: number,
): Markup {
  const x = scale.at(at)
  const end = x > width - 190
  const label =
    kind === 'incident'
      ? texts.incident[view.language]
      : texts.contained[view.language].replace('{at}', moment(at))
  return markup`<path class="${kind}" d="M${x} ${top - 4}V${height - bottom}"/><text class="${kind}" x="${end ? x - 5 : x + 5}" y="${height - 8}"${end ? markup` text-anchor="end"` : null}>${label}</text>`
}

function key(view: View): Markup {
  const swatch = (shapes: Part, size = 18) =>
    markup`<svg class="plot" width="${size}" height="12" viewBox="0 0 ${size} 12" aria-hidden="true">${shapes}</svg>`
  const scale = [1, 2, 3, 4].map(
    (level) =>
      markup`<rect class="l${level}" x="${(level - 1) * 14}" y="0" width="13" height="12"/>`,
  )
  const items: readonly (readonly [Markup, Markup])[] = [
    [swatch(scale, 56), say(view, texts.keyMore)],
    [swatch(markup`<rect class="l0" width="18" height="12"/>`), say(view, texts.keyNone)],
    [swatch(markup`<rect class="gap" width="18" height="12"/>`), say(view, texts.keyGap)],
    [swatch(markup`<circle class="state" cx="9" cy="6" r="4.5"/>`), say(view, texts.keyState)],
  ]
  return markup`<ul class="key">${items.map(([shape, text]) => markup`<li>${shape}<span>${text}</span></li>`)}</ul>`
}

/**
 * Sources × days. The picture repeats what the tables say and is named, not read out; gaps are drawn over
 * whatever was recorded in them, for that cannot be relied on.
 */
export function chart(view: View): Markup {
  const rows = coverageRows(view.model)
  const scale = scaleOf(windowOf(view.model))
  const height = top + rows.length * rowHeight + bottom
  const { scope } = view.model
  return markup`<div class="card chart-card"><div class="scroll-plain" tabindex="0"><svg class="chart plot" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="chart-title chart-text"><title id="chart-title">${texts.chart[view.language]}</title><desc id="chart-text">${texts.chartText[view.language]}</desc>
${ticks(view, scale, height)}
${rows.map((row, index) => rowShapes(view, row, scale, index))}${line(view, 'incident', scope.incidentStart, scale, height)}${line(view, 'contained', scope.containedAt, scale, height)}</svg></div>
${key(view)}${scale.unit > 1 ? markup`<p class="small">${say(view, texts.unit, { days: grouped(scale.unit) })}</p>` : null}</div>
`
}
