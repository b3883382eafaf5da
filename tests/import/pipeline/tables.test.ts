import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCase } from '../../../main/engine/case/case.ts'
import { readEvents } from '../../../main/engine/import/event-rows.ts'
import { eventId } from '../../../main/engine/import/identity.ts'
import { importInto } from '../../../main/engine/import/import-into.ts'
import { openCase } from '../../../main/engine/import/replay.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'
import { rowOf, userCells, userHeader } from '../formats/portal-support.ts'

const folder = tempFolders('tables')
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

function table(rows: readonly (readonly string[])[], delimiter = ',', preamble = ''): string {
  return `${preamble}${rows.map((row) => row.map(cell).join(delimiter)).join('\r\n')}\r\n`
}

/** The given files in one case: the ledger of each, and the ids of all events. */
async function given(files: readonly string[], name = 'export.csv') {
  const place = join(folder(), 'a.evcase')
  createCase(place, {
    name: 'x',
    tenants: ['test.example'],
    incidentStart: Date.UTC(2025, 0, 1),
    containedAt: Date.UTC(2026, 0, 2),
    observedUntil: Date.UTC(2026, 0, 3),
    frozenAt: null,
    policy: 'bec-30',
  })
  const paths = files.map((text) => {
    const path = join(folder(), name)
    writeFileSync(path, text)
    return path
  })
  const report = await importInto(place, paths, { collectedBy: null, asOf: null })
  const kase = await openCase(place)
  try {
    return {
      files: report.files,
      ids: [...readEvents(kase.db, '')].map(({ fields }) => eventId(fields, null)),
    }
  } finally {
    kase.close()
  }
}

const audit = JSON.stringify({
  CreationTime: '2026-01-02T03:04:05',
  Id: '00000000-0000-4000-8000-000000000001',
  Operation: 'UserLoggedIn',
  RecordType: 15,
  UserId: 'ann@test.example',
  Workload: 'AzureActiveDirectory',
})

const search = [
  ['RecordType', 'CreationDate', 'UserIds', 'Operations', 'AuditData'],
  ['15', '1/2/2026 3:04:05 AM', 'ann@test.example', 'UserLoggedIn', audit],
]

const signIns = [
  ['TimeGenerated [UTC]', 'Id', 'UserPrincipalName', 'ResultType', 'Type'],
  ['1/25/2026, 3:04:05 AM', 'a1', 'ann@test.example', '0', 'SigninLogs'],
]

const trace = [
  ['Received', 'SenderAddress', 'RecipientAddress', 'Subject', 'Status', 'MessageId', 'FromIP'],
  ['2026-01-02T03:04:05', 'a@x.example', 'b@x.example', 'Hi', 'Delivered', '<1@x>', '192.0.2.1'],
]

const tables = [
  ['Search-UnifiedAuditLog', search],
  ['Log Analytics', signIns],
  ['message trace', trace],
] as const

describe.each(tables)('a table of %s', (_name, rows) => {
  const headed = (header: (names: readonly string[]) => string[], more: readonly string[] = []) =>
    table([header(rows[0]!), [...rows[1]!, ...more]])

  it('says the same whatever stands between and before its cells, and under padded names', async () => {
    const variants = [',', ';', '\t'].flatMap((delimiter) =>
      ['', '#TYPE Selected.System.Object\r\n', `sep=${delimiter}\r\n`].map((preamble) =>
        table(rows, delimiter, preamble),
      ),
    )
    const padded = headed((names) => names.map((name) => `  ${name} `))
    const { files, ids } = await given([...variants, padded])
    expect(ids).toHaveLength(1)
    expect(files.map(({ imported, duplicate }) => [imported, duplicate])).toEqual([
      [1, 0],
      ...Array.from({ length: 9 }, () => [0, 1]),
    ])
    for (const { warnings } of files) expect(warnings).toEqual(files[0]!.warnings)
  })

  it('gives the same event beside a column that occurs again', async () => {
    const { files, ids } = await given([
      table(rows),
      headed((names) => [...names, names[1]!], ['']),
    ])
    expect(ids).toHaveLength(1)
    expect(files[1]).toMatchObject({ records: 1, imported: 0, quarantined: 0 })
  })
})

describe('two rows that say the same in every column but one', () => {
  const name = 'InteractiveSignIns_2025-12-01_2025-12-08.csv'
  const header = userHeader.split(',')
  const row = (first: string) =>
    table([
      header,
      rowOf(userHeader, { ...userCells, 'Incoming token type': [first, 'Primary refresh token'] }),
    ])

  it('are two versions, though another column has the same name', async () => {
    const { files, ids } = await given([row('None'), row('')], name)
    expect(ids).toHaveLength(1)
    expect(files.map(({ imported, merged }) => [imported, merged])).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('are duplicates where it is the same record with padded names', async () => {
    const padded = [search[0]!.map((column) => ` ${column.toUpperCase()} `), search[1]!]
    const resaved = [search[0]!, ['15', '', 'ann@test.example', 'UserLoggedIn', audit]]
    const { files, ids } = await given([table(padded), table(resaved)])
    expect(ids).toHaveLength(1)
    expect(files[1]).toMatchObject({ duplicate: 1, merged: 0 })
  })
})
