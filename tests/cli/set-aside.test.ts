import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { evv, newCase } from '../helpers/evv.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const folder = tempFolders('set-aside')

const record = (id: string, extra = {}) =>
  JSON.stringify({
    CreationTime: '2026-02-01T10:00:00',
    Id: `11111111-1111-4111-8111-00000000000${id}`,
    Operation: 'UserLoggedIn',
    OrganizationId: '22222222-2222-4222-8222-222222222222',
    RecordType: 15,
    UserId: 'ann@contoso.example',
    UserType: 0,
    Workload: 'AzureActiveDirectory',
    ...extra,
  })

it('names every record that is no event of its own, by its bytes', () => {
  const path = join(folder(), 'a.evcase')
  const input = join(folder(), 'ual.json')
  // The last but one differs in what no column holds: another wording of a record, not a repetition.
  const lines = [
    record('1'),
    record('2'),
    record('1'),
    '{"CreationTime":',
    record('2', { Version: 1 }),
    record('3'),
  ]
  const text = lines.join('\n')
  writeFileSync(input, text)
  expect(evv(newCase(path)).status).toBe(0)
  expect(evv(['import', path, input, '--json']).json()).toMatchObject({
    totals: { records: 6, imported: 3, duplicate: 1, merged: 1, quarantined: 1, ignored: 0 },
    files: [{ quarantinedReasons: { 'not-json': { records: 1 } } }],
  })

  const sha256 = createHash('sha256').update(text).digest('hex')
  const listed = evv(['set-aside', path])
  expect(listed.status).toBe(0)
  const rows = listed.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { outcome: string; raw: Record<string, number> })
  expect(
    rows.map(({ outcome, raw }) => [
      outcome,
      Buffer.from(text)
        .subarray(raw['offset'], raw['offset']! + raw['length']!)
        .toString()
        .trim(),
    ]),
  ).toEqual([
    ['duplicate', lines[2]],
    ['quarantined', lines[3]],
    ['merged', lines[4]],
  ])
  expect(rows.map(({ raw }) => raw['file'])).toEqual([sha256, sha256, sha256])

  const only = (...options: string[]) => evv(['set-aside', path, ...options]).stdout
  expect(only('--outcome', 'merged').trim().split('\n')).toHaveLength(1)
  expect(only('--file', '0'.repeat(64))).toBe('')
  expect(evv(['set-aside', path, '--outcome', 'lost']).status).toBe(2)
})
