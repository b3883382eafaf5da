import { addressWithPort, finish, recordHead } from './records.ts'
import type { RecordContext, UalRecord } from './records.ts'

/** Administrative records: Exchange cmdlets with Parameters, Entra changes with ModifiedProperties. */
type Parameter = readonly [name: string, value: string]

const serviceHost = 'NT AUTHORITY\\\\SYSTEM (Microsoft.Exchange.ServiceHost)'

function cmdlets(
  context: RecordContext,
  mailbox: string,
): readonly (readonly [string, readonly Parameter[]])[] {
  const { random } = context
  return [
    [
      'Set-Mailbox',
      [
        ['Identity', mailbox],
        ['ProhibitSendQuota', '99 GB (106,300,440,576 bytes)'],
        ['RecoverableItemsQuota', '30 GB (32,212,254,720 bytes)'],
        ['Force', 'True'],
        ['HiddenFromAddressListsEnabled', 'False'],
        ['AuditEnabled', 'True'],
        ['UseDatabaseQuotaDefaults', 'False'],
      ],
    ],
    [
      'New-InboxRule',
      [
        ['AlwaysDeleteOutlookRulesBlob', 'False'],
        ['Force', 'False'],
        ['MoveToFolder', 'Projects'],
        ['Name', `Rule ${random.below(900)}`],
        ['SubjectOrBodyContainsWords', 'report;minutes;review'],
        ['MarkAsRead', 'True'],
        ['StopProcessingRules', 'True'],
      ],
    ],
    [
      'Add-MailboxPermission',
      [
        ['Identity', mailbox],
        ['User', random.pick(context.world.users).upn],
        ['AccessRights', 'FullAccess'],
        ['InheritanceType', 'All'],
        ['AutoMapping', 'True'],
      ],
    ],
    [
      'Set-CASMailbox',
      [
        ['Identity', mailbox],
        ['ImapEnabled', 'False'],
        ['PopEnabled', 'False'],
        ['ActiveSyncEnabled', 'True'],
      ],
    ],
    [
      'Set-MailboxAutoReplyConfiguration',
      [
        ['Identity', mailbox],
        ['AutoReplyState', 'Scheduled'],
        ['InternalMessage', '<html>\\r\\n<body>\\r\\nAway until Monday\\r\\n</body>\\r\\n</html>'],
        ['ExternalAudience', 'Known'],
      ],
    ],
  ]
}

export function exchangeAdminRecord(context: RecordContext): UalRecord {
  const { random, world, user } = context
  const system = random.below(3) === 0
  const actor = system ? user : random.pick(world.administrators)
  const [operation, parameters] = random.pick(cmdlets(context, user.upn))
  const userId = system ? serviceHost : actor.upn
  const head = recordHead(context, 1, operation, {
    status: 'True',
    userKey: system ? serviceHost : actor.puid,
    userType: system ? 3 : 2,
    workload: 'Exchange',
    userId,
  })
  const list = parameters.map(([name, value]) => `{"Name":"${name}","Value":"${value}"}`).join(',')
  const address = addressWithPort(random, random.pick(actor.sessions).address)
  const client = system
    ? ''
    : `"ClientIP":"${address}","SessionId":"${random.pick(actor.sessions).id}",`
  const object = `EURPR01A002.PROD.OUTLOOK.EXAMPLE/Microsoft Exchange Hosted Organizations/${world.domain}/${user.oid}`
  const appId = system ? '' : 'fb78d390-0c51-40cd-8e17-fdbfab77341b'
  const json = `${head},${client}"ObjectId":"${object}","AppId":"${appId}","AppPoolName":"MSExchangeAdminApiNetCore","ClientAppId":"","CorrelationID":"","ExternalAccess":${system},"OrganizationName":"${world.domain}","OriginatingServer":"${user.server} (15.20.9343.011)","Parameters":[${list}],"RequestId":"${random.guid()}"}`
  return finish(context, 1, operation, system ? userId.replace('\\\\', '\\') : userId, json)
}

