import type { JsonRecord } from '../fields.ts'
import {
  defineState,
  firstText,
  flagAt,
  readAttributes,
  states,
  textAt,
} from '../state-attributes.ts'

const tables = {
  'organization-config': {
    auditDisabled: flagAt('auditDisabled'),
    ewsEnabled: flagAt('ewsEnabled'),
    modernAuthentication: flagAt('oAuth2ClientProfileEnabled'),
    defaultAuthenticationPolicy: textAt('defaultAuthenticationPolicy'),
    connectorsEnabled: flagAt('connectorsEnabled'),
  },
  'admin-audit-log-config': {
    /** Security & Compliance PowerShell answers false whatever is set (claims.md §3.3). */
    ingestionEnabled: flagAt('unifiedAuditLogIngestionEnabled'),
    adminAuditLogEnabled: flagAt('adminAuditLogEnabled'),
    adminAuditLogAge: textAt('adminAuditLogAgeLimit'),
  },
  'transport-config': {
    smtpAuthDisabled: flagAt('smtpClientAuthenticationDisabled'),
    legacyTlsAllowed: flagAt('allowLegacyTLSClients'),
    journalReportNdrTo: textAt('journalingReportNdrTo'),
  },
} as const

type Setting = keyof typeof tables

function settingOf(record: JsonRecord): Setting | null {
  if (states(record, 'unifiedAuditLogIngestionEnabled')) return 'admin-audit-log-config'
  if (states(record, 'auditDisabled')) return 'organization-config'
  return states(record, 'journalingReportNdrTo') ? 'transport-config' : null
}

/** Settings of the Exchange organisation, of which there is one each (G2, M1). */
export const state = defineState({
  kind: 'organization-settings',
  fits: (record) => settingOf(record) !== null && states(record, 'identity', 'name', 'guid'),
  id: settingOf,
  name: (record) => firstText(record, 'name'),
  attributes: (record) => {
    const setting = settingOf(record)
    return { setting, ...readAttributes(record, setting === null ? {} : tables[setting]) }
  },
})
