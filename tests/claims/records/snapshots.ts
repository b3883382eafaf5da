import { guid, iso, type Json, type Person } from './common.ts'

export type KeyFacts = { id: string; startAt: number; endAt?: number }

const keyObject = ({ id, startAt, endAt }: KeyFacts): Json => ({
  keyId: id,
  displayName: 'key',
  startDateTime: iso(startAt),
  endDateTime: iso(endAt ?? startAt + 365 * 86_400_000),
})

/** Application object of a snapshot; without keys given, the export left the credential columns out. */
export function application(app: string, keys?: readonly KeyFacts[]): Json {
  return {
    id: guid(`object ${app}`),
    appId: guid(`app ${app}`),
    displayName: app,
    passwordCredentials: keys?.map(keyObject) ?? [],
    ...(keys === undefined ? {} : { keyCredentials: [] }),
  }
}

export function servicePrincipal(app: string, keys?: readonly KeyFacts[]): Json {
  return {
    id: guid(`sp ${app}`),
    appId: guid(`app ${app}`),
    displayName: app,
    accountEnabled: true,
    servicePrincipalType: 'Application',
    ...(keys === undefined ? {} : { passwordCredentials: keys.map(keyObject), keyCredentials: [] }),
  }
}

export function userObject(
  { id, upn }: Person,
  state: { enabled: boolean; validFrom?: number },
): Json {
  return {
    id,
    userPrincipalName: upn,
    accountEnabled: state.enabled,
    ...(state.validFrom === undefined
      ? {}
      : { signInSessionsValidFromDateTime: iso(state.validFrom) }),
  }
}

export type RuleFacts = {
  mailbox: string
  name?: string
  forwardTo?: string
  moveTo?: string
  /** Left out: the listing does not tell, as one made without -IncludeHidden. */
  hidden?: boolean
}

export const ruleId = ({ mailbox, name }: Pick<RuleFacts, 'mailbox' | 'name'>): string =>
  guid(`rule ${mailbox} ${name}`)

/** Get-InboxRule. */
export function inboxRule({ mailbox, name, forwardTo, moveTo, hidden }: RuleFacts): Json {
  return {
    Mailbox: mailbox,
    Name: name ?? null,
    RuleIdentity: `${mailbox}-${name}`,
    Identity: `${mailbox}\\${guid(`rule ${mailbox} ${name}`)}`,
    Enabled: true,
    ...(hidden === undefined ? {} : { Hidden: hidden }),
    ForwardTo: forwardTo ?? null,
    RedirectTo: null,
    DeleteMessage: false,
    MoveToFolder: moveTo ?? null,
    MarkAsRead: false,
  }
}
