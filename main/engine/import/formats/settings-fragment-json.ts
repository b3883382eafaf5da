import { defineDialect } from '../dialect.ts'
import { asRecord, type JsonRecord } from '../kit/fields.ts'
import { hasAll, hasAny, share } from '../kit/recognise.ts'

const policyParts: ReadonlySet<string> = new Set(['Conditions', 'GrantControls', 'SessionControls'])

const isPolicyPart = (record: JsonRecord) =>
  Object.keys(record).length > 0 && Object.keys(record).every((name) => policyParts.has(name))

const isPermission = (record: JsonRecord) =>
  hasAll(record, ['ResourceDisplayName']) &&
  hasAny(record, ['RoleId', 'AppRoleId', 'RoleDisplayName']) &&
  !hasAny(record, ['Id', 'PrincipalId'])

const isFederatedCredential = (record: JsonRecord) =>
  hasAll(record, ['Issuer', 'Subject', 'Audiences'])

/** Names of the permissions of resources, by the resource's id: the same in every tenant. */
const isPermissionNames = (record: JsonRecord) => {
  const resources = Object.values(record).map(asRecord)
  return (
    resources.length > 0 &&
    resources.every((one) => one !== null && hasAll(one, ['appRoles', 'oauth2PermissionScopes']))
  )
}

/**
 * Parts of policies, permissions and credentials as PowerShell gives them when asked for the part alone
 * (ScubaGear keeps such lists too). They do not name the object they are part of, so they join nothing.
 */
export const dialect = defineDialect({
  id: 'settings-fragment-json',
  label: {
    en: 'Parts of settings without the object they belong to, JSON (not read)',
    'zh-CN': '未注明所属对象的设置片段，JSON（不读取）',
  },
  shape: 'json',
  recognise: (head) =>
    0.3 *
    share(
      head,
      (record) =>
        isPolicyPart(record) ||
        isPermission(record) ||
        isFederatedCredential(record) ||
        isPermissionNames(record),
    ),
  open: () => ({
    record(raw, out) {
      if (asRecord(raw) === null) return out.quarantine('not-an-object')
      out.warn(
        'object-unnamed',
        'Its records do not name the object they are part of: they were not read. Export the objects with them.',
      )
      out.ignore('state-part')
    },
  }),
})
