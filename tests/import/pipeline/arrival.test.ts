import { appendFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createCase } from '../../../main/engine/case/case.ts'
import { importPaths } from '../../../main/engine/import/import.ts'
import { openCase } from '../../../main/engine/import/replay.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'

const folder = tempFolders('arrival')
const records = 4_000
const options = { collectedBy: null, asOf: null }
let input: string

const line = (index: number) =>
  JSON.stringify({
    CreationTime: new Date(Date.UTC(2026, 0, 1) + index * 7_000).toISOString().slice(0, 19),
    Id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    Operation: 'MailItemsAccessed',
    RecordType: 50,
    UserId: 'user@test.example',
    Padding: 'x'.repeat(1_400),
  })

/** More than one chunk of the copy. */
beforeAll(() => {
  input = join(folder(), 'export.json')
  writeFileSync(input, Array.from({ length: records }, (_, index) => line(index)).join('\n'))
})

async function open() {
  const path = join(folder(), 'a.evcase')
  const scope = { name: 'x', tenants: ['x'], incidentStart: 0, containedAt: 1, observedUntil: 2 }
  createCase(path, { ...scope, frozenAt: null, policy: 'bec-30' })
  return { kase: await openCase(path), originals: () => readdirSync(join(path, 'evidence')) }
}

describe('an original that is loaded while it is sealed', () => {
  it('is in the case once, however often it comes', async () => {
    const { kase, originals } = await open()
    const first = await importPaths(kase, [input], options)
    expect(first.totals).toMatchObject({ records, imported: records })
    const lines = kase.journal.lines.length
    const again = await importPaths(kase, [input], options)
    expect(again.files[0]!.warnings.map(({ code }) => code)).toEqual(['already-imported'])
    expect(kase.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(records)
    expect(kase.db.prepare('SELECT count(*) FROM file').pluck().get()).toBe(1)
    expect(kase.journal.lines.length).toBe(lines)
    expect(originals()).toEqual([first.files[0]!.sha256])
    kase.close()
  })

  it('leaves nothing when it changes meanwhile', async () => {
    const { kase, originals } = await open()
    const changing = join(folder(), 'changing.json')
    writeFileSync(changing, Array.from({ length: records }, (_, index) => line(index)).join('\n'))
    let isChanged = false
    const sealed = () => {
      if (!isChanged) appendFileSync(changing, `\n${line(records)}`)
      isChanged = true
    }
    const report = await importPaths(kase, [changing], { ...options, watch: { sealed } })
    expect(report.files[0]!.reason).toBe('input/changed')
    expect(kase.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(0)
    expect(kase.db.prepare('SELECT count(*) FROM file').pluck().get()).toBe(0)
    expect(originals()).toEqual([])
    kase.close()
  })

  it('leaves nothing when it is stopped on the way', async () => {
    const { kase, originals } = await open()
    const stop = new AbortController()
    const sealed = () => stop.abort(new Error('stopped'))
    const stopped = importPaths(kase, [input], {
      ...options,
      signal: stop.signal,
      watch: { sealed },
    })
    await expect(stopped).rejects.toThrow('stopped')
    expect(kase.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(0)
    expect(originals()).toEqual([])
    expect((await importPaths(kase, [input], options)).totals.imported).toBe(records)
    kase.close()
  })
})
