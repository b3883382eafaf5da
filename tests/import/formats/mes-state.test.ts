import { describe, expect, it } from 'vitest'
import { stateOf } from '../../../main/engine/import/kit/state.ts'
import { chosen } from './collector-support.ts'
import { guid, kim, read } from './mes-support.ts'

const rulesHeader =
  'UserName,RuleName,Enabled,Priority,RuleIdentity,StopProcessingRules,CopyToFolder,MoveToFolder,RedirectTo,ForwardTo,ForwardAsAttachmentTo,ApplyCategory,MarkImportance,MarkAsRead,DeleteMessage,SoftDeleteMessage,From,SubjectContainsWords,SubjectOrBodyContainsWords,BodyContainsWords,HasAttachment,Description,InError,ErrorType'

describe('inbox rules', () => {
  const rule = {
    UserName: kim,
    RuleName: '.',
    Enabled: 'True',
    RuleIdentity: '4617315517961601025',
    ForwardTo: '"x" [SMTP:Out@evil.example], "y" [EX:/o=x/cn=y]',
    DeleteMessage: 'True',
    SubjectContainsWords: 'invoice, payment',
  }

  it('read the same as Get-InboxRule in JSON, but never tell hidden ones', () => {
    const { snapshots } = read('mes-inbox-rules-csv', rulesHeader, rule)
    const asJson = stateOf(
      {
        MailboxOwnerId: kim,
        Name: '.',
        Enabled: true,
        Identity: `${kim}\\4617315517961601025`,
        ForwardTo: ['"x" [SMTP:Out@evil.example]', '"y" [EX:/o=x/cn=y]'],
        DeleteMessage: true,
        SubjectContainsWords: ['invoice', 'payment'],
      },
      'inbox-rules',
    )
    expect(snapshots).toEqual([asJson])
    expect(snapshots[0]?.attributes).toMatchObject({ hidden: null, notStated: ['hidden'] })
  })

  it('whose recipients Export-Csv lost forward to someone, not to nobody', () => {
    const { snapshots } = read('mes-inbox-rules-csv', rulesHeader, {
      ...rule,
      ForwardTo: 'System.Collections.ArrayList',
    })
    expect(snapshots[0]?.attributes).toMatchObject({ forwardTo: ['(unnamed)'] })
  })

  it('of version 3, and of Graph', () => {
    const old =
      'UserName,RuleName,RuleEnabled,CopytoFolder,MovetoFolder,RedirectTo,ForwardTo,TextDescription'
    const first = read('mes-inbox-rules-csv', old, {
      UserName: kim,
      RuleName: 'r',
      RuleEnabled: 'False',
      RedirectTo: 'out@evil.example',
    })
    expect(first.snapshots[0]?.attributes).toMatchObject({
      enabled: false,
      redirectTo: ['out@evil.example'],
    })
    const graph =
      'UserPrincipalName,RuleName,Sequence,Enabled,ForwardTo,RedirectTo,ForwardAsAttachment,Delete,PermanentDelete,MoveToFolder,StopProcessingRules,MarkAsRead,From,SubjectContains,BodyContains,HasAttachments,IsImportant,RuleId'
    const { snapshots } = read('mes-inbox-rules-graph-csv', graph, {
      UserPrincipalName: kim,
      RuleName: 'r',
      Enabled: 'True',
      ForwardAsAttachment: 'out@evil.example',
      MoveToFolder: 'FolderID: AAMk=',
      RuleId: 'AQAAA',
    })
    expect(snapshots[0]).toMatchObject({
      objectId: 'kim@contoso.com/AQAAA',
      attributes: { enabled: true, forwardTo: ['out@evil.example'], moveToFolder: 'AAMk=' },
    })
  })

  it('without mailbox or id are quarantined', () => {
    expect(read('mes-inbox-rules-csv', rulesHeader, {}).quarantined).toEqual(['unknown-record'])
  })
})

it('transport rules keep their description, which is all they have', () => {
  const { snapshots } = read(
    'mes-transport-rules-csv',
    'Name,Description,CreatedBy,WhenChanged,State,Priority,Mode',
    {
      Name: 'Copy all',
      Description: 'Blind carbon copy (Bcc) the message to x',
      State: 'Enabled',
      Priority: '0',
      WhenChanged: '13/05/2026 10:00:00',
    },
  )
  expect(snapshots[0]).toMatchObject({
    kind: 'transport-rules',
    name: 'Copy all',
    attributes: { state: 'Enabled', changedAt: Date.UTC(2026, 4, 13, 10), blindCopyTo: null },
  })
  expect(snapshots[0]?.attributes['notStated']).toContain('blindCopyTo')
})

