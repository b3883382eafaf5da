import { describe, expect, it } from 'vitest'
import { currentScope } from '../../../main/engine/case/case.ts'
import { Coverage } from '../../../main/engine/coverage/coverage.ts'
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
  user,
  searchObject,
} from './collector-records.ts'

const collected = collectorCase()

describe('what a collector states', () => {
  const told = () =>
    collected.kase.db
      .prepare(
        'SELECT offset, length, source, scope, from_at, to_at, outcome, records, statement FROM collection ORDER BY collection_id',
      )
      .all()

  it('is the same after a rebuild, and stands where its bytes are', async () => {
    const text =
      'No output file: users - 2026-02-20 10:00:00.1\nError: groups - 2026-02-20 10:00:01.1\n'
    const { report } = await collected.take({ '_no_results.json': wide(text) })
    expect(report.totals).toMatchObject({ records: 2, imported: 2, ignored: 0, quarantined: 0 })
    const before = told()
    expect(before).toMatchObject([
      { offset: 2, length: 90, source: 'snapshot.users', outcome: 'none' },
      { offset: 96, source: 'snapshot.groups', outcome: 'failed' },
    ])
    await collected.rebuild()
    expect(told()).toEqual(before)
  })
})

describe('a whole folder of', () => {
  it('Microsoft-Extractor-Suite, as Windows PowerShell 5.1 writes it', async () => {
    const log = [
      '5/6/2026 4:00:01 PM: === Starting Unified Audit Log Collection ===',
      '5/6/2026 4:00:02 PM: [INFO] Found 1 audit logs between 2026-01-10T00:00:00Z and 2026-01-11T00:00:00Z',
      '5/6/2026 4:00:03 PM: [ERROR] Window 2026-01-12T06:00:00Z -> 2026-01-12T06:00:06Z has 5000+ events in the minimum interval (0.1 min). Cannot shrink further; writing partial data and advancing. SOME EVENTS IN THIS RANGE ARE NOT CAPTURED.',
      '5/6/2026 4:00:04 PM: [INFO] Found 7 audit logs between 2026-01-15T00:00:00Z and 2026-01-16T00:00:00Z',
      '5/6/2026 4:00:05 PM: ',
      'Mailbox Rules Summary:',
      '',
    ].join('\n')
    const { formats, quarantined } = await collected.take({
      'LogFile.txt': wide(log),
      'UnifiedAuditLog/UAL-20260110.csv': `\ufeff${csv(searchHeader, searchRow('1', '2026-01-10T10:00:00'))}`,
      'UnifiedAuditLog/UAL-20260112.json': `${json(searchObject('2', '2026-01-12T10:00:00'))}\n\n`,
      'EntraID/SignIns/interactiveUser-SignInLogs.json': wide(
        `${json([signIn('3', ['interactiveUser'])])}\n${json([signIn('4', ['nonInteractiveUser'])])}\n`,
      ),
      'EntraID/AuditLogs.json': json([directoryAudit('5')]),
      'Rules/InboxRules.csv': csv(
        [
          'UserName',
          'RuleName',
          'Enabled',
          'RuleIdentity',
          'MoveToFolder',
          'RedirectTo',
          'ForwardTo',
        ],
        [upn, '.', 'True', '17', '', '', 'out@evil.example'],
      ),
      'Users.csv': csv(
        [
          'UserPrincipalName',
          'DisplayName',
          'Id',
          'AccountEnabled',
          'CreatedDateTime',
          'LastPasswordChangeDateTime',
        ],
        [upn, 'Kim', guid('8'), 'True', '1/25/2020 10:00:00 AM', '1/25/2026 10:00:00 AM'],
      ),
    })
    expect(formats).toEqual({
      'LogFile.txt': 'collector-mes-log',
      'UnifiedAuditLog/UAL-20260110.csv': 'ual-search-csv',
      'UnifiedAuditLog/UAL-20260112.json': 'ual-management-json',
      'EntraID/SignIns/interactiveUser-SignInLogs.json': 'entra-signin-graph-json',
      'EntraID/AuditLogs.json': 'entra-audit-graph-json',
      'Rules/InboxRules.csv': 'mes-inbox-rules-csv',
      'Users.csv': 'mes-users-csv',
    })
    expect(quarantined).toBe(0)
    const gaps = new Coverage(collected.kase.db, currentScope(collected.kase.journal)).gaps.filter(
      ({ source, reason }) => source === 'ual.exchange-admin' && reason === 'C05',
    )
    expect(
      gaps.map(({ from, to }) => [new Date(from).toISOString(), new Date(to).toISOString()]),
    ).toEqual([
      ['2026-01-12T06:00:00.000Z', '2026-01-12T06:00:06.000Z'],
      // Its log found seven records there, and the file that holds them is not in the folder.
      ['2026-01-15T00:00:00.000Z', '2026-01-16T00:00:00.000Z'],
    ])
  })

  it('the Untitled Goose Tool', async () => {
    const rule = {
      id: 'AQ',
      displayName: 'r',
      sequence: 1,
      isEnabled: true,
      conditions: {},
      actions: { delete: true },
    }
    const { formats, quarantined } = await collected.take({
      'm365/.ual_bounds':
        '2026-01-10 00:00:00,2026-01-11 00:00:00,1\n2026-01-11 00:00:00,2026-01-12 00:00:00,0\n',
      'm365/.ual_state': '1',
      'm365/ual_2026-01-10_2026-01-11.json': lines(audit('1', '2026-01-10T10:00:00')),
      'm365/EXO_InboxRules_Graph.json': lines([rule, { userPrincipalName: upn }]),
      'm365/EXO_MailboxForwarding.json': lines({
        ForwardingAddress: null,
        DeliverToMailboxAndForward: false,
        ObjectId: guid('8'),
        PrimarySmtpAddress: upn,
      }),
      'azuread/rt/rt_signin_log_2026-01-10.json': lines(signIn('2', ['nonInteractiveUser'])),
      'azuread/azure_audit_logs/azureadauditlog_2026-01-10.json': lines(directoryAudit('3')),
      'azuread/applications.json': lines(application),
      'azuread/servicePrincipals.json': lines(principal),
      'azuread/users.json': lines(user),
      'azuread/applications_owners.json': lines({ ...user, applications: application }),
      'azuread/applications_federatedIdentityCredentials.json': lines({
        id: guid('e'),
        name: 'gh',
        issuer: 'https://x',
        subject: 's',
        audiences: [],
        applications: application,
      }),
      'azuread/users_methods.json': lines({
        id: guid('f'),
        deviceTag: 'SoftwareTokenActivated',
        users: user,
      }),
      'azuread/oauth2PermissionGrants.json': lines({
        id: 'g',
        clientId: guid('d'),
        consentType: 'AllPrincipals',
        principalId: null,
        resourceId: guid('7'),
        scope: ' Mail.Read',
      }),
      'reports/_no_results.json':
        'No output file: conditionalAccess_namedLocations - 2026-02-20 10:00:00.1\nError: conditionalAccess_policies - 2026-02-20 10:00:01.1\n',
      'reports/_user_inbox_503.json': 'ann@contoso.com_7\n',
    })
    expect(Object.entries(formats).filter(([, format]) => format === null)).toEqual([])
    expect(formats).toMatchObject({
      'm365/.ual_bounds': 'collector-goose-bounds',
      'm365/.ual_state': 'collector-goose-state',
      'm365/EXO_InboxRules_Graph.json': 'goose-inbox-rules-json',
      'azuread/applications_owners.json': 'goose-relations-json',
      'reports/_no_results.json': 'collector-goose-no-results',
      'reports/_user_inbox_503.json': 'collector-goose-inbox-failures',
    })
    expect(quarantined).toBe(0)
    const forwarding = collected.kase.db
      .prepare("SELECT attributes FROM snapshot WHERE kind = 'mailboxes'")
      .pluck()
      .get() as string
    expect((JSON.parse(forwarding) as { notStated: string[] }).notStated).toContain(
      'forwardingSmtpAddress',
    )
    expect(collected.count("SELECT count(*) FROM snapshot WHERE kind = 'users'")).toBe(1)
    const rows = collected.kase.db
      .prepare("SELECT offset, length FROM snapshot WHERE kind = 'inbox-rules'")
      .all()
    expect(rows).toEqual([
      { offset: 0, length: JSON.stringify([rule, { userPrincipalName: upn }]).length },
    ])
  })
})
