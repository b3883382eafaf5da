import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createCase, type Case } from '../../main/engine/case/case.ts'
import { EventPrinter } from '../../main/engine/import/event-json.ts'
import { readEvents } from '../../main/engine/import/event-rows.ts'
import { importPaths } from '../../main/engine/import/import.ts'
import { openCase } from '../../main/engine/import/replay.ts'
import { readPlace } from '../../main/engine/service/views/original.ts'
import { problemsView } from '../../main/engine/service/views/ledger.ts'
import { record } from '../helpers/faults.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const folder = tempFolders('original')

async function caseOf(bytes: Uint8Array): Promise<Case> {
  const path = join(folder(), 'a.evcase')
  createCase(path, {
    name: 'x',
    tenants: ['contoso.example'],
    incidentStart: 0,
    containedAt: 1,
    observedUntil: 2,
    frozenAt: null,
    policy: 'bec-30',
  })
  const file = join(folder(), 'export.json')
  writeFileSync(file, bytes)
  const kase = await openCase(path)
  await importPaths(kase, [file], { collectedBy: null, asOf: null })
  return kase
}

/** The text of each record as the view reads it again from the original. */
async function textsOf(kase: Case): Promise<(string | null)[]> {
  const printer = new EventPrinter(kase.db, kase.folder)
  const places = [...readEvents(kase.db, 'ORDER BY event_id')].flatMap((event) =>
    printer.places(event),
  )
  return Promise.all(places.map((place) => readPlace(kase.db, kase.folder, place)))
}

const lines = [record('é–漢 <b>'), record('\u202Ereversed'), record('')]
const text = `${lines.join('\n')}\n`

describe('a record read again from its original', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['a member of an archive', gzipSync(text)],
  ])('is the text that was imported: %s', async (_, bytes) => {
    const kase = await caseOf(bytes)
    try {
      expect(await textsOf(kase)).toEqual(lines)
    } finally {
      kase.close()
    }
  })

  it('shows the first bytes of one that could not be read, harmless', async () => {
    const broken = `{"Id": "\u202E${'y'.repeat(900)}`
    const kase = await caseOf(Buffer.from(`${lines[0]}\n${broken}\n${lines[2]}\n`))
    try {
      const { sha256 } = kase.db.prepare('SELECT sha256 FROM file').get() as { sha256: string }
      const asked = { sha256, member: null, first: 0, count: 10 }
      const { total, problems } = problemsView(kase, { ...asked, language: 'zh-CN' })
      expect(total).toBe(1)
      expect(problems[0]!.text).toMatch(/\p{Script=Han}/u)
      expect(problems[0]!.sample.startsWith('{"Id": "\\u202ey')).toBe(true)
      expect(problems[0]!.sample.length).toBeLessThanOrEqual(400)
      expect(problems[0]!.offset).toBe(Buffer.byteLength(lines[0]!) + 1)
      const beyond = problemsView(kase, { ...asked, first: 1, language: 'en' })
      expect(beyond).toEqual({ total: 1, problems: [] })
    } finally {
      kase.close()
    }
  })
})
