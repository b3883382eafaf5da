import { guid, iso, tenant, tokenText, type Json, type Person } from './common.ts'

export type SignInFacts = {
  at: number
  /** Id of the record, and through it of the token. */
  id?: string
  by: Person
  ip?: string
  session?: string
  /** 0 is a success. */
  error?: number
  interactive?: boolean
}

export function userSignIn({ at, id, by, ip, session, error, interactive }: SignInFacts): Json {
  const request = id ?? guid(`sign-in ${by.id} ${at} ${session} ${ip} ${error}`)
  return {
    id: request,
    createdDateTime: iso(at),
    userId: by.id,
    userPrincipalName: by.upn,
    userType: 'member',
    homeTenantId: tenant,
    appId: guid('portal'),
    ipAddress: ip ?? '192.0.2.10',
    isInteractive: interactive ?? true,
    signInEventTypes: [(interactive ?? true) ? 'interactiveUser' : 'nonInteractiveUser'],
    resourceId: guid('graph'),
    resourceTenantId: tenant,
    sessionId: session ?? null,
    uniqueTokenIdentifier: tokenText(request),
    status: { errorCode: error ?? 0, failureReason: 'Other.' },
  }
}

export type PrincipalSignInFacts = {
  at: number
  id?: string
  /** Name of the service principal; its object id is `guid('sp ' + app)`, its app id `guid('app ' + app)`. */
  app: string
  key?: string | null
  ip?: string
  error?: number
  managed?: boolean
}

export function principalSignIn(facts: PrincipalSignInFacts): Json {
  const { at, app, key, ip, error, managed } = facts
  const request = facts.id ?? guid(`principal ${app} ${at} ${key} ${error} ${managed}`)
  return {
    id: request,
    createdDateTime: iso(at),
    servicePrincipalId: guid(`sp ${app}`),
    servicePrincipalName: app,
    userId: null,
    appId: guid(`app ${app}`),
    appOwnerTenantId: tenant,
    ipAddress: ip ?? '192.0.2.20',
    signInEventTypes: [managed === true ? 'managedIdentity' : 'servicePrincipal'],
    resourceId: guid('exchange'),
    resourceTenantId: tenant,
    clientCredentialType: 'clientSecret',
    servicePrincipalCredentialKeyId: key ?? null,
    uniqueTokenIdentifier: tokenText(request),
    status: { errorCode: error ?? 0, failureReason: 'Other.' },
  }
}

export type Target = { id: string; type: string; name: string; upn?: string }

export const userTarget = ({ id, upn }: Person): Target => ({ id, type: 'User', name: upn, upn })
export const principalTarget = (app: string): Target => ({
  id: guid(`sp ${app}`),
  type: 'ServicePrincipal',
  name: app,
})
export const applicationTarget = (app: string): Target => ({
  id: guid(`object ${app}`),
  type: 'Application',
  name: app,
})

export type DirectoryFacts = {
  at: number
  activity: string
  /** Left out or null: the record names nobody. */
  by?: Person | { app: string } | null | undefined
  on: Target
  /** Key ids of the object before and after, for acts on credentials. */
  keys?: { before: readonly string[]; after: readonly string[] }
  result?: 'success' | 'failure'
}

const keyText = (id: string) =>
  `[KeyIdentifier=${id},KeyType=Password,KeyUsage=Verify,DisplayName=key]`

function initiator(by: DirectoryFacts['by']): Json {
  if (by === null || by === undefined) return { user: null, app: null }
  if ('app' in by)
    return {
      user: null,
      app: {
        appId: guid(`app ${by.app}`),
        displayName: by.app,
        servicePrincipalId: guid(`sp ${by.app}`),
      },
    }
  return { app: null, user: { id: by.id, userPrincipalName: by.upn, ipAddress: '192.0.2.10' } }
}

/** directoryAudit of Graph; key lists as JSON arrays of `[KeyIdentifier=…]` texts. */
export function directoryAudit({ at, activity, by, on, keys, result }: DirectoryFacts): Json {
  return {
    id: `Directory_${guid(`${activity} ${at} ${on.id} ${result} ${JSON.stringify(by)}`)}`,
    category: 'ApplicationManagement',
    correlationId: guid(`correlation ${activity} ${at}`),
    result: result ?? 'success',
    activityDisplayName: activity,
    activityDateTime: iso(at),
    loggedByService: 'Core Directory',
    operationType: 'Update',
    initiatedBy: initiator(by),
    targetResources: [
      {
        id: on.id,
        displayName: on.name,
        type: on.type,
        userPrincipalName: on.upn ?? null,
        modifiedProperties:
          keys === undefined
            ? []
            : [
                {
                  displayName: 'KeyDescription',
                  oldValue: JSON.stringify(keys.before.map(keyText)),
                  newValue: JSON.stringify(keys.after.map(keyText)),
                },
              ],
      },
    ],
    additionalDetails: [],
  }
}
