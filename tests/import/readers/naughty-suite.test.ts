import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCase, openForWriting } from '../../../main/engine/case/case.ts'
import { EventPrinter } from '../../../main/engine/import/event-json.ts'
import { readEvents } from '../../../main/engine/import/event-rows.ts'
import { importPaths } from '../../../main/engine/import/import.ts'
import type { Layout } from '../../../main/engine/import/readers/layout.ts'
import { say } from '../../helpers/score.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'
import { besideCheckout, collect, csvLayout, encode, jsonLayout, values } from './collect.ts'

const folder = besideCheckout('suites/naughty-strings')
const strings =
  folder === null
    ? []
    : (JSON.parse(readFileSync(join(folder, 'blns.json'), 'utf8')) as readonly string[])
const temporary = tempFolders('naughty')

/** Strings that came out as something else, of those that went in. */
const changed = (found: readonly unknown[]): string[] =>
  strings.filter((text, at) => found[at] !== text)

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

/** JSON in which every character above ASCII is written as an escape. */
const escaped = (json: string): string =>
  json.replace(/[^\0-\u007f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

const wide: readonly Layout['encoding'][] = ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le']

describe.skipIf(folder === null)('the big list of naughty strings', () => {
  it('has 515 strings', () => {
    expect(strings).toHaveLength(515)
  })

  it.each(wide)('comes out of a JSON reader as it went in, %s', (encoding) => {
    const text = JSON.stringify(strings.map((value) => ({ value })))
    const found = values(collect(encode(text, encoding), jsonLayout(null, encoding)))
    expect(changed(found.map((record) => (record as { value: unknown }).value))).toEqual([])
  })

  it('comes out of a JSON reader as it went in, escaped', ({ task }) => {
    const text = strings.map((value) => escaped(JSON.stringify({ value }))).join('\n')
    const found = values(collect(Buffer.from(text), jsonLayout()))
    const missed = changed(found.map((record) => (record as { value: unknown }).value))
    const passed = strings.length - missed.length
    say(task, { suite: 'naughty strings', part: 'JSON values', passed, of: strings.length })
    expect(missed).toEqual([])
  })

  it.each(wide)('comes out of a CSV reader as it went in, %s', (encoding) => {
    const text = strings.map((cell) => `1,${quoted(cell)}`).join('\r\n')
    const rows = values(collect(encode(text, encoding), csvLayout(',', encoding))) as string[][]
    expect(changed(rows.map((row) => row[1]))).toEqual([])
  })

  it('comes out of a CSV reader as it went in, every cell of one row', ({ task }) => {
    const rows = values(collect(Buffer.from(strings.map(quoted).join(';')), csvLayout(';')))
    const missed = changed(rows[0] as string[])
    const passed = strings.length - missed.length
    say(task, { suite: 'naughty strings', part: 'CSV cells', passed, of: strings.length })
    expect(missed).toEqual([])
  })

  it('comes out of a case as it went into an export, the empty one as absent', async ({ task }) => {
    const records = strings.map((userAgent, index) => ({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      createdDateTime: new Date(Date.UTC(2026, 0, 14, 0, 0, index)).toISOString(),
      appId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      ipAddress: '198.51.100.7',
      isInteractive: true,
      status: { errorCode: 0 },
      userAgent,
    }))
    const printed = await imported(JSON.stringify(records))
    const found = printed.map(
      (line) => (JSON.parse(line) as { userAgent?: string }).userAgent ?? '',
    )
    const missed = changed(found)
    const passed = strings.length - missed.length
    say(task, { suite: 'naughty strings', part: 'through a case', passed, of: strings.length })
    expect(missed).toEqual([])
  })
})

/** An export as the lines that `evv events` prints of it. */
async function imported(text: string): Promise<string[]> {
  const work = temporary()
  const [path, place] = [join(work, 'export.json'), join(work, 'a.evcase')]
  writeFileSync(path, text)
  createCase(place, {
    name: 'x',
    tenants: ['harrow.example'],
    incidentStart: Date.UTC(2026, 0, 1),
    containedAt: Date.UTC(2026, 0, 15),
    observedUntil: Date.UTC(2026, 1, 1),
    frozenAt: null,
    policy: 'bec-30',
  })
  const kase = openForWriting(place)
  try {
    await importPaths(kase, [path], { collectedBy: null, asOf: null })
    const printer = new EventPrinter(kase.db, kase.folder)
    return [...readEvents(kase.db, 'ORDER BY at')].map((event) =>
      JSON.stringify(printer.print(event, { raw: false })),
    )
  } finally {
    kase.close()
  }
}
