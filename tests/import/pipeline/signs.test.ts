import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Batch } from '../../../main/engine/import/encoder.ts'
import { dialect as managementJson } from '../../../main/engine/import/formats/ual-management-json.ts'
import { parseFile } from '../../../main/engine/import/parse-file.ts'
import { recogniseFile } from '../../../main/engine/import/recognition.ts'
import { signWarnings } from '../../../main/engine/import/signs.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'

const folder = tempFolders('signs')

const auditData = (index: number, more: Readonly<Record<string, unknown>> = {}) =>
  JSON.stringify({
    CreationTime: '2026-01-02T03:04:05',
    Id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    Operation: 'UserLoggedIn',
    RecordType: 15,
    UserId: 'ann@test.example',
    Workload: 'AzureActiveDirectory',
    ...more,
  })

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

function search(rows: readonly (readonly [id: string, data: string])[]): string {
  const lines = rows.map(
    ([id, data]) => `15,UserLoggedIn,ann@test.example,${cell(id)},${cell(data)}`,
  )
  return ['RecordType,Operations,UserIds,ResultIndex Id,AuditData', ...lines, ''].join('\r\n')
}

/** What parsing the file told, as the ledger has it. */
async function parse(text: string) {
  const path = join(folder(), 'export')
  writeFileSync(path, text)
  const [part] = await recogniseFile(path)
  const { dialect, layout, head, plan, bytes } = part!
  const quarantined: string[] = []
  const tally = await parseFile(
    {
      ...{ path, member: null, dialect: dialect.id, layout, head, plan },
      range: { from: 0, to: bytes },
    },
    {
      batch: ({ setAside }: Batch) =>
        quarantined.push(
          ...setAside.filter((one) => one.outcome === 'quarantined').map(({ code }) => code),
        ),
      progress: () => {},
    },
  )
  return { ...tally, quarantined, warnings: signWarnings(tally.signs) }
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('what a spreadsheet did to a table', () => {
  it('is counted by kind, over all rows', async () => {
    const whole = auditData(1)
    const long = auditData(2, { Extra: 'x'.repeat(40_000) }).slice(0, 32_767)
    const got = await parse(
      search([
        ['1.0032E+15', whole],
        ['1,00E+12', whole],
        ['########', whole],
        ['10032002F222981B', long],
        ['1E5', auditData(3, { Extra: '#####' })],
      ]),
    )
    expect(got.warnings).toEqual([
      { code: 'identifiers-rounded', message: expect.stringContaining(': 2.') },
      { code: 'cells-cut', message: expect.stringContaining(': 1.') },
      { code: 'cells-hidden', message: expect.stringContaining(': 1;') },
    ])
    expect(got.quarantined).toEqual(['cell-cut'])
  })

  it('is not seen in a whole cell that has the length by chance', async () => {
    const rest = 32_767 - auditData(1, { Extra: '' }).length
    const got = await parse(search([['1', auditData(1, { Extra: 'x'.repeat(rest) })]]))
    expect(got).toMatchObject({ events: 1, quarantined: [], warnings: [] })
  })

  it('is seen in times without seconds', async () => {
    const header = 'TimeGenerated [UTC],UserPrincipalName,ResultType,Type'
    const row = (time: string) => `${time},ann@contoso.example,0,SigninLogs`
    const got = await parse(
      [header, row('1/25/2026 10:05'), row('1/25/2026 10:05:07 AM'), ''].join('\r\n'),
    )
    expect(got.events).toBe(2)
    expect(got.warnings).toEqual([
      { code: 'seconds-lost', message: expect.stringContaining(': 1;') },
    ])
  })
})

describe('a record that names a member twice', () => {
  const twice = auditData(1).replace('{', '{"UserId":"eve@test.example",')

  it('is counted, in JSON and in the text within', async () => {
    const wrapped = JSON.stringify({ AuditData: twice })
    const got = await parse([auditData(2), twice, wrapped].join('\n'))
    expect(got.warnings).toEqual([
      { code: 'duplicate-keys', message: expect.stringContaining(': 2;') },
    ])
  })

  it('is counted in a table', async () => {
    const got = await parse(
      search([
        ['1', auditData(2)],
        ['2', twice],
      ]),
    )
    expect(got.warnings.map(({ code }) => code)).toEqual(['duplicate-keys'])
  })
})

describe('a dialect that fails on a record', () => {
  it('loses that record alone, counted once', async () => {
    vi.spyOn(managementJson, 'open').mockReturnValue({
      record(raw, out) {
        const { fails } = raw as { fails?: string }
        if (fails !== 'before') out.ignore('empty-list')
        if (fails !== undefined) throw new Error('a defect')
      },
    })
    const rows = [{}, { fails: 'before' }, { fails: 'after' }, {}]
    const got = await parse(rows.map((row) => auditData(1, row)).join('\n'))
    expect(got).toMatchObject({ records: 4, ignored: { 'empty-list': 3 } })
    expect(got.quarantined).toEqual(['dialect-failed'])
  })

  it('loses what is left of one that holds several', async () => {
    vi.spyOn(managementJson, 'open').mockReturnValue({
      record(raw, out) {
        out.parts(3)
        out.ignore('empty-list')
        if ((raw as { fails?: true }).fails) throw new Error('a defect')
        out.ignore('empty-list')
        out.ignore('empty-list')
      },
    })
    const got = await parse([{ fails: true }, {}].map((row) => auditData(1, row)).join('\n'))
    expect(got).toMatchObject({ records: 6, ignored: { 'empty-list': 4 } })
    expect(got.quarantined).toEqual(['dialect-failed', 'dialect-failed'])
  })
})
