import type { Lane } from '#contract'
import { parseTime } from '#shared'
import { textWidth } from './text-width.ts'
import { xOf, type Scale } from './time-scale.ts'

type Gap = Lane['gaps'][number]

/** A hatched stretch of a lane: what touches is one, with all its reasons. */
export type GapBlock = {
  readonly x: number
  readonly width: number
  readonly reasons: readonly string[]
  /** Its reasons, as far as there is room. */
  readonly label: string
  /** Only some mailboxes lack it: drawn as a strip, for the rest of the log still speaks. */
  readonly isPartial: boolean
}

/** An hour without records is a gap too: it must not vanish in a chart of months. */
const thinnest = 3
const labelSize = 11

type Interval = { from: number; to: number; reasons: Set<string> }

function joined(gaps: readonly Gap[]): readonly Interval[] {
  const intervals = gaps
    .map(({ from, to, reason }) => ({
      from: parseTime(from) ?? 0,
      to: parseTime(to) ?? 0,
      reasons: new Set([reason]),
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)
  const blocks: Interval[] = []
  for (const one of intervals) {
    const last = blocks.at(-1)
    if (last === undefined || one.from > last.to) blocks.push(one)
    else {
      last.to = Math.max(last.to, one.to)
      for (const reason of one.reasons) last.reasons.add(reason)
    }
  }
  return blocks
}

function labelFor(reasons: readonly string[], width: number): string {
  const candidates = [reasons.join(' '), reasons.length > 1 ? `${reasons[0]} +` : '']
  return candidates.find((text) => textWidth(text, labelSize) + 8 <= width) ?? ''
}

function place({ from, to, reasons }: Interval, scale: Scale, isPartial: boolean): GapBlock {
  const left = Math.max(0, xOf(from, scale))
  const right = Math.min(scale.width, xOf(to, scale))
  const width = Math.max(thinnest, right - left)
  const sorted = [...reasons].sort()
  return {
    x: Math.max(0, Math.min((left + right - width) / 2, scale.width - width)),
    width,
    reasons: sorted,
    label: isPartial ? '' : labelFor(sorted, width),
    isPartial,
  }
}

/** Blocks of a lane in the order they are drawn; those outside the span are left out. */
export function gapBlocks(gaps: readonly Gap[], scale: Scale): readonly GapBlock[] {
  const isSeen = ({ from, to }: Interval) => xOf(from, scale) < scale.width && xOf(to, scale) > 0
  return [true, false].flatMap((isPartial) =>
    joined(gaps.filter(({ tenantWide }) => tenantWide !== isPartial))
      .filter(isSeen)
      .map((interval) => place(interval, scale, isPartial)),
  )
}
