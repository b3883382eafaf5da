import { visible } from '#shared'

export type Segment = { readonly text: string; readonly isMarked: boolean }

/** Text cut at the marks, which may overlap or reach beyond it; nothing is lost or repeated. */
export function segmentsOf(
  text: string,
  marks: readonly (readonly [number, number])[],
): readonly Segment[] {
  const segments: Segment[] = []
  let at = 0
  const add = (to: number, isMarked: boolean) => {
    if (to > at) segments.push({ text: text.slice(at, to), isMarked })
    at = Math.max(at, to)
  }
  for (const [from, to] of marks.toSorted((a, b) => a[0] - b[0])) {
    add(Math.min(from, text.length), false)
    add(Math.min(to, text.length), true)
  }
  add(text.length, false)
  return segments
}

/** As `visible`, but line ends and tabs stay what they are: a record may have its own lines. */
export const visibleLines = (text: string): string =>
  text
    .split(/(\r\n|\n|\t)/)
    .map((piece, index) => (index % 2 === 0 ? visible(piece) : piece.replace('\r\n', '\n')))
    .join('')
