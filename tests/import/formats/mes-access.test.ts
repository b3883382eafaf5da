import { describe, expect, it } from 'vitest'
import { guid, kim, read } from './mes-support.ts'

it('roles are held, or can be', () => {
  const holder = read('mes-roles-csv', 'UserName,UserId,Role,DisplayName,AccountEnabled', {
    UserName: kim,
    UserId: guid('e'),
    Role: 'Global Administrator',
  })
  expect(holder.snapshots[0]).toMatchObject({
    kind: 'role-assignments',
    attributes: { roleName: 'Global Administrator', principalId: guid('e'), standing: 'active' },
  })
  const header =
    'RoleName,UserPrincipalName,DisplayName,AssignmentType,SourceType,SourceName,OnPremisesSynced,AssignmentStatus,StartDateTime,EndDateTime,DirectoryScopeId'
  const pim = read(
    'mes-pim-assignments-csv',
    header,
    {
      RoleName: 'User Administrator',
      UserPrincipalName: kim,
      AssignmentType: 'Direct',
      SourceType: 'User',
      AssignmentStatus: 'Eligible',
      DirectoryScopeId: '/',
    },
    {
      RoleName: 'User Administrator',
      UserPrincipalName: kim,
      AssignmentType: 'Assigned',
      SourceType: 'Group',
      AssignmentStatus: 'Active',
      DirectoryScopeId: '/',
    },
  )
  expect(pim.snapshots.map(({ attributes }) => attributes['standing'])).toEqual([
    'eligible',
    'active',
  ])
  expect(new Set(pim.snapshots.map(({ objectId }) => objectId)).size).toBe(2)
})

it('authentication methods come as flags, as a report and as phones', () => {
  const flags = read(
    'mes-authentication-methods-csv',
    'user,MFAstatus,email,fido2,app,password,phone,softwareoath,hellobusiness,temporaryAccessPass,certificateBasedAuthConfiguration',
    { user: kim, MFAstatus: 'Enabled', app: 'True', password: 'True', email: '-', phone: '-' },
  )
  expect(flags.snapshots[0]).toMatchObject({
    objectId: 'kim@contoso.com',
    attributes: { registered: ['microsoftAuthenticator', 'password'] },
  })
  const report = read(
    'mes-registration-details-csv',
    'Id,IsAdmin,IsMfaCapable,IsMfaRegistered,MethodsRegistered,UserPrincipalName,LastUpdatedDateTime',
    {
      Id: guid('e'),
      MethodsRegistered: 'mobilePhone\r\nfido2SecurityKey\r\n',
      UserPrincipalName: kim,
    },
  )
  expect(report.snapshots[0]?.attributes).toMatchObject({
    registered: ['fido2SecurityKey', 'mobilePhone'],
  })
  const phones = read(
    'mes-phone-methods-csv',
    'UserPrincipalName,UserId,PhoneNumber,PhoneType,SmsSignInState',
    {
      UserPrincipalName: kim,
      UserId: guid('e'),
      PhoneNumber: '+1 5550100',
      PhoneType: 'mobile',
    },
  )
  expect(phones.snapshots[0]).toMatchObject({
    objectId: `${guid('e')}/3179e48a-750b-4051-897c-87b9720928f7`,
    attributes: { method: 'phone', phoneNumber: '+1 5550100' },
  })
})

it('conditional access keeps unknown what a version leaves out', () => {
  const { snapshots } = read(
    'mes-conditional-access-csv',
    'DisplayName,CreatedDateTime,Description,Id,ModifiedDateTime,State,ClientAppTypes,SignInRiskLevels,UserRiskLevels,BuiltInControls,ExcludeUsers',
    {
      DisplayName: 'MFA',
      Id: guid('f'),
      State: 'enabled',
      ClientAppTypes: 'browser\r\nmobileAppsAndDesktopClients\r\n',
      BuiltInControls: 'mfa\r\n',
      ExcludeUsers: `${guid('a')}, ${guid('b')}`,
    },
  )
  expect(snapshots[0]?.attributes).toMatchObject({
    state: 'enabled',
    clientAppTypes: ['browser', 'mobileAppsAndDesktopClients'],
    excludeUsers: [guid('a'), guid('b')],
    grantControls: ['mfa'],
  })
  expect(snapshots[0]?.attributes['notStated']).toContain('excludeGroups')
})

