import { describe, expect, it } from 'vitest'
import { normaliseAuditRecord } from '../../../main/engine/import/kit/audit-record.ts'
import { auditSource, recordTypeNumber } from '../../../main/engine/import/kit/audit-source.ts'
import { outcomeSink, readAudit } from './audit-support.ts'

describe('one call a record', () => {
  it.each([
    [null, 'not-an-object'],
    [[], 'not-an-object'],
    ['{}', 'not-an-object'],
    [{}, 'time-missing'],
    [{ CreationTime: '' }, 'time-missing'],
    [{ CreationTime: '5/18/2021 9:13:33 PM' }, 'time-unreadable'],
    [{ CreationTime: '2021-02-30T00:00:00' }, 'time-unreadable'],
  ])('%j is quarantined as %s', (record, code) => {
    const { sink, outcome } = outcomeSink()
    normaliseAuditRecord(record, sink)
    expect(outcome).toEqual({ events: [], quarantined: [code], ignored: [], warned: [] })
  })

  it('takes a record without operation or type', () => {
    expect(readAudit({ Id: 'X-1', RecordType: -1, ClientIP: '[::ffff:10.1.2.3]:9' })).toMatchObject(
      {
        source: 'ual.other',
        recordType: '-1',
        recordId: 'X-1',
        operation: '',
        operationRaw: '',
        at: Date.UTC(2026, 0, 2, 3, 4, 5),
        ok: null,
        ip: '10.1.2.3',
        ipTrust: 'client',
        actorKind: 'unknown',
        parameters: {},
      },
    )
  })

  it('survives any value in any place', () => {
    for (const junk of [
      null,
      7,
      true,
      '',
      'x',
      [],
      [null],
      [7],
      {},
      { Name: 1 },
      '[',
      '{"a":',
      '[null]',
    ]) {
      const record = Object.fromEntries(
        'Id Operation RecordType OrganizationId UserId UserKey UserType Workload ResultStatus ObjectId ClientIP ClientIPAddress Actor Target Parameters ExtendedProperties OperationProperties ModifiedProperties AppAccessContext DeviceProperties Folders Messages Item AffectedItems Folder LogonType CopilotEventData'
          .split(' ')
          .map((name) => [name, junk]),
      )
      for (const RecordType of [1, 2, 4, 8, 15, 24, 25, 50, 261, junk]) {
        expect(readAudit({ ...record, RecordType }).at).toBeGreaterThan(0)
      }
    }
  })
})

describe('sources', () => {
  it.each([
    [1, 'ual.exchange-admin'],
    [2, 'ual.exchange-item'],
    [3, 'ual.exchange-item'],
    [4, 'ual.sharepoint'],
    [6, 'ual.sharepoint'],
    [8, 'ual.entra'],
    [11, 'ual.other'],
    [14, 'ual.sharepoint'],
    [15, 'ual.sts'],
    [20, 'ual.power-platform'],
    [24, 'ual.ediscovery'],
    [25, 'ual.teams'],
    [30, 'ual.power-platform'],
    [31, 'ual.ediscovery'],
    [36, 'ual.sharepoint'],
    [45, 'ual.power-platform'],
    [50, 'ual.mail-access'],
    [56, 'ual.sharepoint'],
    [69, 'ual.other'],
    [261, 'ual.copilot'],
    [-1, 'ual.other'],
    [null, 'ual.other'],
  ] as const)('record type %s is %s', (type, source) => {
    expect(auditSource(type, 'x', 'SharePoint')).toBe(source)
  })

  it('puts reading mail before the record type', () => {
    expect(auditSource(2, 'mailitemsaccessed', 'Exchange')).toBe('ual.mail-access')
    expect(auditSource(null, 'attachmentaccess', null)).toBe('ual.mail-access')
  })

  it('takes an unlisted later type from its workload', () => {
    expect(auditSource(999, 'x', 'Copilot')).toBe('ual.copilot')
    expect(auditSource(999, 'x', 'Exchange')).toBe('ual.other')
  })

  it('reads a type as number, digits or name', () => {
    expect(recordTypeNumber('50')).toBe(50)
    expect(recordTypeNumber('ExchangeItemAggregated')).toBe(50)
    expect(recordTypeNumber('exchangeAdmin')).toBe(1)
    expect(recordTypeNumber('NoSuchType')).toBeNull()
    expect(readAudit({ RecordType: 'NoSuchType' }).recordType).toBe('NoSuchType')
  })
})

describe('results', () => {
  const logon = (fields: Record<string, unknown>) =>
    readAudit({ RecordType: 15, Operation: 'UserLoggedIn', ResultStatus: 'Success', ...fields })
  const detail = (value: string) => [{ Name: 'ResultStatusDetail', Value: value }]

  it.each([
    [{}, true, null],
    [{ ErrorNumber: '0' }, true, null],
    [{ ErrorNumber: '0', ExtendedProperties: detail('Redirect') }, null, null],
    [{ ErrorNumber: '50140', ExtendedProperties: detail('Success') }, false, '50140'],
    [{ ErrorNumber: '50140', ExtendedProperties: detail('Redirect') }, false, '50140'],
    [{ LogonError: 'None' }, true, null],
    [{ LogonError: 'FlowTokenExpired' }, false, null],
    [{ Operation: 'UserLoginFailed' }, false, null],
    [{ Operation: 'UserLoginFailed', ErrorNumber: '50126' }, false, '50126'],
    [{ Operation: 'SomethingElse' }, null, null],
  ])('a logon with %j is %s', (fields, ok, errorCode) => {
    expect(logon(fields)).toMatchObject({ ok, errorCode })
  })

  it.each([
    [1, 'True', true],
    [1, 'False', false],
    [2, 'Succeeded', true],
    [2, 'PartiallySucceeded', true],
    [3, 'Failed', false],
    [8, 'Success', true],
    [8, 'Failure', false],
    [8, 'Failed', false],
    [6, undefined, null],
    [1, 'Strange', null],
  ])('type %s with %s is %s', (RecordType, ResultStatus, ok) => {
    expect(readAudit({ RecordType, Operation: 'X', ResultStatus }).ok).toBe(ok)
  })
})
