const backslash = 0x5c
const quote = 0x22
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d
const colon = 0x3a

/** Text inside text inside text: AuditData holds parameters that are JSON once more. */
const nesting = 4

const looksNested = (text: string): boolean => {
  const first = text.trimStart().charCodeAt(0)
  return first === openBrace || first === openBracket
}

function parsed(text: string): string | null {
  try {
    return JSON.parse(text) as string
  } catch {
    return null
  }
}

/** Index behind the string that starts at `from`. */
function stringEnd(text: string, from: number): number {
  let at = from + 1
  while (at < text.length && text.charCodeAt(at) !== quote)
    at += text.charCodeAt(at) === backslash ? 2 : 1
  return at + 1
}

function isKey(text: string, from: number): boolean {
  let at = from
  while (text.charCodeAt(at) <= 0x20) at += 1
  return text.charCodeAt(at) === colon
}

/**
 * Whether an object in this JSON, or in JSON text within it, names one member twice: JSON.parse keeps the
 * last and says nothing, and another reader may keep the first. Text that is not JSON has none.
 */
export function hasDuplicateKeys(text: string, depth = nesting): boolean {
  const open: (Set<string> | null)[] = []
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === openBrace) open.push(new Set())
    else if (unit === openBracket) open.push(null)
    else if (unit === closeBrace || unit === closeBracket) open.pop()
    if (unit !== quote) continue
    const end = stringEnd(text, at)
    const value = parsed(text.slice(at, end))
    if (value === null) return false
    const keys = open.at(-1)
    if (keys !== null && keys !== undefined && isKey(text, end)) {
      if (keys.has(value)) return true
      keys.add(value)
    } else if (depth > 1 && looksNested(value) && hasDuplicateKeys(value, depth - 1)) return true
    at = end - 1
  }
  return false
}
