import type { Encoding } from './encoding.ts'
import { readHeadAs, readHeadAsLines, type FileHead, type HeadResult } from './head.ts'
import { textPaths, unwrapText } from './json-text.ts'
import type { JsonForm } from './layout.ts'

/** As many of the records as make a form that of the file, and not of a stray one. */
const share = 0.5

/** Path of the text that holds the record in most of the samples, or null. */
function textOf(samples: readonly unknown[]): JsonForm['text'] | null {
  const holds = (path: readonly string[]) =>
    samples.filter((sample) => 'value' in unwrapText(sample, path)).length
  return textPaths.find((path) => holds(path) > samples.length * share) ?? null
}

/**
 * Other ways to read a file whose records no dialect knows: the records of a JSON file stand as text inside
 * those that were found, the document is one object of many lists, or each line of the text is a record.
 * `found` is what `readHead` made of it.
 */
export function otherHeads(
  bytes: Uint8Array,
  size: number,
  found: HeadResult,
  encoding?: Encoding,
): FileHead[] {
  const forms: JsonForm[] = []
  const isJson = 'head' in found && found.shape === 'json' && found.head.shape === 'json'
  if (isJson && found.head.shape === 'json') {
    const text = textOf(found.head.samples)
    if (text) forms.push({ envelope: found.json.envelope, text })
  }
  if (isJson || ('unrecognised' in found && found.unrecognised === 'no-record-in-head'))
    forms.push({ envelope: null, members: true })
  return [
    ...forms.map((form) => readHeadAs(bytes, size, form, encoding)),
    readHeadAsLines(bytes, size, encoding),
  ].filter((head) => head !== null)
}
