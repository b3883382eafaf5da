import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseTime } from '#shared'
import { createCase, openForWriting, type Case } from '../../../main/engine/case/case.ts'
import { importPaths, type ImportOptions } from '../../../main/engine/import/import.ts'
import { rebuildCase } from '../../../main/engine/import/replay.ts'
import { requestId, rowOf, tenant, userCells, userHeader } from './portal-support.ts'

let folder: string
let kase: Case

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evv-portal-'))
  const path = join(folder, 'a.evcase')
  createCase(path, {
    name: 'portal',
    tenants: [tenant],
    incidentStart: parseTime('2025-11-01')!,
    containedAt: parseTime('2025-12-10')!,
    observedUntil: parseTime('2026-01-20')!,
    frozenAt: null,
    policy: 'bec-30',
  })
  kase = openForWriting(path)
})

afterEach(() => {
  kase.close()
  rmSync(folder, { recursive: true, force: true })
})

function quoted(cells: readonly string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
}

const csvText = `\ufeff${userHeader}\r\n${quoted(rowOf(userHeader, userCells))}\r\n`

async function take(name: string, bytes: string | Buffer, options: Partial<ImportOptions> = {}) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const report = await importPaths(kase, [path], { collectedBy: null, asOf: null, ...options })
  return report.files[0]!
}

const codes = (file: { warnings: readonly { code: string }[] }) =>
  file.warnings.map(({ code }) => code)

describe('a portal download in a case', () => {
  it('is of the log its file name says, with a warning', async () => {
    const file = await take('NonInteractiveSignIns_2025-12-01_2025-12-08.csv', csvText)
    expect(file).toMatchObject({
      format: 'entra-signin-portal-csv',
      source: 'entra.signin.noninteractive',
      tenant,
      records: 1,
      imported: 1,
    })
    expect(codes(file)).toContain('signin-kind-from-name')
  })

  it('is of the log a person declares', async () => {
    const file = await take('renamed.csv', csvText, {
      declaredSource: 'entra.signin.interactive',
    })
    expect(file).toMatchObject({ source: 'entra.signin.interactive', imported: 1 })
    expect(codes(file)).not.toContain('source-differs')
  })

  it('is quarantined, and says why, when nothing tells the log', async () => {
    const file = await take('renamed.csv', csvText)
    expect(file).toMatchObject({ records: 1, imported: 0, quarantined: 1 })
    expect(codes(file)).toContain('signin-kind-unknown')
  })

  it('is of the same log after a rebuild', async () => {
    await take('NonInteractiveSignIns_1.csv', csvText)
    await take('other.csv', csvText.replace(requestId, 'other'), {
      declaredSource: 'entra.signin.interactive',
    })
    kase.close()
    kase = await rebuildCase(join(folder, 'a.evcase'))
    const sources = kase.db.prepare('SELECT source FROM file_source ORDER BY source').pluck().all()
    expect(sources).toEqual(['entra.signin.interactive', 'entra.signin.noninteractive'])
  })

  it('adds no event to the same sign-in from Graph', async () => {
    const sign = {
      id: requestId,
      createdDateTime: '2025-12-04T08:19:41Z',
      appId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      ipAddress: '198.51.100.7',
      userId: 'aaaaaaaa-0000-4000-8000-000000000001',
      userPrincipalName: 'ada@harrow.example',
      resourceTenantId: tenant,
      status: { errorCode: 0 },
      isInteractive: true,
      riskEventTypes_v2: ['anomalousToken'],
    }
    await take('graph.json', JSON.stringify([sign]))
    const file = await take('InteractiveSignIns_1.csv', csvText)
    expect(file).toMatchObject({ records: 1, imported: 0, merged: 1 })
    expect(kase.db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(1)
  })

  it('a trace report in UTF-16 is read as the portal writes it', async () => {
    const text =
      '\ufeffdate_time_utc,sender_address,recipient_address,message_id,event_id,source\r\n' +
      '2026-01-14T15:04:05.000Z,ada@harrow.example,bob@x.example,<b2@h>,DELIVER,STOREDRIVER\r\n'
    const file = await take('mtsummary.csv', Buffer.from(text, 'utf16le'))
    expect(file).toMatchObject({
      format: 'message-trace-report-csv',
      source: 'exchange.message-trace',
      imported: 1,
    })
  })
})
