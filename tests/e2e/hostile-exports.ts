import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../architecture/source-files.ts'

const sharedFolder = join(root, '..', 'shared')

/** The big list of naughty strings: 515 texts that broke something somewhere. */
export const naughty = JSON.parse(
  readFileSync(join(sharedFolder, 'suites', 'naughty-strings', 'blns.json'), 'utf8'),
) as readonly string[]

export const attackerAddress = '203.0.113.66'
const tenant = '377daac8-31b4-40af-b753-66d32701d43e'

const guid = (kind: number, index: number) =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`

const minute = (index: number) => new Date(Date.UTC(2026, 1, 20, 0, index)).toISOString()

/** A file name that this file system takes, with as much of the text as fits. */
export function fileNameOf(text: string, index: number): string {
  const name = `${String(index).padStart(3, '0')} ${text.replaceAll(/[/\0]/g, '_')}`
  const letters = Array.from(name)
  while (Buffer.byteLength(letters.join('')) > 240) letters.pop()
  return letters.join('')
}

/** A sign-in after containment from an address of the attacker's, so that a claim cites it. */
function signIn(text: string, index: number): object {
  return {
    id: guid(1, index),
    createdDateTime: minute(index),
    userDisplayName: text,
    userPrincipalName: 'ceo@harrowridge.example',
    userId: guid(2, 0),
    homeTenantId: tenant,
    appDisplayName: text,
    appId: guid(3, 0),
    ipAddress: attackerAddress,
    isInteractive: true,
    userAgent: text,
    resourceDisplayName: text,
    resourceId: '00000002-0000-0ff1-ce00-000000000000',
    resourceTenantId: tenant,
    signInEventTypes: ['interactiveUser'],
    status: { errorCode: 0, failureReason: 'Other.', additionalDetails: null },
  }
}

/** A key added to an application of that name, which is then still on it. */
function keyAdded(text: string, index: number): object {
  const key = `[KeyIdentifier=${guid(4, index)},KeyType=Password,KeyUsage=Verify,DisplayName=x]`
  return {
    id: `Directory_${guid(5, index)}_AAAAA_1`,
    category: 'ApplicationManagement',
    correlationId: guid(5, index),
    result: 'success',
    activityDisplayName: 'Update application – Certificates and secrets management ',
    activityDateTime: minute(index),
    loggedByService: 'Core Directory',
    operationType: 'Update',
    initiatedBy: {
      user: { id: guid(2, 1), userPrincipalName: 'odd@harrowridge.example' },
      app: null,
    },
    targetResources: [
      {
        id: guid(6, index),
        displayName: text,
        type: 'Application',
        modifiedProperties: [
          { displayName: 'KeyDescription', oldValue: '[]', newValue: JSON.stringify([key]) },
        ],
      },
    ],
    additionalDetails: [],
  }
}

const application = (text: string, index: number): object => ({
  id: guid(6, index),
  appId: guid(7, index),
  displayName: text,
  createdDateTime: '2025-01-01T00:00:00Z',
  passwordCredentials: [
    { keyId: guid(4, index), displayName: 'x', startDateTime: minute(index), endDateTime: null },
  ],
  keyCredentials: [],
})

/** An inbox rule of that name that sends mail outside. */
const inboxRule = (text: string, index: number): object => ({
  Mailbox: 'ceo@harrowridge.example',
  MailboxOwnerId: 'ceo@harrowridge.example',
  Name: text,
  RuleIdentity: String(1_000_000 + index),
  Identity: `Marit Hale\\${1_000_000 + index}`,
  Enabled: true,
  Hidden: false,
  Priority: 1,
  ForwardTo: ['collector@elsewhere.example'],
  RedirectTo: null,
  ForwardAsAttachmentTo: null,
  DeleteMessage: true,
  MoveToFolder: null,
  MarkAsRead: false,
})

const graph = (collection: string, value: readonly object[]): string =>
  JSON.stringify({
    '@odata.context': `https://graph.microsoft.com/beta/$metadata#${collection}`,
    value,
  })

/**
 * Exports in which every naughty string is a user agent, an application, an inbox rule and a file name.
 * Returns the folders of logs and of states.
 */
export function writeHostileExports(folder: string): { logs: string; states: string } {
  const [logs, states] = [join(folder, 'logs'), join(folder, 'states')]
  mkdirSync(logs)
  mkdirSync(states)
  naughty.forEach((text, index) =>
    writeFileSync(
      join(logs, fileNameOf(text, index)),
      graph('auditLogs/signIns', [signIn(text, index)]),
    ),
  )
  writeFileSync(
    join(logs, 'directory-audits.json'),
    graph('auditLogs/directoryAudits', naughty.map(keyAdded)),
  )
  writeFileSync(join(states, 'applications.json'), graph('applications', naughty.map(application)))
  writeFileSync(join(states, 'inbox-rules.json'), JSON.stringify(naughty.map(inboxRule)))
  return { logs, states }
}
