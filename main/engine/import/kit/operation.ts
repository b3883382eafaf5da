/** Bounds the cache: operations are few, but the text is evidence and a hostile file may hold millions. */
const cacheLimit = 4096
const cache = new Map<string, string>()

const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g
/** A dash lost to an ASCII export of Windows PowerShell 5.1 (formats.md (f)): no operation has ` ? `. */
const lostDash = / [?\ufffd] /g
const outerBlanks = /^\s+|[\s.]+$/g

/**
 * One spelling for one operation across logs (formats.md §0.4): NFKC, dashes folded to '-', trailing dots
 * and blanks cut, lower case. `Update application – Certificates and secrets management ` and its twin
 * without dash or blank compare equal.
 */
export function canonicalOperation(raw: string): string {
  const known = cache.get(raw)
  if (known !== undefined) return known
  const canonical = raw
    .normalize('NFKC')
    .replace(dashes, '-')
    .replace(lostDash, ' - ')
    .replace(outerBlanks, '')
    .toLowerCase()
  if (cache.size >= cacheLimit) cache.clear()
  if (raw.length <= 256) cache.set(raw, canonical)
  return canonical
}
