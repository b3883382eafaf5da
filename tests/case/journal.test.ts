import { createHash } from 'node:crypto'
import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Journal } from '../../main/engine/case/journal.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const folder = tempFolders('journal')
type Entry = { kind: 'note'; text: string }

function written(): string {
  const path = join(folder(), 'journal.jsonl')
  const journal = new Journal<Entry>(path)
  for (const text of ['one', 'two', 'drei – 三']) journal.append({ kind: 'note', text })
  return path
}

const texts = (path: string) => new Journal<Entry>(path).lines.map(({ text }) => text)

describe('journal', () => {
  it('reads back what was appended, chained by the digest of each line', () => {
    const path = written()
    expect(texts(path)).toEqual(['one', 'two', 'drei – 三'])
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    const digests = lines.map((line) => createHash('sha256').update(line).digest('hex'))
    expect(lines.map((line) => (JSON.parse(line) as { prev: string }).prev)).toEqual([
      '0'.repeat(64),
      ...digests.slice(0, -1),
    ])
    expect(new Journal<Entry>(path).head).toBe(digests.at(-1))
  })

  it('cuts off a last line that power loss tore, and goes on from the one before', () => {
    const path = written()
    const whole = readFileSync(path)
    appendFileSync(path, '{"seq":4,"prev":"12')
    const journal = new Journal<Entry>(path)
    expect(journal.lines).toHaveLength(3)
    journal.append({ kind: 'note', text: 'four' })
    expect(texts(path)).toEqual(['one', 'two', 'drei – 三', 'four'])
    expect(readFileSync(path).subarray(0, whole.length)).toEqual(whole)
  })

  it('leaves nothing of a torn line that was longer than the one written over it', () => {
    const path = written()
    appendFileSync(path, '~'.repeat(5000))
    new Journal<Entry>(path).append({ kind: 'note', text: 'four' })
    expect(texts(path)).toEqual(['one', 'two', 'drei – 三', 'four'])
    expect(readFileSync(path, 'utf8')).not.toContain('~')
  })

  it.each([
    ['a changed word', (text: string) => text.replace('two', 'twe')],
    ['a line taken out', (text: string) => text.split('\n').toSpliced(1, 1).join('\n')],
    ['lines in another order', (text: string) => text.split('\n').toSpliced(0, 2).join('\n')],
    ['a line that is not JSON', (text: string) => text.replace('{"seq":2', '"seq":2')],
  ])('refuses %s', (_what, change) => {
    const path = written()
    writeFileSync(path, change(readFileSync(path, 'utf8')))
    expect(() => new Journal<Entry>(path)).toThrow(
      expect.objectContaining({ code: 'case/journal-broken' }) as Error,
    )
  })

  it('cannot see that its last lines were cut off cleanly: a signature over the head has to', () => {
    const path = written()
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    truncateSync(path, Buffer.byteLength(`${lines.slice(0, 2).join('\n')}\n`))
    expect(texts(path)).toEqual(['one', 'two'])
  })
})
