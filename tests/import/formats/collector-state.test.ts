import { describe, expect, it } from 'vitest'
import type { Head } from '../../../main/engine/import/dialect.ts'
import { dialect as clixml } from '../../../main/engine/import/formats/ual-clixml-lines.ts'
import { dialect as list } from '../../../main/engine/import/formats/powershell-list-lines.ts'
import { dialect as rules } from '../../../main/engine/import/formats/goose-inbox-rules-json.ts'
import { dialect as relations } from '../../../main/engine/import/formats/goose-relations-json.ts'
import { dialect as credentials } from '../../../main/engine/import/formats/hawk-credentials-csv.ts'
import { dialect as credentialsJson } from '../../../main/engine/import/formats/hawk-credentials-json.ts'
import { dialect as forwarding } from '../../../main/engine/import/formats/hawk-forwarding-csv.ts'
import { chosen, feedLines, feedTable, linesHead } from './collector-support.ts'
import { collector, feedJson, jsonHead, onlyEvent } from './entra-support.ts'

const guid = (digit: string) =>
  `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`

describe('credentials of Hawk', () => {
  const row = {
    AppName: 'App',
    AppObjectID: guid('A').toUpperCase(),
    KeyID: guid('b'),
    StartDate: '2026-01-05T00:00:00Z',
    EndDate: '2028-01-05T00:00:00Z',
    KeyType: null,
    CredType: 'PasswordSecret',
  }
  const read = (name: string, declaredSource: string | null = null) => {
    const { sink, got } = collector()
    const normaliser = credentialsJson.open(jsonHead([row]), { name, declaredSource })
    normaliser.record(row, sink)
    return got
  }

  it('are of what the name of the file says, which is all that tells', () => {
    expect(chosen(jsonHead([row]))).toBe(credentialsJson.id)
    const spn = read('Tenant/SPNCertsAndSecrets.json')
    expect(spn.warnings).toEqual(['state-kind-from-name'])
    expect(spn.snapshots).toMatchObject([
      {
        kind: 'service-principals',
        objectId: guid('a'),
        attributes: {
          credentials: [{ keyId: guid('b'), kind: 'secret', startAt: 1_767_571_200_000 }],
        },
      },
    ])
    expect(read('ApplicationCertsAndSecrets.json').snapshots[0]?.kind).toBe('applications')
  })

  it('are of what a person declares, whatever the file is called', () => {
    const got = read('SPNCertsAndSecrets.json', 'snapshot.applications')
    expect(got.snapshots[0]?.kind).toBe('applications')
    expect(got.warnings).toEqual([])
  })

  it('are of nothing known when neither tells', () => {
    expect(read('export.json').quarantined).toEqual(['log-unknown'])
  })

  it('are no list of applications: those without a credential are not in it', () => {
    const [snapshot] = read('SPNCertsAndSecrets.json').snapshots
    expect(snapshot?.attributes).toMatchObject({ hasCredentialColumns: false })
  })

  it('are the same from the table', () => {
    const header = 'AppName,AppObjectID,KeyID,StartDate,EndDate,KeyType,CredType'
    const cells = header.split(',').map((column) => row[column as keyof typeof row] ?? '')
    const head: Head = { shape: 'csv', header: header.split(','), rows: [cells] }
    expect(chosen(head)).toBe(credentials.id)
    const { sink, got } = collector()
    credentials
      .open(head, { name: 'SPNCertsAndSecrets.csv', declaredSource: null })
      .record(cells, sink)
    expect(got.snapshots).toEqual(read('SPNCertsAndSecrets.json').snapshots)
  })
})

describe('the forwarding report of Hawk', () => {
  const header =
    'DisplayName,UserPrincipalName,PrimarySmtpAddress,ForwardingSmtpAddress,ForwardingAddress,DeliverToMailboxAndForward,WhenChangedUTC'

  it('tells a mailbox that forwards nothing from one that was not searched', () => {
    const rows = [
      ['Kim', 'kim@contoso.com', 'Kim@contoso.com', '', '', 'False', ''],
      ['Ann', 'ann@contoso.com', 'ann@contoso.com', 'smtp:Out@evil.example', '', 'True', ''],
    ]
    expect(chosen({ shape: 'csv', header: header.split(','), rows })).toBe(forwarding.id)
    const { snapshots } = feedTable(forwarding, header, rows)
    expect(snapshots).toMatchObject([
      {
        kind: 'mailboxes',
        objectId: 'kim@contoso.com',
        attributes: { forwardingSmtpAddress: null, forwardingAddress: null },
      },
      { attributes: { forwardingSmtpAddress: 'out@evil.example', deliversAndForwards: true } },
    ])
    expect(snapshots[0]?.attributes['notStated']).not.toContain('forwardingSmtpAddress')
  })
})

describe('unified audit records in CLIXML', () => {
  const record = {
    CreationTime: '2026-01-05T10:00:00',
    Id: guid('c'),
    Operation: 'New-InboxRule',
    RecordType: 1,
    UserId: 'kim@contoso.com',
    Workload: 'Exchange',
    ObjectId: 'a <b> & "c"',
  }
  const escaped = JSON.stringify(record)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
  const lines = [
    '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">',
    '  <Obj RefId="0">',
    '      <S N="RecordType">ExchangeAdmin</S>',
    `      <S N="AuditData">${escaped}_x000D__x000A_</S>`,
    '      <S N="AuditData">{"cut":</S>',
    '  </Obj>',
    '</Objs>',
  ]

  it('are read from their line', () => {
    expect(chosen(linesHead(lines))).toBe(clixml.id)
    const got = feedLines(clixml, lines)
    expect(onlyEvent({ ...got, quarantined: [] })).toMatchObject({
      operation: 'new-inboxrule',
      recordId: guid('c'),
    })
    expect(got.quarantined).toEqual(['audit-data-not-json'])
    expect(got.ignored).toEqual(Array(5).fill('markup'))
  })
})

