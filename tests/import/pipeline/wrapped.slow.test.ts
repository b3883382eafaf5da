import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evv, newCase, temporaryFolder } from '../../helpers/evv.ts'
import { counters, eventRows, type ImportDocument } from '../../helpers/ledger.ts'

const record = (more: object) => ({
  CreationTime: '2026-01-02T03:04:05',
  Id: '11111111-2222-4333-8444-555555555555',
  Operation: 'New-InboxRule',
  RecordType: 1,
  Workload: 'Exchange',
  UserId: 'ann@contoso.com',
  ...more,
})
const wrapped = (message: string) => JSON.stringify({ host: 'collector', message })

function importFiles(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder()
  const casePath = join(folder, 'one.evcase')
  expect(evv(newCase(casePath)).status).toBe(0)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const paths = Object.keys(files).map((name) => join(folder, name))
  const done = evv(['import', casePath, ...paths, '--json'])
  expect(done.status, done.stderr).toBe(0)
  return { casePath, ...done.json<ImportDocument>() }
}

describe('records that a forwarder kept as text', () => {
  it('are the records of any other export: copies are found, bytes are those of the whole line', () => {
    const lines = [
      wrapped(JSON.stringify(record({}), null, 1)),
      wrapped(JSON.stringify(record({ Id: '21111111-2222-4333-8444-555555555555' }))),
    ]
    const { casePath, files } = importFiles({
      'bare.json': JSON.stringify(record({})),
      'shipped.ndjson': `${lines.join('\n')}\n`,
    })
    expect(files.map((file) => [file.format, file.imported, file.duplicate])).toEqual([
      ['ual-management-json', 1, 0],
      ['ual-management-json', 1, 1],
    ])
    expect(files[1]?.warnings).toMatchObject([
      { code: 'record-in-text', message: expect.stringContaining('text in message;') as string },
    ])
    const [, second] = eventRows(evv(['events', casePath, '--format', 'ndjson', '--raw']))
    const { file, offset, length } = second!.raws[0]!
    const sealed = readFileSync(join(casePath, 'evidence', file))
    expect(sealed.toString('utf8', offset, offset + length)).toBe(lines[1])
  })

  it('account for what is no record, each with its own reason', () => {
    const { files } = importFiles({
      'shipped.ndjson': [
        ...Array.from({ length: 5 }, (_, at) =>
          wrapped(JSON.stringify(record({ Id: `${at}1111111-2222-4333-8444-555555555555` }))),
        ),
        wrapped('Id,Operation'),
        wrapped(JSON.stringify([record({}), record({})])),
        '{"host":"collector"}',
      ].join('\n'),
    })
    expect(counters(files[0]!)).toMatchObject({ records: 8, imported: 5, quarantined: 3 })
  })
})

describe('a document of many lists', () => {
  it('gives each state the bytes of its own object, and its own time', () => {
    const policy = { Id: 'p1', State: 'enabled', Conditions: {}, GrantControls: {} }
    const provider = {
      baseline_version: '1',
      timestamp_zulu: '2026-01-02T03:04:05Z',
      conditional_access_policies: [policy, { ...policy, Id: 'p2' }],
      aad_successful_commands: ['Get-MgBetaIdentityConditionalAccessPolicy'],
    }
    const text = `\ufeff${JSON.stringify(provider, null, 2)}`
    const { casePath, files } = importFiles({ 'ProviderSettingsExport.json': text })
    expect(files[0]).toMatchObject({
      format: 'scubagear-provider-json',
      source: 'snapshot.conditional-access-policies',
      ignoredReasons: { 'export-metadata': 2 },
      warnings: [],
    })
    expect(counters(files[0]!)).toMatchObject({ records: 5, imported: 3, quarantined: 0 })
    const { snapshots } = evv(['snapshots', casePath, '--json']).json<{
      snapshots: { objectId: string; asOf: string; raws: { offset: number; length: number }[] }[]
    }>()
    const bytes = Buffer.from(text)
    const objects = snapshots.flatMap(({ raws }) =>
      raws.map(({ offset, length }): unknown =>
        JSON.parse(bytes.toString('utf8', offset, offset + length)),
      ),
    )
    expect(objects).toMatchObject([{ Id: 'p1' }, { Id: 'p2' }])
    expect(new Set(snapshots.map(({ asOf }) => asOf))).toEqual(
      new Set(['2026-01-02T03:04:05.000Z']),
    )
  })
})
