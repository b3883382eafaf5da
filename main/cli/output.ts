import { writeSync } from 'node:fs'

/** Everything to standard output at once or not at all: a pipe that closed early ends the process quietly. */
export function print(text: string): void {
  const bytes = Buffer.from(`${text}\n`)
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(1, bytes, written)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EPIPE') process.exit(0)
      if (code !== 'EAGAIN') throw error
    }
  }
}

const bufferedCharacters = 64 * 1024

/** Many lines without a system call for each; what is left is written by `end`. */
export function linePrinter(): { line(text: string): void; end(): void } {
  let held: string[] = []
  let characters = 0
  const end = () => {
    if (held.length > 0) print(held.join('\n'))
    held = []
    characters = 0
  }
  return {
    line(text) {
      held.push(text)
      characters += text.length
      if (characters > bufferedCharacters) end()
    },
    end,
  }
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value))
}

/** A line for the person at the terminal; never part of the answer. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Redraws one line on a terminal; says nothing elsewhere. */
export function progressLine(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

/** Columns padded to their widest cell; numbers to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = []
  for (const row of rows)
    for (const [index, cell] of row.entries())
      widths[index] = Math.max(widths[index] ?? 0, width(String(cell)))
  return rows
    .map((row) =>
      row
        .map((cell, index) => {
          const text = String(cell)
          const blank = ' '.repeat(widths[index]! - width(text))
          return typeof cell === 'number' ? blank + text : text + blank
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const wide =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g

/** Terminal cells of a text: East Asian characters take two. */
function width(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0)
}
