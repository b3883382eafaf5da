import type { SnapshotKind } from '#shared'

export type Sample = {
  kind: SnapshotKind
  record: Record<string, unknown>
  id: string
  attributes: Record<string, unknown>
}

const id = 'AAAAAAAA-0000-4000-8000-000000000001'
const other = 'BBBBBBBB-0000-4000-8000-000000000002'
const key = id.toLowerCase()
const otherKey = other.toLowerCase()
const at = Date.UTC(2024, 11, 4, 20, 22, 22)
const iso = '2024-12-04T20:22:22Z'
const serialised = `/Date(${at})/`

/** One object of each kind of Entra ID as Graph or its PowerShell writes it, and what it says. */
export const entraSamples: readonly Sample[] = [
  {
    kind: 'owners',
    record: { objectId: id, ownerId: other },
    id: `${key}/${otherKey}`,
    attributes: { objectId: key, ownerId: otherKey },
  },
  {
    kind: 'oauth2-permission-grants',
    record: {
      id: 'g1',
      clientId: id,
      consentType: 'Principal',
      principalId: other,
      resourceId: other,
      scope: ' User.Read  Mail.Read',
    },
    id: 'g1',
    attributes: { clientId: key, scopes: ['Mail.Read', 'User.Read'], principalId: otherKey },
  },
  {
    kind: 'app-role-assignments',
    record: {
      Id: 'R1',
      AppRoleId: other,
      PrincipalId: id,
      ResourceId: other,
      CreationTimestamp: serialised,
      PrincipalDisplayName: 'Sync',
    },
    id: 'r1',
    attributes: { appRoleId: otherKey, principalId: key, createdAt: at, principalName: 'Sync' },
  },
  {
    kind: 'authentication-methods',
    record: {
      Id: 'm1',
      userId: id,
      userPrincipalName: 'Ada@B.example',
      AdditionalProperties: {
        '@odata.type': '#microsoft.graph.fido2AuthenticationMethod',
        createdDateTime: iso,
        model: 'Key',
      },
    },
    id: `${key}/m1`,
    attributes: { method: 'fido2', createdAt: at, model: 'Key', upn: 'ada@b.example' },
  },
  {
    kind: 'groups',
    record: {
      id,
      displayName: 'Admins',
      isAssignableToRole: true,
      securityEnabled: true,
      mailEnabled: false,
      groupTypes: [],
      membershipRule: null,
    },
    id: key,
    attributes: { isAssignableToRole: true, groupTypes: [], membershipRule: null, members: null },
  },
  {
    kind: 'devices',
    record: {
      id,
      deviceId: other,
      displayName: 'DESKTOP-1',
      accountEnabled: true,
      trustType: 'Workplace',
      operatingSystem: 'Windows',
      registrationDateTime: iso,
      isCompliant: null,
    },
    id: key,
    attributes: { deviceId: otherKey, registeredAt: at, accountEnabled: true, isCompliant: null },
  },
  {
    kind: 'deleted-objects',
    record: {
      '@odata.type': '#microsoft.graph.application',
      id,
      appId: other,
      deletedDateTime: iso,
    },
    id: key,
    attributes: { objectType: 'application', deletedAt: at, appId: otherKey },
  },
  {
    kind: 'role-assignments',
    record: {
      id: 'ra',
      roleDefinitionId: other,
      principalId: id,
      directoryScopeId: '/',
      principal: {
        '@odata.type': '#microsoft.graph.user',
        userPrincipalName: 'ada@b.example',
      },
    },
    id: `${otherKey}/${key}///active`,
    attributes: { standing: 'active', principalName: 'ada@b.example', scope: '/' },
  },
  {
    kind: 'conditional-access-policies',
    record: {
      Id: id,
      DisplayName: 'MFA',
      State: 'enabled',
      Conditions: {
        ClientAppTypes: ['all'],
        Users: { IncludeUsers: ['All'], ExcludeGroups: [other] },
        Applications: { IncludeApplications: ['All'] },
      },
      GrantControls: { Operator: 'OR', BuiltInControls: ['mfa'] },
      SessionControls: null,
    },
    id: key,
    attributes: {
      state: 'enabled',
      excludeGroups: [otherKey],
      grantControls: ['mfa'],
      includeUsers: ['All'],
      sessionControls: null,
    },
  },
  {
    kind: 'named-locations',
    record: {
      Id: id,
      DisplayName: 'Office',
      AdditionalProperties: {
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        isTrusted: true,
        ipRanges: [{ cidrAddress: '203.0.113.0/24' }],
      },
    },
    id: key,
    attributes: { isTrusted: true, ranges: ['203.0.113.0/24'] },
  },
  {
    kind: 'authorization-policies',
    record: {
      id: 'authorizationPolicy',
      allowInvitesFrom: 'everyone',
      guestUserRoleId: other,
      blockMsolPowerShell: false,
      defaultUserRolePermissions: {
        allowedToCreateApps: true,
        permissionGrantPoliciesAssigned: ['b', 'a'],
      },
    },
    id: 'authorization',
    attributes: {
      policy: 'authorization',
      allowInvitesFrom: 'everyone',
      allowedToCreateApps: true,
      grantPolicies: ['a', 'b'],
    },
  },
  {
    kind: 'domains',
    record: {
      id: 'Corp.example',
      authenticationType: 'Federated',
      isVerified: true,
      isInitial: false,
      federationConfiguration: [
        { id: 'f', issuerUri: 'http://sts.example', signingCertificate: 'YWJj' },
      ],
    },
    id: 'corp.example',
    attributes: {
      authenticationType: 'Federated',
      federation: [
        {
          id: 'f',
          issuerUri: 'http://sts.example',
          passiveSignInUri: null,
          activeSignInUri: null,
          signingThumbprint: 'A9993E364706816ABA3E25717850C26C9CD0D89D',
          nextSigningThumbprint: null,
          protocol: null,
          mfaBehaviour: null,
        },
      ],
    },
  },
  {
    kind: 'cross-tenant-access',
    record: {
      tenantId: id,
      isServiceProvider: null,
      inboundTrust: { isMfaAccepted: true, isCompliantDeviceAccepted: false },
      b2bCollaborationInbound: { b: 1, a: 2 },
    },
    id: key,
    attributes: {
      trustsMfa: true,
      trustsCompliantDevices: false,
      collaborationInbound: '{"a":2,"b":1}',
      isServiceProvider: null,
    },
  },
  {
    kind: 'partners',
    record: {
      id: 'P-1',
      displayName: 'Help',
      status: 'active',
      customer: { tenantId: id },
      accessDetails: { unifiedRoles: [{ roleDefinitionId: other }] },
      endDateTime: iso,
    },
    id: 'p-1',
    attributes: { status: 'active', customerTenant: key, roles: [otherKey], endAt: at },
  },
]
