/**
 * The logs and states a case can hold (design.md §5). A source names what Microsoft recorded, not the
 * file format it arrived in: the same sign-in exported by two tools has one source.
 */
export const eventSources = [
  'entra.signin.interactive',
  'entra.signin.noninteractive',
  'entra.signin.service-principal',
  'entra.signin.managed-identity',
  'entra.signin.adfs',
  'entra.audit',
  'entra.risk',
  'graph.activity',
  'azure.activity',
  'defender.hunting',
  'ual.entra',
  'ual.sts',
  'ual.exchange-admin',
  'ual.exchange-item',
  'ual.mail-access',
  'ual.sharepoint',
  'ual.teams',
  'ual.ediscovery',
  'ual.power-platform',
  'ual.copilot',
  'ual.other',
  'exchange.message-trace',
  'exchange.mailbox-audit',
] as const

export type EventSource = (typeof eventSources)[number]

/** Kinds of tenant state (claims.md §3.3); `snapshot.<kind>` is their source name in coverage. */
export const snapshotKinds = [
  'applications',
  'service-principals',
  'owners',
  'oauth2-permission-grants',
  'app-role-assignments',
  'users',
  'authentication-methods',
  'groups',
  'devices',
  'deleted-objects',
  'role-assignments',
  'conditional-access-policies',
  'named-locations',
  'authorization-policies',
  'domains',
  'cross-tenant-access',
  'partners',
  'mailboxes',
  'mailbox-audit-bypass',
  'mailbox-permissions',
  'inbox-rules',
  'mobile-devices',
  'transport-rules',
  'connectors',
  'exchange-role-assignments',
  'organization-settings',
  'audit-retention-policies',
] as const

export type SnapshotKind = (typeof snapshotKinds)[number]

export type Source = EventSource | `snapshot.${SnapshotKind}`

/** What only people know; each is imported from a file they wrote (design.md §5). */
export const annexKinds = ['changes', 'responders', 'approved', 'plan'] as const

export type AnnexKind = (typeof annexKinds)[number]
