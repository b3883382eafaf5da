import type { Application, Key, Person, Place, Resource } from './identities.ts'

/**
 * What happened, before anything is said about how a log writes it down. Writers turn one fact into the
 * records of every log that would have seen it.
 */
export type SignIn = {
  id: string
  at: number
  kind: 'interactive' | 'noninteractive' | 'service-principal' | 'managed-identity'
  person: Person | null
  principal: Principal | null
  client: { appId: string; name: string }
  resource: Resource
  place: Place | null
  sessionId: string | null
  correlationId: string
  errorCode: number
  device: 'desktop' | 'mobile' | null
  agent: string
  clientApp: string
  secondFactor: boolean
  policies: 'success' | 'failure' | 'notApplied'
  key: Key | null
  /** Continuous access evaluation token. */
  continuous: boolean
}

/** A service principal or managed identity as a sign-in names it. */
export type Principal = { appId: string; principalId: string; name: string; ownerTenant: string }

/** Old and new values are JSON text, as the directory audit writes them. */
export type Change = { name: string; from: string | null; to: string | null }

export type Target = {
  type: 'User' | 'Application' | 'ServicePrincipal' | 'Device' | 'Group' | 'Policy'
  id: string
  name: string
  upn: string | null
  appId: string | null
  changes: Change[]
}

export type Actor =
  | { kind: 'person'; person: Person; place: Place | null }
  | { kind: 'application'; appId: string; principalId: string; name: string }

export type DirectoryAct = {
  id: string
  /** The same act has another id of its own in the unified log. */
  unifiedId: string
  at: number
  correlationId: string
  activity: string
  category: string
  type: string
  service: string
  actor: Actor
  targets: Target[]
  details: { key: string; value: string }[]
}

export type MailRead = {
  id: string
  at: number
  mailbox: Person
  /** Who read: the owner, or an application through its own sign-in. */
  signIn: SignIn
  clientInfo: string
  folders: { id: string; path: string; items: { messageId: string; size: number }[] }[]
}

export type MailItem = {
  id: string
  at: number
  mailbox: Person
  signIn: SignIn
  operation: 'Send' | 'Create' | 'Update'
  clientInfo: string
  messageId: string
  itemId: string
  folder: string
  subject: string
  size: number
}

export type Cmdlet = {
  id: string
  at: number
  operation: string
  /** Null: the service itself. */
  person: Person | null
  place: Place | null
  object: string
  parameters: { name: string; value: string }[]
}

export type InboxRule = {
  mailbox: Person
  name: string
  identity: string
  hidden: boolean
  from: string[]
  moveTo: string | null
  createdAt: number | null
}

export type Activity = {
  signIns: SignIn[]
  acts: DirectoryAct[]
  reads: MailRead[]
  items: MailItem[]
  cmdlets: Cmdlet[]
  rules: InboxRule[]
}

export function emptyActivity(): Activity {
  return { signIns: [], acts: [], reads: [], items: [], cmdlets: [], rules: [] }
}

export function principalOf(application: Application): Principal {
  return {
    appId: application.appId,
    principalId: application.principalId,
    name: application.name,
    ownerTenant: application.ownerTenant,
  }
}

export function userTarget(person: Person, changes: Change[] = []): Target {
  return { type: 'User', id: person.id, name: person.name, upn: person.upn, appId: null, changes }
}

export function principalTarget(principal: Principal, changes: Change[] = []): Target {
  const { principalId, name, appId } = principal
  return { type: 'ServicePrincipal', id: principalId, name, upn: null, appId, changes }
}

export function applicationTarget(application: Application, changes: Change[] = []): Target {
  const { objectId, name, appId } = application
  if (objectId === null) throw new RangeError(`${name} has no application object in this tenant`)
  return { type: 'Application', id: objectId, name, upn: null, appId, changes }
}

/** The change of a key list, with the property summary that always comes with it. */
export function keyChanges(before: readonly Key[], after: readonly Key[]): Change[] {
  return [
    { name: 'KeyDescription', from: keyList(before), to: keyList(after) },
    { name: 'Included Updated Properties', from: null, to: '"KeyDescription"' },
  ]
}

function keyList(keys: readonly Key[]): string {
  return JSON.stringify(
    keys.map(({ keyId, kind, name }) => {
      const type = kind === 'certificate' ? 'AsymmetricX509Cert' : 'Password'
      return `[KeyIdentifier=${keyId},KeyType=${type},KeyUsage=Verify,DisplayName=${name}]`
    }),
  )
}
