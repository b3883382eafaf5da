import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCase } from '../../../main/engine/case/case.ts'
import { readEvents } from '../../../main/engine/import/event-rows.ts'
import { importPaths } from '../../../main/engine/import/import.ts'
import { openCase } from '../../../main/engine/import/replay.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'

const folder = tempFolders('encodings')
const user = 'andr\u00e9@test.example'

const text = JSON.stringify({
  CreationTime: '2026-01-02T03:04:05',
  Id: '00000000-0000-4000-8000-000000000001',
  Operation: 'UserLoggedIn',
  OrganizationId: '11111111-1111-4111-8111-111111111111',
  RecordType: 15,
  ResultStatus: 'Success',
  UserId: user,
  UserType: 0,
  Workload: 'AzureActiveDirectory',
})

/** Code units of four bytes, the least significant first. */
function utf32(of: string): Buffer {
  const bytes = Buffer.alloc(of.length * 4)
  for (const [index, character] of Array.from(of).entries())
    bytes.writeUInt32LE(character.codePointAt(0)!, index * 4)
  return bytes
}

async function importedAs(bytes: Buffer) {
  const work = folder()
  const [path, place] = [join(work, 'export.json'), join(work, 'a.evcase')]
  writeFileSync(path, bytes)
  createCase(place, {
    name: 'x',
    tenants: ['test.example'],
    incidentStart: Date.UTC(2026, 0, 1),
    containedAt: Date.UTC(2026, 0, 2),
    observedUntil: Date.UTC(2026, 0, 3),
    frozenAt: null,
    policy: 'bec-30',
  })
  const kase = await openCase(place)
  try {
    const { files } = await importPaths(kase, [path], { collectedBy: null, asOf: null })
    const users = [...readEvents(kase.db, '')].map(({ fields }) => fields.actorUpn)
    return { users, warnings: files[0]!.warnings.map(({ code }) => code) }
  } finally {
    kase.close()
  }
}

describe('the same record in another encoding', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16LE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['UTF-32LE with a mark', utf32(`\ufeff${text}`)],
    ['UTF-32BE with a mark', utf32(`\ufeff${text}`).swap32()],
  ])('%s: the same event, without a word', async (_name, bytes) => {
    expect(await importedAs(bytes)).toEqual({ users: [user], warnings: [] })
  })

  it('Windows-1252: the same event, and it is said that this was assumed', async () => {
    expect(await importedAs(Buffer.from(text, 'latin1'))).toEqual({
      users: [user],
      warnings: ['encoding-assumed'],
    })
  })
})
