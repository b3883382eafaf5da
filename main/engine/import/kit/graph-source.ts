import type { Source } from '#shared'

/** `all`: the path lists the whole of the kind, so that an empty answer says that there is none. */
type Listed = { source: Source; all: boolean }

/** Graph paths, their parts joined by `_` and in lower case, as collectors call what they ask for. */
const whole: Readonly<Record<string, Source>> = {
  applications: 'snapshot.applications',
  serviceprincipals: 'snapshot.service-principals',
  oauth2permissiongrants: 'snapshot.oauth2-permission-grants',
  users: 'snapshot.users',
  users_methods: 'snapshot.authentication-methods',
  groups: 'snapshot.groups',
  devices: 'snapshot.devices',
  domains: 'snapshot.domains',
  conditionalaccess_policies: 'snapshot.conditional-access-policies',
  conditionalaccess_namedlocations: 'snapshot.named-locations',
  policies_authorizationpolicy: 'snapshot.authorization-policies',
}

const parts: readonly (readonly [RegExp, Source])[] = [
  [/(?:^|_)deleteditems_/, 'snapshot.deleted-objects'],
  [/_owners$/, 'snapshot.owners'],
  [/_oauth2permissiongrants$/, 'snapshot.oauth2-permission-grants'],
  [/_approleassign(?:ments|edto)$/, 'snapshot.app-role-assignments'],
  [/role(?:assignment|eligibility)\w*$|^directoryroles_members$/, 'snapshot.role-assignments'],
  [/risk(?:detections|yusers)$/, 'entra.risk'],
]

/** What a Graph path lists; null for what no claim asks about. */
export function graphSource(path: string): Listed | null {
  const folded = path.toLowerCase().replaceAll('/', '_')
  if (Object.hasOwn(whole, folded)) return { source: whole[folded] as Source, all: true }
  const source = parts.find(([pattern]) => pattern.test(folded))?.[1]
  return source === undefined ? null : { source, all: false }
}
