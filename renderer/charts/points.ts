import type { Lane } from '#contract'
import { parseTime } from '#shared'
import { xOf, type Scale } from './time-scale.ts'

/** Times at which a state was collected, as one mark where their marks would lie on each other. */
export type Point = { readonly x: number; readonly collections: number }

/** Pixels that two marks must be apart to be told apart. */
const nearest = 12

export function placePoints(collected: Lane['collected'], scale: Scale): readonly Point[] {
  const places = collected
    .map(({ at }) => xOf(parseTime(at) ?? -Infinity, scale))
    .filter((x) => x >= 0 && x <= scale.width)
    .sort((a, b) => a - b)
  const groups: number[][] = []
  for (const x of places) {
    const group = groups.at(-1)
    if (group !== undefined && x - group[0]! < nearest) group.push(x)
    else groups.push([x])
  }
  return groups.map((group) => ({
    x: (group[0]! + group.at(-1)!) / 2,
    collections: group.length,
  }))
}
