import { closeSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '#shared'
import { decodeShown, detectEncoding } from './readers/encoding.ts'

/** What a folder of exports holds beside them: what the desktop left there, what people look at, hashes. */
export type NotEvidence = 'folder-settings' | 'document' | 'picture' | 'checksums'

const seenBytes = 64 * 1024

/** `.DS_Store`, and the AppleDouble halves that macOS puts beside files and into `__MACOSX`. */
const appleMarks = ['0000000142756431', '00051607', '00051600']
const compoundFile = 'd0cf11e0a1b11ae1'
const shellSections = /^\s*\[(?:\.ShellClassInfo|LocalizedFileNames|ViewState)\]/i

/** PNG, JPEG and GIF by their first bytes. */
const pictureMarks = ['89504e470d0a1a0a', 'ffd8ff', '47494638']
const pictureName = /\.(?:png|jpe?g|gif)$/i

const documentName =
  /\.(?:md|markdown|rst)$|^(?:readme|licen[cs]e|notice|copying|authors)(?:\.txt)?$/i
const webPageName = /\.(?:html?|mht)$/i
const webPage = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)?<(?:!doctype html|html)[\s>]/i
const checksumLine = /^(?:[0-9a-f]{32,128} [ *]\S.*|[A-Z0-9-]+ \(.+\) = [0-9a-f]{32,128})$/

/** Words and blanks for the most part; no braces of JSON, no rows of numbers. */
function isProse(text: string): boolean {
  if (text.trim() === '' || /^\s*[[{]/.test(text)) return false
  const words = text.match(/[\p{L}\s]/gu)?.length ?? 0
  return words / text.length > 0.6
}

function isChecksums(text: string, isWhole: boolean): boolean {
  const lines = text.split(/\r?\n/)
  const whole = (isWhole ? lines : lines.slice(0, -1)).filter((line) => line !== '')
  return whole.length > 0 && whole.every((line) => checksumLine.test(line))
}

/**
 * What a file that no dialect knows is, when it is certainly no evidence; else null. A document must be one
 * by its name and by its content: the sign-in page that was saved as `export.csv` stays an unknown export.
 */
export function notEvidence(name: string, bytes: Uint8Array, isWhole: boolean): NotEvidence | null {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (appleMarks.some((mark) => start.startsWith(mark))) return 'folder-settings'
  if (start === compoundFile) return /^(?:eh)?thumbs\.db$/i.test(name) ? 'folder-settings' : null
  if (pictureMarks.some((mark) => start.startsWith(mark)))
    return pictureName.test(name) ? 'picture' : null
  if (start.startsWith('255044462d')) return /\.pdf$/i.test(name) ? 'document' : null
  const { encoding, bomLength } = detectEncoding(bytes)
  const text = decodeShown(bytes.subarray(bomLength), encoding)
  if (shellSections.test(text)) return 'folder-settings'
  if (isChecksums(text, isWhole)) return 'checksums'
  if (webPageName.test(name)) return webPage.test(text) ? 'document' : null
  return documentName.test(name) && isProse(text) ? 'document' : null
}

/** A file that no dialect knows may be none that one should: that is no failure of the import. */
export function withoutEvidence(path: string, error: AppError): AppError {
  const what = error.code === 'input/unknown-format' ? notEvidenceFile(path) : null
  return what === null ? error : new AppError('input/not-evidence', { what }, error)
}

/** null, too, where the file cannot be read. */
function notEvidenceFile(path: string): NotEvidence | null {
  const buffer = Buffer.alloc(seenBytes)
  let file
  try {
    file = openSync(path, 'r')
    const length = readSync(file, buffer, 0, seenBytes, 0)
    return notEvidence(basename(path), buffer.subarray(0, length), length < seenBytes)
  } catch {
    return null
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