it('a list for the screen is named, and not read', () => {
  const lines = [
    'RecordType   : ExchangeAdmin',
    'CreationDate : 1/5/2026',
    'AuditData    : {"Creat',
    '               ionTime":…',
  ]
  expect(chosen(linesHead(lines))).toBe(list.id)
  expect(feedLines(list, lines).ignored).toEqual(Array(4).fill('screen-text'))
  expect(chosen(linesHead(['Dear all: ', 'the meeting: at noon']))).toBeNull()
})

describe('relations of the Untitled Goose Tool', () => {
  const app = {
    id: guid('a'),
    appId: guid('b'),
    displayName: 'App',
    passwordCredentials: [],
    keyCredentials: [],
  }
  const user = {
    id: guid('c'),
    userPrincipalName: 'kim@contoso.com',
    displayName: 'Kim',
    accountEnabled: true,
  }
  const principal = {
    id: guid('d'),
    appId: guid('b'),
    servicePrincipalType: 'Application',
    displayName: 'SP',
  }
  const only = (record: object) => {
    const got = feedJson(relations, [record])
    expect(chosen(jsonHead([record]))).toBe(relations.id)
    return got.snapshots[0] ?? got.ignored[0]
  }

  it('name owners, and are not read as people', () => {
    expect(only({ ...user, applications: app })).toMatchObject({
      kind: 'owners',
      attributes: { objectId: guid('a'), ownerId: guid('c'), ownerKind: 'User' },
    })
    expect(only({ ...user, servicePrincipals: principal })).toMatchObject({ kind: 'owners' })
  })

  it('of two service principals do not say which owns which', () => {
    expect(only({ ...principal, servicePrincipals: principal })).toBe('relation-unnamed')
  })

  it('bring federated credentials to their application', () => {
    const child = { id: guid('e'), name: 'gh', issuer: 'https://token.example', subject: 'repo:x' }
    expect(only({ ...child, applications: app })).toMatchObject({
      kind: 'applications',
      objectId: guid('a'),
      attributes: { credentials: [{ kind: 'federated', issuer: 'https://token.example' }] },
    })
  })

  it.each([
    [{ id: '1', phoneNumber: '+1', phoneType: 'mobile' }, 'phone'],
    [{ id: '2', aaGuid: 'x', model: 'key' }, 'fido2'],
    [{ id: '28c10230-6103-485e-b985-444c60001490', createdDateTime: null }, 'password'],
    [{ id: '3', lifetimeInMinutes: 60, isUsable: true }, 'temporaryAccessPass'],
  ])('tell a method by its members: %j', (child, method) => {
    expect(only({ ...child, users: user })).toMatchObject({
      kind: 'authentication-methods',
      attributes: { method, userId: guid('c'), upn: 'kim@contoso.com' },
    })
  })

  it('name holders of roles, grants and trust', () => {
    const role = { id: guid('1'), roleTemplateId: guid('2'), displayName: 'Global Administrator' }
    expect(only({ ...user, directoryRoles: role })).toMatchObject({
      kind: 'role-assignments',
      attributes: { roleId: guid('2'), principalId: guid('c') },
    })
    const assigned = {
      id: 'x',
      appRoleId: guid('3'),
      principalId: guid('d'),
      resourceId: guid('4'),
    }
    expect(only({ ...assigned, servicePrincipals: principal })).toMatchObject({
      kind: 'app-role-assignments',
    })
    const trust = {
      id: guid('5'),
      issuerUri: 'http://sts.evil.example',
      signingCertificate: 'MIIC',
    }
    const domain = { id: 'contoso.com', authenticationType: 'Federated', isVerified: true }
    expect(only({ ...trust, domains: domain })).toMatchObject({
      kind: 'domains',
      objectId: 'contoso.com',
    })
  })
})

describe('inbox rules of the Untitled Goose Tool', () => {
  const rule = (id: string) => ({
    id,
    displayName: 'r',
    sequence: 1,
    isEnabled: true,
    conditions: {},
    actions: { redirectTo: [{ emailAddress: { address: 'Out@evil.example' } }] },
  })
  const line = [rule('a'), rule('b'), { userPrincipalName: 'Kim@contoso.com' }]

  it('belong to the mailbox that stands behind them', () => {
    expect(chosen(jsonHead(line))).toBe(rules.id)
    const got = feedJson(rules, [
      line,
      [{ userPrincipalName: 'ann@contoso.com' }],
      { id: 'stray' },
      [rule('x')],
    ])
    expect(got.snapshots.map(({ objectId }) => objectId)).toEqual([
      'kim@contoso.com/a',
      'kim@contoso.com/b',
    ])
    expect(got.ignored).toEqual(['empty-list'])
    expect(got.quarantined).toEqual(['unknown-record', 'unknown-record'])
  })
})
