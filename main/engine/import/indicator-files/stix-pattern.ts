import type { Reason } from './entry.ts'

/** One plain comparison; `kind` as a list of values would call it. */
export type Comparison = { kind: string; value: string }

/** Longest pattern that is read, in characters; a longer one is no plain comparison. */
const longestPattern = 16_384

/** Object paths that name one kind of value, whatever the object is about. */
const pathKinds: Readonly<Record<string, string>> = {
  'ipv4-addr:value': 'ip',
  'ipv6-addr:value': 'ip',
  'network-traffic:src_ref.value': 'ip',
  'network-traffic:dst_ref.value': 'ip',
  'domain-name:value': 'mail-domain',
  'x509-certificate:hashes.SHA-1': 'thumbprint',
  'x509-certificate:hashes.SHA1': 'thumbprint',
  'network-traffic:extensions.http-request-ext.request_header.User-Agent': 'user-agent',
  'autonomous-system:number': 'asn',
  'user-account:user_id': 'user',
  'user-account:account_login': 'user',
}

const step = String.raw`(?:[\w-]+|'(?:[^'\\]|\\.)*')(?:\[(?:\d+|\*)\])?`
const literal = String.raw`(?:'(?:[^'\\]|\\.)*'|-?\d+(?:\.\d+)?|true|false)`
const comparison = new RegExp(
  String.raw`\s*([a-z][a-z0-9-]*):(${step}(?:\.${step})*)\s*(=|IN\b)\s*(${literal}|\(\s*${literal}(?:\s*,\s*${literal})*\s*\))\s*`,
  'y',
)
const literals = new RegExp(literal, 'g')
const opening = /\s*\[/y
const or = /OR\b/y
const closing = /\]\s*/y
const otherJoin = /(AND|FOLLOWEDBY|WITHIN|REPEATS|START)\b/y

function unquoted(text: string): string {
  return text.startsWith("'") ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text
}

function pathOf(type: string, path: string): string {
  return `${type}:${path.replace(/'((?:[^'\\]|\\.)*)'/g, '$1')}`
}

/** A path that is not in the table is named by its object, which says why it is not compared. */
function kindOf(type: string, path: string): string {
  return pathKinds[pathOf(type, path)] ?? (type === 'x509-certificate' ? 'x509' : type)
}

/**
 * The values of a pattern that holds when any one of them is seen: comparisons with `=` or `IN`, joined by
 * OR. The full grammar is never evaluated on text from elsewhere (evidence.md §1).
 */
export function readPattern(pattern: string): readonly Comparison[] | Reason {
  if (pattern.length > longestPattern) return 'pattern-unsupported'
  const found: Comparison[] = []
  let at = 0
  const take = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at
    const match = expression.exec(pattern)
    if (match !== null) at = expression.lastIndex
    return match
  }
  do {
    if (take(opening) === null) return 'pattern-unsupported'
    do {
      const match = take(comparison)
      if (match === null) return 'pattern-unsupported'
      const [, type = '', path = '', , values = ''] = match
      const kind = kindOf(type, path)
      for (const [value] of values.matchAll(literals)) found.push({ kind, value: unquoted(value) })
    } while (take(or) !== null)
    if (take(closing) === null) return take(otherJoin) ? 'pattern-combined' : 'pattern-unsupported'
  } while (take(or) !== null)
  if (at === pattern.length) return found
  return take(otherJoin) ? 'pattern-combined' : 'pattern-unsupported'
}
