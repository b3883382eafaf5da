import { describe, expect, it } from 'vitest'
import { dialect as auditDialect } from '../../../main/engine/import/formats/entra-audit-graph-json.ts'
import { dialect as signInDialect } from '../../../main/engine/import/formats/entra-signin-graph-json.ts'
import {
  dataFiles,
  dataMissing,
  feedJson,
  jsonHead,
  needsData,
  onlyEvent,
  sekoiaRecord,
} from './entra-support.ts'

const folder = 'sekoia/microsoft-entraid-graphapi'

describe('Graph sign-ins', () => {
  it.skipIf(dataMissing)(
    `v1.0 has no token, session or tenant, and none is invented${needsData}`,
    () => {
      const record = sekoiaRecord(`${folder}/test_signin.json`)
      expect(signInDialect.recognise(jsonHead([record]))).toBeCloseTo(0.9)
      expect(onlyEvent(feedJson(signInDialect, [record]))).toMatchObject({
        source: 'entra.signin.interactive',
        tenant: null,
        operation: 'sign-in',
        operationRaw: '',
        ok: true,
        actorId: 'user1',
        ip: '192.0.2.1',
        country: 'US',
        tokenId: null,
        sessionId: null,
        userAgent: null,
        deviceId: null,
      })
    },
  )

  it.each([
    ['text', 'not-an-object'],
    [{ id: 'x', displayName: 'y' }, 'unknown-record'],
    [{ status: {} }, 'time-missing'],
  ])('%j is quarantined as %s', (record, code) => {
    expect(feedJson(signInDialect, [record]).quarantined).toEqual([code])
  })
})

describe('Graph directory audits', () => {
  it.skipIf(dataMissing)(`all 78 real entries are events${needsData}`, () => {
    const records = dataFiles(folder, /\.json$/)
      .filter((path) => !path.endsWith('test_signin.json'))
      .map(sekoiaRecord)
    expect(records).toHaveLength(78)
    expect(auditDialect.recognise(jsonHead(records))).toBeCloseTo(0.9)
    const got = feedJson(auditDialect, records)
    expect(got.quarantined).toEqual([])
    expect(got.events).toHaveLength(78)
    expect(got.events.every(({ source }) => source === 'entra.audit')).toBe(true)
    expect(got.events.filter(({ operation }) => operation === '')).toEqual([])
  })

  it.each([
    [null, 'not-an-object'],
    [{ id: 'x' }, 'unknown-record'],
    [{ activityDisplayName: 'Add user' }, 'time-missing'],
  ])('%j is quarantined as %s', (record, code) => {
    expect(feedJson(auditDialect, [record]).quarantined).toEqual([code])
  })
})