it('devices leave out a sign-in without zone', () => {
  const { snapshots } = read(
    'mes-devices-csv',
    'CreatedDateTime,DeviceId,ObjectId,AccountEnabled,DeviceOwnership,DisplayName,EnrollmentType,IsCompliant,IsManaged,IsRooted,ManagementType,DeviceCategory,OperatingSystem,OperatingSystemVersion,Manufacturer,Model,LastSignInDateTime',
    {
      DeviceId: guid('a'),
      ObjectId: guid('b'),
      IsManaged: 'False',
      LastSignInDateTime: '2026-05-13 10:00:00',
    },
  )
  expect(snapshots[0]).toMatchObject({
    objectId: guid('b'),
    attributes: { lastSignInAt: null, isManaged: false },
  })
  expect(snapshots[0]?.attributes['notStated']).toContain('lastSignInAt')
})

describe('mailbox permissions', () => {
  const header =
    'UserPrincipalName,DisplayName,RecipientTypeDetails,FullAccessUsers,FullAccessPermissions,SendAsUsers,SendAsPermissions,SendOnBehalfUsers,CalendarUsers,CalendarPermissions,InboxUsers,InboxPermissions,FullAccessCount'
  const grants = {
    UserPrincipalName: kim,
    FullAccessPermissions:
      'Ann (ann@contoso.com) - Rights: FullAccess,ReadPermission, Deny: False, Inheritance: All | S-1-5-21 - Rights: FullAccess, Deny: True, Inheritance: None',
    SendAsPermissions: 'Bo (bo@contoso.com) - Type: Allow, Rights: SendAs, Inheritance: None',
    SendOnBehalfUsers: 'Cy (cy@contoso.com); dana',
    InboxUsers: 'Eve (eve@evil.example) - Owner; Fay () - Reviewer',
  }

  it('are one record a grant', () => {
    const { snapshots, quarantined, parts } = read('mes-mailbox-permissions-csv', header, grants)
    expect(quarantined).toEqual([])
    expect(parts).toBe(6)
    const seen = snapshots.map(({ attributes }) => [
      attributes['grant'],
      attributes['user'],
      attributes['isDenied'],
    ])
    expect(seen).toEqual([
      ['mailbox', 'ann@contoso.com', false],
      ['mailbox', 's-1-5-21', true],
      ['send-as', 'bo@contoso.com', false],
      ['mailbox', 'cy@contoso.com', null],
      ['mailbox', 'dana', null],
      ['folder', 'eve@evil.example', null],
      ['folder', 'fay ()', null],
    ])
  })

  it('of a mailbox that nobody else may open were checked, and none', () => {
    const { collections, snapshots } = read('mes-mailbox-permissions-csv', header, {
      UserPrincipalName: kim,
    })
    expect(snapshots).toEqual([])
    expect(collections).toMatchObject([
      { outcome: 'none', scope: 'kim@contoso.com', sources: ['snapshot.mailbox-permissions'] },
    ])
  })
})

it('mailbox audit settings leave out a bypass that the tool cannot know', () => {
  const { snapshots } = read(
    'mes-mailbox-audit-csv',
    'UserPrincipalName,DisplayName,RecipientTypeDetails,AuditEnabled,AuditBypassEnabled,DefaultAuditSet,OwnerAuditActions,OwnerAuditActionsCount,EffectiveAuditState',
    {
      UserPrincipalName: kim,
      AuditEnabled: 'True',
      AuditBypassEnabled: 'False',
      OwnerAuditActions: 'Create, MailItemsAccessed',
      EffectiveAuditState: 'Enabled (Organization Policy)',
    },
  )
  const [snapshot] = snapshots
  expect(snapshot).toMatchObject({
    kind: 'mailboxes',
    attributes: { auditEnabled: true, auditOwner: ['Create', 'MailItemsAccessed'] },
  })
  expect(JSON.stringify(snapshot)).not.toMatch(/bypass/i)
  expect(snapshot?.attributes['notStated']).toContain('forwardingSmtpAddress')
})
