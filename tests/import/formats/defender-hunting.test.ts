import { describe, expect, it } from 'vitest'
import { dialect as csvDialect } from '../../../main/engine/import/formats/defender-hunting-csv.ts'
import { dialect as jsonDialect } from '../../../main/engine/import/formats/defender-hunting-json.ts'
import { dialect as management } from '../../../main/engine/import/formats/ual-management-json.ts'
import { recognise } from '../../../main/engine/import/registry.ts'
import { feedJson, iso, jsonHead, onlyEvent } from './entra-support.ts'
import { csv, csvHead } from './log-analytics-support.ts'

const signIn = {
  Timestamp: '2026-03-02T08:15:30.123Z',
  Application: 'Azure CLI',
  ApplicationId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  LogonType: '["interactiveUser"]',
  ErrorCode: '0',
  CorrelationId: '0b8a5bb2-0a0c-4f4e-9f3b-4dd1f0a1c001',
  SessionId: '00aa11bb-0000-4000-8000-0000000000cc',
  AccountUpn: 'Ada@harrow.example',
  AccountObjectId: 'AAAAAAAA-0000-4000-8000-000000000001',
  IsGuestUser: 'false',
  ResourceId: '00000003-0000-0000-c000-000000000000',
  UserAgent: 'curl/8',
  IPAddress: '198.51.100.7',
  Country: 'US',
  RequestId: '445945DE-2d4f-4816-a71e-d3c0eff10500',
}

const raw = {
  CreationTime: '2026-03-02T08:15:30',
  Id: '3be78a31-dbd3-4c2c-eaf9-08d7b3cc8226',
  Operation: 'New-InboxRule',
  RecordType: 1,
  UserId: 'ada@harrow.example',
  Parameters: [{ Name: 'ForwardTo', Value: 'x@gmail.com' }],
}

const cloudApp = {
  Timestamp: '2026-03-02T08:20:00Z',
  ActionType: 'New-InboxRule',
  Application: 'Microsoft Exchange Online',
  AccountObjectId: 'aaaaaaaa-0000-4000-8000-000000000001',
  IPAddress: '198.51.100.7',
  RawEventData: JSON.stringify(raw),
  ReportId: '7',
}

const email = {
  Timestamp: '2026-03-02T09:00:00Z',
  NetworkMessageId: '55555555-0000-4000-8000-000000000001',
  InternetMessageId: '<a@evil.example>',
  SenderFromAddress: 'Mallory@evil.example',
  SenderIPv4: '203.0.113.9',
  RecipientEmailAddress: 'Ada@harrow.example',
  Subject: 'Hi',
  DeliveryAction: 'Delivered',
}

describe('advanced hunting', () => {
  it.each([
    ['AADSignInEventsBeta', signIn],
    ['CloudAppEvents', cloudApp],
    ['EmailEvents', email],
  ])('%s is recognised', (_, row) => {
    expect(recognise(csvHead([row])).id).toBe('defender-hunting-csv')
    expect(recognise(jsonHead([row])).id).toBe('defender-hunting-json')
  })

  it('a sign-in is not counted as a sign-in log, for a query chose the rows', () => {
    const event = onlyEvent(csv(csvDialect, signIn))
    expect(iso(event.at)).toBe('2026-03-02T08:15:30.123Z')
    expect(event).toMatchObject({
      source: 'defender.hunting',
      operation: 'sign-in',
      recordId: '445945de-2d4f-4816-a71e-d3c0eff10500',
      ok: true,
      errorCode: '0',
      actorKind: 'user',
      actorId: 'aaaaaaaa-0000-4000-8000-000000000001',
      actorUpn: 'ada@harrow.example',
      appId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      ip: '198.51.100.7',
      country: 'US',
      sessionId: '00aa11bb-0000-4000-8000-0000000000cc',
      parameters: { Table: 'AADSignInEventsBeta', Application: 'Azure CLI' },
    })
    expect(onlyEvent(csv(csvDialect, { ...signIn, ErrorCode: '50126' })).ok).toBe(false)
    expect(onlyEvent(csv(csvDialect, { ...signIn, ErrorCode: '' })).ok).toBeNull()
  })

  it('a service principal’s sign-in has it as the actor', () => {
    const { AccountUpn: _, AccountObjectId: __, ...rest } = signIn
    const row = { ...rest, ServicePrincipalId: 'bbbbbbbb-0000-4000-8000-000000000001' }
    expect(onlyEvent(csv(csvDialect, row))).toMatchObject({
      actorKind: 'sp',
      actorId: 'bbbbbbbb-0000-4000-8000-000000000001',
      actorAppId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      parameters: { Table: 'AADSpnSignInEventsBeta' },
    })
  })

  it('a cloud app row is the audit record inside, under its own source', () => {
    const inside = onlyEvent(feedJson(management, [raw]))
    expect(onlyEvent(csv(csvDialect, cloudApp))).toEqual({ ...inside, source: 'defender.hunting' })
  })

  it('a cloud app row whose raw record is cut keeps what its columns say', () => {
    const row = { ...cloudApp, RawEventData: '{"CreationTime":"2026' }
    expect(onlyEvent(csv(csvDialect, row))).toMatchObject({
      operation: 'new-inboxrule',
      actorId: 'aaaaaaaa-0000-4000-8000-000000000001',
      recordId: null,
    })
  })

  it('a mail’s sender is an address, not a user', () => {
    expect(onlyEvent(csv(csvDialect, email))).toMatchObject({
      operation: 'email',
      actorKind: 'unknown',
      actorUpn: 'mallory@evil.example',
      mailbox: 'ada@harrow.example',
      messageIds: ['<a@evil.example>'],
      ip: '203.0.113.9',
    })
  })

  it.each([
    [1, 'not-an-object'],
    [{ Timestamp: 'x' }, 'unknown-record'],
    [{ ...email, Timestamp: 'x' }, 'time-unreadable'],
  ])('%j is quarantined as %s', (record, code) => {
    expect(feedJson(jsonDialect, [record]).quarantined).toEqual([code])
  })
})
