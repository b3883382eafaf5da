import { describe, expect, it } from 'vitest'
import { dialect as auditCsv } from '../../../main/engine/import/formats/log-analytics-audit-csv.ts'
import { dialect as auditJson } from '../../../main/engine/import/formats/log-analytics-audit-json.ts'
import { dialect as signInCsv } from '../../../main/engine/import/formats/log-analytics-signin-csv.ts'
import { dialect as signInJson } from '../../../main/engine/import/formats/log-analytics-signin-json.ts'
import { keyIdentifiers } from '../../../main/engine/import/kit/features.ts'
import {
  dataMissing,
  dataRecords,
  feedJson,
  jsonHead,
  needsData,
  onlyEvent,
} from './entra-support.ts'
import { audit, csv, csvHead, signIn, tenant } from './log-analytics-support.ts'

describe('the AuditLogs table', () => {
  it('as CSV', () => {
    const event = onlyEvent(csv(auditCsv, audit))
    expect(event).toMatchObject({
      source: 'entra.audit',
      tenant,
      operation: 'add member to role',
      at: Date.UTC(2026, 5, 15, 12, 40, 24, 178),
      ingestedAt: null,
      ok: true,
      actorKind: 'sp',
      actorId: 'S',
      targetKind: 'user',
      targetName: 'a@b.example',
    })
    expect(event.parameters).toEqual({ 'Actor.Name': 'Sync' })
  })

  it.skipIf(dataMissing)(`as JSON holds the application secret and the consent${needsData}`, () => {
    const records = dataRecords('otrf_goldensaml/AADAuditEvents.json')
    const got = feedJson(auditJson, records)
    expect(got.quarantined).toEqual([])
    expect(got.events.map(({ operation }) => operation)).toEqual([
      'update application - certificates and secrets management',
      'update application - certificates and secrets management',
      'update application',
      'add delegated permission grant',
    ])
    expect(new Set(got.events.map(({ recordId }) => recordId)).size).toBe(3)
    const [secret, , , consent] = got.events
    expect(secret).toMatchObject({
      ok: true,
      actorUpn: 'pgustavo@simulandlabs.com',
      targetKind: 'application',
      targetName: 'SimuLandApp',
    })
    expect(keyIdentifiers(secret?.changes[0]?.new ?? null)).toMatchObject([
      { keyId: '59eaeebc-8a6b-44a6-9f24-7d55e64420c9', type: 'Password' },
    ])
    expect(consent?.changes[0]).toEqual({
      name: 'DelegatedPermissionGrant.Scope',
      old: 'User.Read',
      new: 'User.Read Mail.ReadWrite',
    })
    expect(consent?.parameters['Target2.Id']).toBe('0d2f5969-011b-460d-ac74-3291d227d49f')
  })
})

describe('recognition of tables', () => {
  it('tells sign-ins from audits, and both from other tables', () => {
    const other = { 'TimeGenerated [UTC]': 'x', Computer: 'c', UserId: 'u' }
    const heads = [csvHead([signIn]), csvHead([audit]), csvHead([other])]
    expect(heads.map((head) => signInCsv.recognise(head))).toEqual([0.9, 0, 0])
    expect(heads.map((head) => auditCsv.recognise(head))).toEqual([0, 0.9, 0])
  })

  it('does not take OfficeActivity for sign-ins', () => {
    const row = { TimeGenerated: 'x', UserId: 'u', ResultType: '0', OfficeWorkload: 'Exchange' }
    expect(signInJson.recognise(jsonHead([row]))).toBe(0)
    expect(signInCsv.recognise(csvHead([row]))).toBe(0)
  })
})