it('OAuth permissions are grants and roles', () => {
  const header =
    'PermissionType,AppId,ClientObjectId,AppDisplayName,ResourceObjectId,ResourceDisplayName,Permission,ConsentType,PrincipalObjectId,PrincipalDisplayName,ExpiryTime,CreatedDateTime,AppOwnerOrganizationId'
  const common = { ClientObjectId: guid('a').toUpperCase(), ResourceObjectId: guid('b') }
  const { snapshots } = read(
    'mes-oauth-permissions-csv',
    header,
    {
      ...common,
      PermissionType: 'Delegated',
      Permission: 'Mail.Read',
      ConsentType: 'AllPrincipals',
    },
    {
      ...common,
      PermissionType: 'Application',
      Permission: 'full_access_as_app',
      CreatedDateTime: '2020-01-01T00:00:00Z',
    },
  )
  expect(snapshots).toMatchObject([
    {
      kind: 'oauth2-permission-grants',
      attributes: { clientId: guid('a'), scopes: ['Mail.Read'], consentType: 'AllPrincipals' },
    },
    {
      kind: 'app-role-assignments',
      attributes: { principalId: guid('a'), appRoleValue: 'full_access_as_app', createdAt: null },
    },
  ])
  expect(snapshots[1]?.attributes['notStated']).toContain('createdAt')
})

it('applications and service principals have no credentials to show, and say so', () => {
  const apps = read('mes-applications-csv', 'Id,DisplayName,AppId,CreatedDateTime', {
    Id: guid('c'),
    DisplayName: 'App',
    AppId: guid('d'),
    CreatedDateTime: '5/13/2026 10:00:00 AM',
  })
  const principals = read(
    'mes-service-principals-csv',
    'AppId,AppDisplayName,AppDescription,AccountEnabled,AppOwnerOrganizationId',
    { AppId: guid('d'), AppDisplayName: 'App', AccountEnabled: 'True' },
  )
  for (const { attributes } of [...apps.snapshots, ...principals.snapshots])
    expect(attributes).toMatchObject({
      appId: guid('d'),
      hasCredentialColumns: false,
      credentials: [],
    })
  expect(apps.snapshots[0]?.objectId).toBe(guid('c'))
  expect(principals.snapshots[0]?.objectId).toBe(`appid/${guid('d')}`)
})

it('users do not say when their sessions were revoked', () => {
  const header =
    'UserPrincipalName,DisplayName,Id,Department,JobTitle,AccountEnabled,CreatedDateTime,LastPasswordChangeDateTime,UserType,OnPremisesSyncEnabled,Mail,LastSignInDateTime,LastNonInteractiveSignInDateTime,IdentityProvider,City,Country,UsageLocation'
  const { snapshots } = read('mes-users-csv', header, {
    UserPrincipalName: kim,
    Id: guid('e'),
    AccountEnabled: 'True',
    LastPasswordChangeDateTime: '5/13/2026 10:00:00 AM',
  })
  expect(snapshots[0]).toMatchObject({
    objectId: guid('e'),
    attributes: {
      upn: 'kim@contoso.com',
      lastPasswordChangeAt: Date.UTC(2026, 4, 13, 10),
      sessionsValidFromAt: null,
    },
  })
  expect(snapshots[0]?.attributes['notStated']).toContain('sessionsValidFromAt')
})

it('excerpts of mail access are no evidence beside the records themselves', () => {
  const sessions = read(
    'mes-derived-csv',
    'TimeStamp,User,Action,SessionId,ClientIP,MailAccessType,IsThrottled,OperationCount',
    { User: kim },
  )
  expect(sessions.ignored).toEqual(['derived-record'])
})

it('a header in the middle of a table names no object', () => {
  const header = 'UserName,UserId,Role,DisplayName'
  const holder = { UserName: kim, UserId: guid('e'), Role: 'Reader' }
  const again = Object.fromEntries(header.split(',').map((column) => [column, column]))
  const got = read('mes-roles-csv', header, holder, again)
  expect(got.snapshots).toHaveLength(1)
  expect(got.quarantined).toEqual(['unknown-record'])
})

it('no real table of another tool is taken for one of these', () => {
  const others = [
    'Id,RiskDetail,RiskLastUpdatedDateTime,RiskLevel,RiskState,UserPrincipalName',
    'RecordType,CreationDate,UserIds,Operations,AuditData,ResultIndex,ResultCount,Identity,IsValid,ObjectState',
    'Id,DisplayName,AppId,CreatedDateTime,UserPrincipalName,IPAddress,Status',
  ]
  for (const header of others) {
    const id = chosen({ shape: 'csv', header: header.split(','), rows: [] })
    expect(id ?? 'none').not.toMatch(/^mes-/)
  }
})
