import { describe, expect, it } from 'vitest'
import { dialect as csvDialect } from '../../../main/engine/import/formats/mailbox-audit-csv.ts'
import { dialect as jsonDialect } from '../../../main/engine/import/formats/mailbox-audit-json.ts'
import { recognise } from '../../../main/engine/import/registry.ts'
import { feedJson, iso, jsonHead, onlyEvent } from './entra-support.ts'
import { csv, csvHead } from './log-analytics-support.ts'

/** Columns of formats.md (m). */
const entry = {
  Operation: 'MailItemsAccessed',
  OperationResult: 'Succeeded',
  LogonType: 'Delegate',
  ExternalAccess: 'False',
  DestFolderPathName: '',
  FolderPathName: '\\Inbox',
  ClientInfoString: 'Client=MSExchangeRPC',
  ClientIPAddress: '[2001:db8::7]:4711',
  ClientProcessName: 'OUTLOOK.EXE',
  MailboxOwnerUPN: 'Ada@harrow.example',
  MailboxOwnerSid: 'S-1-5-21-1',
  LogonUserDisplayName: 'Eve',
  LogonUserSid: 'S-1-5-21-2',
  SourceItems: 'System.Collections.ArrayList',
  SourceItemSubjectsList: 'System.String[]',
  SourceItemInternetMessageIdsList: '<a@x>;<b@x>',
  OperationProperties: 'MailAccessType:Sync, IsThrottled:True',
  SessionId: '44444444-0000-4000-8000-000000000001',
  LastAccessed: '1/14/2026 3:04:05 PM',
  Identity: 'AAMk1',
}

describe('Search-MailboxAuditLog', () => {
  it('is recognised as table and objects', () => {
    expect(recognise(csvHead([entry])).id).toBe('mailbox-audit-csv')
    expect(recognise(jsonHead([entry])).id).toBe('mailbox-audit-json')
  })

  it('reads how mail was read, by whom and where from', () => {
    const event = onlyEvent(csv(csvDialect, entry))
    expect(iso(event.at)).toBe('2026-01-14T15:04:05.000Z')
    expect(event).toMatchObject({
      source: 'exchange.mailbox-audit',
      operation: 'mailitemsaccessed',
      recordId: 'AAMk1',
      ok: true,
      logonType: 'delegate',
      externalAccess: false,
      mailbox: 'ada@harrow.example',
      actorUpn: null,
      ip: '2001:db8::7',
      clientInfo: 'Client=MSExchangeRPC',
      mailAccess: 'sync',
      throttled: true,
      messageIds: ['<a@x>', '<b@x>'],
      folders: ['\\Inbox'],
      sessionId: '44444444-0000-4000-8000-000000000001',
      parameters: { 'Actor.Name': 'Eve', LogonUserSid: 'S-1-5-21-2' },
    })
  })

  it('says that lists were lost to their type names', () => {
    const got = csv(csvDialect, entry)
    expect(got.warnings).toContain('values-lost')
    expect(onlyEvent(got).parameters).not.toHaveProperty('SourceItemSubjectsList')
  })

  it.each([
    ['/Date(1768403045000)/', false],
    ['2026-01-14T15:04:05Z', false],
    ['2026-01-14T17:04:05+02:00', false],
    ['2026-01-14T15:04:05', true],
  ])('%s leaves the zone open: %s', (LastAccessed, isOpen) => {
    const got = feedJson(jsonDialect, [{ ...entry, LastAccessed }])
    expect(onlyEvent(got).at).toBe(1_768_403_045_000)
    expect(got.warnings.includes('time-zone-unstated')).toBe(isOpen)
  })

  it('leaves throttling unknown where it is not stated', () => {
    const got = csv(csvDialect, { ...entry, OperationProperties: 'MailAccessType:Bind' })
    expect(onlyEvent(got)).toMatchObject({ mailAccess: 'bind', throttled: null })
  })

  it.each([
    [null, 'not-an-object'],
    [{ Operation: 'x' }, 'unknown-record'],
    [{ ...entry, LastAccessed: '' }, 'time-missing'],
  ])('%j is quarantined as %s', (record, code) => {
    expect(feedJson(jsonDialect, [record]).quarantined).toEqual([code])
  })
})
