type Marks = readonly (readonly [number, number])[]

/** Strings, then all that stands between punctuation and blanks, then one mark of punctuation. */
const token = /"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+|[{}[\],:]/gs

const indent = '  '

/** What separates two tokens of JSON that is laid out for reading. */
function gap(before: string, after: string, depth: number): string {
  const isEmpty = (before === '{' && after === '}') || (before === '[' && after === ']')
  if (before === '' || isEmpty || after === ',' || after === ':') return ''
  if (before === ':') return ' '
  return `\n${indent.repeat(depth)}`
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/**
 * JSON laid out for reading, with the marks moved along; null where the text is no JSON. Only blanks between
 * tokens change: parsing and printing again would lose digits of large numbers and repeated keys.
 */
export function formatJson(text: string, marks: Marks): { text: string; marks: Marks } | null {
  if (!isJson(text)) return null
  let laidOut = ''
  let last = ''
  let depth = 0
  const starts: { from: number; to: number; at: number }[] = []
  for (const { 0: piece, index } of text.matchAll(token)) {
    if (piece === '}' || piece === ']') depth -= 1
    laidOut += gap(last, piece, depth)
    starts.push({ from: index, to: index + piece.length, at: laidOut.length })
    laidOut += piece
    if (piece === '{' || piece === '[') depth += 1
    last = piece
  }
  return { text: laidOut, marks: marks.flatMap((mark) => moved(mark, starts)) }
}

/** A mark that lay on blanks alone falls away with them. */
function moved(
  [from, to]: Marks[number],
  starts: readonly { from: number; to: number; at: number }[],
): (readonly [number, number])[] {
  const first = starts.find((piece) => piece.to > from)
  const last = starts.findLast((piece) => piece.from < to)
  if (first === undefined || last === undefined || first.from > last.from) return []
  const start = first.at + Math.max(0, from - first.from)
  return [[start, last.at + Math.min(to, last.to) - last.from]]
}
