import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRefused, type FileReport } from '../../main/engine/import/report.ts'
import { unreadWarnings } from '../../main/engine/import/unread-members.ts'
import { memoryFolders } from '../helpers/temp-folder.ts'
import { importIntoNewCase } from './in-case.ts'
import { writeZip } from './readers/zip-writer.ts'

const temporaryFolder = memoryFolders('unread-members-')

const record = JSON.stringify({
  CreationTime: '2026-01-02T03:04:05',
  Id: '11111111-2222-4333-8444-555555555555',
  Operation: 'New-InboxRule',
  RecordType: 1,
  Workload: 'Exchange',
  UserId: 'ann@contoso.com',
})
const file = (name: string, data: string) => ({ name, data: Buffer.from(data) })

async function importZip(entries: ReturnType<typeof file>[]): Promise<FileReport[]> {
  const folder = temporaryFolder()
  const path = join(folder, 'exports.zip')
  writeFileSync(path, writeZip(entries))
  return (await importIntoNewCase(folder, [path])).files
}

describe('members of an archive of which nothing is read', () => {
  it('are named, and fail the import of what was meant as evidence', async () => {
    const files = await importZip([
      file('ual.json', record),
      file('notes.txt', 'nobody knows this'),
      file('empty.csv', ''),
    ])
    expect(files.map(isRefused)).toEqual([true])
    expect(files[0]).toMatchObject({ member: 'ual.json', imported: 1 })
    expect(files[0]?.warnings).toEqual([
      {
        code: 'members-unread',
        message:
          'Members of the archive that could not be read: notes.txt (input/unknown-format), empty.csv (input/empty).',
      },
    ])
  })

  it('do not fail it where they are no evidence', async () => {
    const files = await importZip([
      file('ual.json', record),
      file('README.md', 'These are the exports of the mailbox of Ann.'),
      file('__MACOSX/._ual.json', '\0\x05\x16\x07'),
    ])
    expect(files.map(isRefused)).toEqual([false])
    expect(files[0]?.warnings.map(({ code }) => code)).toEqual(['members-not-evidence'])
  })

  it('are counted where they are many, and their names cannot hide anything', () => {
    const members = Array.from({ length: 12 }, (_, at) => ({
      member: `\u202e${at}.txt`,
      reason: 'input/unknown-format',
    }))
    const [warning] = unreadWarnings(members)
    expect(warning?.message).toMatch(/ and 2 more\.$/)
    expect(warning?.message).not.toContain('\u202e')
    expect(unreadWarnings([])).toEqual([])
  })
})
