import { isoSeconds, on, timeline } from '../clock.ts'
import type { InboxRule } from '../activity.ts'
import type { Applications } from '../applications.ts'
import { containmentTimes } from '../containment.ts'
import type { Application, Identities, Key } from '../identities.ts'

/** Application objects; a deleted one is no longer among them, and K_f never was. */
export function applicationObjects(applications: Applications, asOf: number) {
  return [...applications.approved, applications.forgotten].map((application) => ({
    id: application.objectId,
    appId: application.appId,
    displayName: application.name,
    createdDateTime: isoSeconds(application.createdAt),
    signInAudience: 'AzureADMyOrg',
    publisherDomain: 'harrowridge.example',
    requiredResourceAccess: [],
    ...credentials(keysAsOf(applications, application, asOf)),
  }))
}

function keysAsOf(applications: Applications, application: Application, asOf: number): Key[] {
  const renewed = application.name === 'Payroll Sync' && asOf >= on(50, '08:04')
  return renewed ? [applications.renewedPayrollKey] : application.applicationKeys
}

/** Service principals; F1's carries the key the attacker added, at both times. */
export function principalObjects(identities: Identities, applications: Applications) {
  const own = [...applications.approved, applications.forgotten].map((application) => ({
    id: application.principalId,
    appId: application.appId,
    displayName: application.name,
    accountEnabled: true,
    appOwnerOrganizationId: application.ownerTenant,
    createdDateTime: isoSeconds(application.createdAt),
    servicePrincipalType: 'Application',
    servicePrincipalNames: [application.appId],
    signInAudience: 'AzureADMyOrg',
    replyUrls: [],
    tags: [],
    ...credentials(application === applications.forgotten ? [applications.attack.kf] : []),
  }))
  const resources = Object.values(identities.resources).map((resource) => ({
    id: resource.principalId,
    appId: resource.appId,
    displayName: resource.name,
    accountEnabled: true,
    appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
    createdDateTime: isoSeconds(on(-2400, '06:00')),
    servicePrincipalType: 'Application',
    servicePrincipalNames: [resource.appId],
    signInAudience: 'AzureADMultipleOrgs',
    replyUrls: [],
    tags: [],
    ...credentials([]),
  }))
  return [...own, ...resources]
}

function credentials(keys: readonly Key[]) {
  const shared = (key: Key) => ({
    keyId: key.keyId,
    displayName: key.name,
    startDateTime: isoSeconds(key.startAt),
    endDateTime: isoSeconds(key.endAt),
  })
  return {
    passwordCredentials: keys
      .filter((key) => key.kind === 'secret')
      .map((key) => ({
        ...shared(key),
        customKeyIdentifier: null,
        hint: key.keyId.slice(0, 3),
        secretText: null,
      })),
    keyCredentials: keys
      .filter((key) => key.kind === 'certificate')
      .map((key) => ({
        ...shared(key),
        customKeyIdentifier: key.thumbprint,
        type: 'AsymmetricX509Cert',
        usage: 'Verify',
        key: null,
      })),
  }
}

export function userObjects(identities: Identities) {
  const contained = containmentTimes(identities)
  return identities.people.map((person) => {
    const times = contained.get(person)
    return {
      id: person.id,
      userPrincipalName: person.upn,
      displayName: person.name,
      mail: person.mailboxGuid === null ? null : person.upn,
      userType: 'Member',
      accountEnabled: person !== identities.service,
      createdDateTime: isoSeconds(person.createdAt),
      lastPasswordChangeDateTime: isoSeconds(times?.reset ?? person.passwordAt),
      signInSessionsValidFromDateTime: isoSeconds(times?.revoked ?? person.passwordAt),
      onPremisesSyncEnabled: null,
    }
  })
}

/** Get-InboxRule -IncludeHidden over all mailboxes, with the mailbox and the hidden flag beside each. */
export function inboxRuleObjects(rules: readonly InboxRule[], asOf: number) {
  return rules
    .filter((rule) => (rule.createdAt ?? timeline.logsFrom) <= asOf)
    .map((rule) => ({
      Mailbox: rule.mailbox.upn,
      MailboxOwnerId: rule.mailbox.upn,
      Name: rule.name,
      RuleIdentity: rule.identity,
      Identity: `${rule.mailbox.name}\\${rule.identity}`,
      Enabled: true,
      Hidden: rule.hidden,
      Priority: 1,
      From: rule.from,
      ForwardTo: null,
      RedirectTo: null,
      ForwardAsAttachmentTo: null,
      DeleteMessage: false,
      SoftDeleteMessage: false,
      MoveToFolder: rule.moveTo,
      MarkAsRead: false,
      StopProcessingRules: !rule.hidden,
      InError: false,
    }))
}
