import { describe, expect, it } from 'vitest'
import { collectorCase } from './collector-case.ts'
import {
  upn,
  guid,
  wide,
  json,
  lines,
  csv,
  audit,
  searchHeader,
  searchRow,
  signIn,
  directoryAudit,
  application,
  principal,
  searchObject,
} from './collector-records.ts'

const collected = collectorCase()

describe('a whole folder of', () => {
  it('Hawk', async () => {
    const key = {
      AppName: 'App',
      AppObjectID: guid('a'),
      KeyID: guid('c'),
      StartDate: '/Date(1767571200000)/',
      EndDate: null,
      KeyType: null,
      CredType: 'PasswordSecret',
    }
    const { formats, quarantined } = await collected.take({
      'Hawk.log': wide(
        '[2026-02-05 10:00:00Z] - [ACTION] - Gathering\n[2026-02-05 10:00:01Z] - [ERROR] - Access denied\n',
      ),
      '_Investigate.txt': wide(
        '[2026-02-05 10:00:00Z] - [INVESTIGATE] - Found Email forwarding User:kim\n',
      ),
      'Tenant/SPNCertsAndSecrets.json': wide(json([key])),
      'Tenant/ApplicationCertsAndSecrets.json': wide(json(key)),
      'Tenant/User_ForwardingReport.csv': csv(
        [
          'DisplayName',
          'UserPrincipalName',
          'PrimarySmtpAddress',
          'ForwardingSmtpAddress',
          'ForwardingAddress',
          'DeliverToMailboxAndForward',
          'WhenChangedUTC',
        ],
        ['Kim', upn, upn, '', '', 'False', ''],
      ),
      'Tenant/Inbox_Rules.csv': csv(searchHeader, searchRow('1', '2026-01-10T10:00:00')),
      'Tenant/Inbox_Rules.json': json([
        {
          ...searchObject('1', '2026-01-10T10:00:00'),
          AuditData: JSON.stringify(audit('1', '2026-01-10T10:00:00')),
        },
      ]),
      'Tenant/Inbox_Rules.txt': wide('RecordType   : ExchangeAdmin\nCreationDate : 1/10/2026\n'),
      'Tenant/XML/Inbox_Rules.xml': wide(
        `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\n  <Obj RefId="0">\n    <S N="AuditData">${JSON.stringify(audit('1', '2026-01-10T10:00:00'))}</S>\n  </Obj>\n</Objs>\n`,
      ),
    })
    expect(formats).toEqual({
      'Hawk.log': 'collector-hawk-log',
      '_Investigate.txt': 'collector-hawk-log',
      'Tenant/SPNCertsAndSecrets.json': 'hawk-credentials-json',
      'Tenant/ApplicationCertsAndSecrets.json': 'hawk-credentials-json',
      'Tenant/User_ForwardingReport.csv': 'hawk-forwarding-csv',
      'Tenant/Inbox_Rules.csv': 'ual-search-csv',
      'Tenant/Inbox_Rules.json': 'ual-management-json',
      'Tenant/Inbox_Rules.txt': 'powershell-list-lines',
      'Tenant/XML/Inbox_Rules.xml': 'ual-clixml-lines',
    })
    expect(quarantined).toBe(0)
    // The same record from three files is one event.
    expect(collected.count('SELECT count(*) FROM event')).toBe(1)
  })

  it('DFIR-O365RC, with deleted objects and arrays one behind the other', async () => {
    const deleted = { ...application, id: guid('e'), deletedDateTime: '2026-02-01T00:00:00Z' }
    const { formats, quarantined } = await collected.take({
      'Get-O365.log':
        '\ufeff2026-02-05 10:00:00, INFO, Processing Unified Audit Log entries between 2026-01-10 00:00:00 and 2026-01-10 01:00:00\r\n2026-02-05 10:00:01, ERROR, Failed to dump Unfiltered events 11 times - aborting\r\n',
      'azure_ad_apps/AADApps_x_applications_raw.json': `\ufeff${json([application, deleted])}`,
      'azure_ad_apps/AADApps_x_deleted_service_principals_raw.json': `\ufeff${json({ ...principal, id: guid('f'), deleted: true })}`,
      'azure_ad_audit/AADAuditLog_x_2026-01-10.json': `\ufeff${json([directoryAudit('1')])}\r\n${json([directoryAudit('2')])}\r\n`,
      'azure_ad_signin/AADSigninLog_x.json': `\ufeff${json(signIn('3', ['interactiveUser']))}`,
      'O365_unified_audit_logs/UnifiedAuditLog_x.json': `\ufeff${lines(audit('4', '2026-01-10T10:00:00'), audit('5', '2026-01-10T10:01:00'))}`,
    })
    expect(Object.entries(formats).filter(([, format]) => format === null)).toEqual([])
    expect(formats['Get-O365.log']).toBe('collector-dfir-o365rc-log')
    expect(quarantined).toBe(0)
    const kinds = collected.kase.db
      .prepare('SELECT kind, object_id FROM snapshot ORDER BY kind, object_id')
      .raw()
      .all()
    expect(kinds).toEqual([
      ['applications', guid('a')],
      ['deleted-objects', guid('e')],
      ['deleted-objects', guid('f')],
    ])
  })

  it('M365-IR-Console, PAX and Office-365-Extractor', async () => {
    const entry = {
      Sequence: 1,
      TimestampUtc: '2026-02-05T10:00:00Z',
      Status: 'Read',
      Action: 'Collect mailbox configuration and inbox rules',
      Target: upn,
      Investigator: 'a',
      Mode: 'Audit',
      Details: { Rules: 0 },
      PreviousHash: '0',
      EntryHash: '1',
    }
    const { formats, quarantined } = await collected.take({
      'ir/action_log.jsonl': lines(entry),
      'pax/.pax_checkpoint_20260205_100000.json': json({
        version: 2,
        runTimestamp: '20260205_100000',
        parameters: { startDate: '2026-01-01T00:00:00.000Z', endDate: '2026-01-02T00:00:00.000Z' },
        partitions: { total: 1, completed: [] },
      }),
      'pax/Purview_PARTIAL.csv': csv(
        [
          'RecordId',
          'CreationDate',
          'RecordType',
          'Operation',
          'UserId',
          'AuditData',
          'AssociatedAdminUnits',
          'AssociatedAdminUnitsNames',
        ],
        [
          guid('1'),
          '2026-01-10T10:00:00',
          '1',
          'New-InboxRule',
          upn,
          JSON.stringify(audit('1', '2026-01-10T10:00:00')),
          '',
          '',
        ],
      ),
      'pwc/Amount_Of_Audit_Logs.csv': wide('ExchangeAdmin -  1\nTotal Count:  1\n'),
      'pwc/AuditLog.txt': wide('2/5/2026 10:00:00 AM:Start date provided by user: 2026-01-01\n'),
    })
    expect(formats).toEqual({
      'ir/action_log.jsonl': 'collector-m365-ir-console-json',
      'pax/.pax_checkpoint_20260205_100000.json': 'collector-pax-checkpoint-json',
      'pax/Purview_PARTIAL.csv': 'ual-purview-csv',
      'pwc/Amount_Of_Audit_Logs.csv': 'collector-o365-extractor-counts',
      'pwc/AuditLog.txt': 'collector-o365-extractor-log',
    })
    expect(quarantined).toBe(0)
  })
})
