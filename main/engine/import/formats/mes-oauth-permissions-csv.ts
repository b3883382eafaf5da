import { stateTable, type StateEntry, type StateRow } from '../kit/state-table.ts'

/** One permission a row: a delegated one, or a role that the application itself holds. */
function permission(row: StateRow): StateEntry {
  const [client, resource, name] = ['ClientObjectId', 'ResourceObjectId', 'Permission'].map(
    (column) => row.text(column) ?? null,
  )
  const isApplication = /^app/i.test(row.text('PermissionType') ?? '')
  const principal = row.text('PrincipalObjectId')
  if (isApplication)
    return {
      kind: 'app-role-assignments',
      record: {
        id: client && resource && name ? `${client}/${resource}/${name}` : null,
        principalId: client,
        principalDisplayName: row.text('AppDisplayName'),
        resourceId: resource,
        resourceDisplayName: row.text('ResourceDisplayName'),
        appRoleValue: name,
        // The application's own creation stands in CreatedDateTime: this alone is the grant's.
        creationTimestamp: row.time('CreationTimestamp'),
      },
    }
  return {
    kind: 'oauth2-permission-grants',
    record: {
      id:
        client && resource && name ? [client, resource, principal ?? 'all', name].join('/') : null,
      clientId: client,
      consentType: row.text('ConsentType'),
      principalId: principal,
      resourceId: resource,
      scope: name,
      expiryTime: row.time('ExpiryTime'),
    },
  }
}

/** formats.md (k): delegated and application permissions in one table. */
export const dialect = stateTable({
  id: 'mes-oauth-permissions-csv',
  label: {
    en: 'OAuth permissions, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': 'OAuth 权限快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['PermissionType', 'ClientObjectId', 'ResourceObjectId', 'Permission', 'ConsentType'],
  times: ['ExpiryTime', 'CreationTimestamp'],
  entries: (row) => [permission(row)],
})
