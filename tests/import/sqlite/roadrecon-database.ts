import Database from 'better-sqlite3'

/** Rows by table; every row of a table has the columns of its first. */
export type Tables = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

export const ids = {
  tenant: '00000000-0000-4000-8000-0000000000aa',
  user: '00000000-0000-4000-8000-000000000001',
  principal: '00000000-0000-4000-8000-000000000002',
  application: '00000000-0000-4000-8000-000000000003',
  appId: '00000000-0000-4000-8000-000000000004',
  key: '00000000-0000-4000-8000-000000000005',
  role: '62e90394-69f5-4237-9190-012177145e10',
  permission: '00000000-0000-4000-8000-000000000006',
} as const

const key = {
  customKeyIdentifier: null,
  endDate: '2028-01-01T00:00:00Z',
  keyId: ids.key,
  startDate: '2026-01-01T00:00:00Z',
  value: null,
}

const policy = {
  Version: 1,
  State: 'Reporting',
  Conditions: {
    Applications: { Include: [{ Applications: ['All'] }] },
    Users: { Include: [{ Users: ['All'] }], Exclude: [{ Groups: ['group-1'] }] },
  },
  Controls: [{ Control: ['Mfa'] }],
}

/** As ROADrecon gathers it: columns of Azure AD Graph, JSON and times as SQLAlchemy stores them. */
export const gathered: Tables = {
  Users: [
    {
      objectId: ids.user,
      deletionTimestamp: null,
      displayName: 'Ann',
      userPrincipalName: 'Ann@contoso.example',
      accountEnabled: 1,
      userType: 'Member',
      dirSyncEnabled: null,
      lastPasswordChangeDateTime: '2026-03-01 10:00:00.000000',
      refreshTokensValidFromDateTime: '2026-03-02 10:00:00.000000',
    },
    {
      objectId: '00000000-0000-4000-8000-000000000011',
      deletionTimestamp: null,
      displayName: "Robert'); DROP TABLE Users;--",
      userPrincipalName: 'bob@contoso.example',
      accountEnabled: 0,
      userType: 'Guest',
      dirSyncEnabled: 1,
      lastPasswordChangeDateTime: null,
      refreshTokensValidFromDateTime: null,
    },
  ],
  ServicePrincipals: [
    {
      objectId: ids.principal,
      displayName: 'Mail sync',
      appId: ids.appId,
      appOwnerTenantId: ids.tenant,
      servicePrincipalType: 'Application',
      accountEnabled: 1,
      keyCredentials: '[]',
      passwordCredentials: JSON.stringify([key]),
    },
  ],
  Applications: [
    {
      objectId: ids.application,
      displayName: 'Mail sync',
      appId: ids.appId,
      keyCredentials: '[]',
      passwordCredentials: JSON.stringify([key]),
    },
  ],
  TenantDetails: [
    {
      objectId: ids.tenant,
      displayName: 'Contoso',
      verifiedDomains: JSON.stringify([
        { name: 'contoso.example', type: 'Federated', default: true, initial: false },
      ]),
    },
  ],
  AppRoleAssignments: [
    {
      objectId: 'assignment-1',
      id: ids.permission,
      principalId: ids.principal,
      principalType: 'ServicePrincipal',
      resourceId: '00000000-0000-4000-8000-000000000012',
      resourceDisplayName: 'Microsoft Graph',
      creationTimestamp: '2026-01-01 00:00:00.000000',
    },
  ],
  RoleAssignments: [
    {
      id: 'role-1',
      principalId: ids.user,
      resourceScopes: '["/", "/administrativeUnits/1"]',
      roleDefinitionId: ids.role,
    },
  ],
  Policys: [
    {
      objectId: 'policy-1',
      displayName: 'MFA for all',
      policyType: 18,
      policyIdentifier: null,
      policyDetail: JSON.stringify([JSON.stringify(policy)]),
    },
    {
      objectId: 'policy-2',
      displayName: 'Office',
      policyType: 6,
      policyIdentifier: 'location-1',
      policyDetail: JSON.stringify([
        JSON.stringify({
          Categories: ['trusted'],
          CompressedCidrIpRanges: 'M7Q00jPQA2J9IxMdIwMDQ6uUJAsrK31jIwA=',
        }),
      ]),
    },
    {
      objectId: 'policy-3',
      displayName: 'Tokens',
      policyType: 1,
      policyIdentifier: null,
      policyDetail: '["{}"]',
    },
  ],
  lnk_application_owner_user: [{ Application: ids.application, User: ids.user }],
  lnk_group_member_user: [{ Group: 'group-1', User: ids.user }],
  Contacts: [],
}

/** Creates the tables with the columns of their first row, and fills them. */
export function fill(database: Database.Database, tables: Tables): void {
  for (const [name, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0] ?? { objectId: '' })
    const list = columns.map((column) => `"${column}"`).join(', ')
    database.exec(`CREATE TABLE "${name}" (${list}, PRIMARY KEY ("${columns[0]}"))`)
    const insert = database.prepare(
      `INSERT INTO "${name}" (${list}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    for (const row of rows) insert.run(columns.map((column) => row[column] ?? null))
  }
}

export function writeDatabase(
  path: string,
  tables: Tables = gathered,
  more: (database: Database.Database) => void = () => {},
): void {
  const database = new Database(path)
  database.transaction(() => fill(database, tables))()
  more(database)
  database.close()
}
