/** What Windows-1252 has in place of the C1 controls, 0x80 to 0x9f; a blank stands for "no character". */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/** Text of Windows-1252 bytes, one character a byte; null where a byte stands for no character. */
export function decodeAnsi(bytes: Buffer): string | null {
  let isDefined = true
  const text = bytes.toString('latin1').replaceAll(/[\u0080-\u009f]/g, (character) => {
    const found = upper.charAt(character.charCodeAt(0) - 0x80)
    if (found === ' ') isDefined = false
    return found
  })
  return isDefined ? text : null
}

/**
 * Whether bytes that are no UTF-8 are what Windows PowerShell 5.1 and Excel write as "ANSI" on a Western
 * system: printable, characters above ASCII among them, and none of these a UTF-8 sequence. A single
 * whole sequence says that the file is UTF-8 with damage in it, which must not be read as something else.
 */
export class AnsiEvidence {
  #isExcluded = false
  #hasHigh = false
  #pending = 0
  #lead = 0

  /** False when nothing that follows can change the answer. */
  take(bytes: Uint8Array): boolean {
    for (let at = 0; at < bytes.length && !this.#isExcluded; at += 1)
      this.#byte(bytes[at] as number)
    return !this.#isExcluded
  }

  get isAnsi(): boolean {
    return this.#hasHigh && !this.#isExcluded
  }

  #byte(byte: number): void {
    if (byte < 0x80) {
      this.#pending = 0
      if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) this.#isExcluded = true
      return
    }
    this.#hasHigh = true
    const isContinuation = byte < 0xc0
    if (this.#pending > 0 && isContinuation && this.#mayFollow(byte)) {
      this.#pending -= 1
      if (this.#pending === 0) this.#isExcluded = true
      return
    }
    if (byte < 0xa0 && upper.charAt(byte - 0x80) === ' ') this.#isExcluded = true
    this.#lead = byte
    this.#pending = pendingAfter(byte)
  }

  /** The second byte of a sequence is narrower than the others: no overlong forms, no surrogates. */
  #mayFollow(byte: number): boolean {
    const lead = this.#lead
    this.#lead = 0
    if (lead === 0xe0) return byte >= 0xa0
    if (lead === 0xed) return byte < 0xa0
    if (lead === 0xf0) return byte >= 0x90
    return lead !== 0xf4 || byte < 0x90
  }
}

function pendingAfter(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0
  if (lead >= 0xf0) return 3
  return lead >= 0xe0 ? 2 : 1
}