type Change = readonly [name: string, newValue: string, oldValue: string]

/** A list as these records hold it: JSON text inside a JSON string, with line ends. */
function listValue(value: string): string {
  return `[\\r\\n  \\"${value}\\"\\r\\n]`
}

function directoryChanges(
  context: RecordContext,
): readonly [operation: string, changes: readonly Change[]] {
  const { random } = context
  const kind = random.below(10)
  if (kind < 4)
    return [
      'Update user.',
      [
        [
          'StrongAuthenticationMethod',
          '[\\r\\n  {\\r\\n    \\"MethodType\\": 6,\\r\\n    \\"Default\\": true\\r\\n  }\\r\\n]',
          '[]',
        ],
        ['Included Updated Properties', 'StrongAuthenticationMethod', ''],
        ['TargetId.UserType', 'Member', ''],
      ],
    ]
  if (kind < 7)
    return [
      'Add member to group.',
      [
        ['Group.ObjectID', random.guid(), ''],
        ['Group.DisplayName', `Team ${random.below(300)}`, ''],
      ],
    ]
  if (kind < 8)
    return [
      'Update application – Certificates and secrets management ',
      [
        [
          'KeyDescription',
          listValue(
            `[KeyIdentifier=${random.guid()},KeyType=Password,KeyUsage=Verify,DisplayName=rotation]`,
          ),
          '[]',
        ],
        ['Included Updated Properties', 'KeyDescription', ''],
      ],
    ]
  if (kind < 9)
    return [
      'Change user license.',
      [
        [
          'AssignedLicense',
          listValue('[SkuName=SPE_E5,DisabledPlans=[]]'),
          listValue('[SkuName=SPE_E3,DisabledPlans=[]]'),
        ],
      ],
    ]
  return [
    'Update StsRefreshTokenValidFrom Timestamp.',
    [
      [
        'StsRefreshTokensValidFrom',
        listValue('2026-01-15T10:22:41Z'),
        listValue('2025-11-02T08:00:12Z'),
      ],
      ['Included Updated Properties', 'StsRefreshTokensValidFrom', ''],
    ],
  ]
}

export function directoryRecord(context: RecordContext): UalRecord {
  const { random, world, user } = context
  const actor = random.pick(world.administrators)
  const [operation, changes] = directoryChanges(context)
  const head = recordHead(context, 8, operation, {
    status: 'Success',
    userKey: `${actor.puid}@${world.domain}`,
    userType: 0,
    workload: 'AzureActiveDirectory',
    userId: actor.upn,
  })
  const list = changes
    .map(
      ([name, newValue, oldValue]) =>
        `{"Name":"${name}","NewValue":"${newValue}","OldValue":"${oldValue}"}`,
    )
    .join(',')
  const details = `{\\"User-Agent\\":\\"${actor.agent}\\",\\"UserType\\":\\"Member\\"}`
  const json = `${head},"ObjectId":"${user.upn}","AzureActiveDirectoryEventType":1,"ExtendedProperties":[{"Name":"additionalDetails","Value":"${details}"},{"Name":"extendedAuditEventCategory","Value":"User"}],"ModifiedProperties":[${list}],"Actor":[{"ID":"${actor.upn}","Type":5},{"ID":"${actor.puid}","Type":3},{"ID":"User_${actor.oid}","Type":2},{"ID":"${actor.oid}","Type":2},{"ID":"User","Type":2}],"ActorContextId":"${world.tenant}","InterSystemsId":"${random.guid()}","IntraSystemId":"${random.guid()}","SupportTicketId":"","Target":[{"ID":"User_${user.oid}","Type":2},{"ID":"${user.oid}","Type":2},{"ID":"User","Type":2},{"ID":"${user.upn}","Type":5},{"ID":"${user.puid}","Type":3}],"TargetContextId":"${world.tenant}"}`
  return finish(context, 8, operation, actor.upn, json)
}
