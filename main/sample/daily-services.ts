import { hour, isWeekend, minute, second, timeline, on, firstDay, lastDay } from './clock.ts'
import { principalOf, userTarget, type Activity, type Actor } from './activity.ts'
import type { Applications, Job } from './applications.ts'
import { createFacts } from './facts.ts'
import type { Identities } from './identities.ts'
import { office } from './identities.ts'
import { createRandom } from './random.ts'

/** Timetables of the approved applications, weekends included. */
export function applicationJobs(
  identities: Identities,
  applications: Applications,
  into: Activity,
): void {
  for (const job of applications.jobs) {
    const { application } = job
    const facts = createFacts(identities, `job/${application.name}`)
    for (const start of dueTimes(job)) {
      const at = start + facts.random.integer(0, 100) * second
      const renewed = application.name === 'Payroll Sync' && at >= on(50, '08:05')
      const signIn = facts.principal({
        at,
        principal: principalOf(application),
        place: application.place,
        resource: identities.resources[job.resource],
        key: renewed ? applications.renewedPayrollKey : (application.applicationKeys[0] ?? null),
      })
      into.signIns.push(signIn)
      if (application.name !== 'Backup Vault') continue
      for (const mailbox of facts.random.sample(identities.members, 4)) {
        const readAt = signIn.at + facts.random.integer(1, 40) * minute
        const info = 'Client=WebServices;BackupVault/8.2;'
        into.reads.push(facts.read(readAt, mailbox, signIn, info, facts.random.integer(4, 8)))
      }
    }
  }
}

function* dueTimes(job: Job): Generator<number> {
  const every = job.everyHours * hour
  const shift = job.everyHours === 24 ? 2 * hour : 0
  for (let at = timeline.logsFrom + shift; at < timeline.logsTo; at += every) {
    yield at + job.atMinute * minute
  }
}

/** Two virtual machines with identities of their own; the platform gives no address for them. */
export function managedIdentities(identities: Identities, into: Activity): void {
  const names = [
    ['vm-archive-01', 1],
    ['vm-reports-02', 6],
  ] as const
  for (const [name, every] of names) {
    const facts = createFacts(identities, `managed/${name}`)
    const principal = {
      appId: facts.random.guid(),
      principalId: facts.random.guid(),
      name,
      ownerTenant: identities.tenantId,
    }
    for (let start = timeline.logsFrom; start < timeline.logsTo; start += every * hour) {
      const at = start + facts.random.integer(20, 40) * minute
      const resource = identities.resources.graph
      into.signIns.push(facts.principal({ at, principal, place: null, resource, key: null }))
    }
  }
}

/** Hourly work of two services and a few administrators' acts on weekdays. */
export function directoryBackground(identities: Identities, into: Activity): void {
  const facts = createFacts(identities, 'directory')
  const { random } = facts
  const sync: Actor = { kind: 'application', ...identities.syncService }
  const devices: Actor = { kind: 'application', ...identities.deviceService }
  for (let start = timeline.logsFrom; start < timeline.logsTo; start += hour) {
    const at = start + random.integer(0, 59) * minute + random.integer(0, 59) * second
    const person = random.pick(identities.members)
    if (random.chance(0.6)) {
      const changes = [
        { name: 'DeviceOSVersion', from: '["10.0.26100.2314"]', to: '["10.0.26100.2605"]' },
        { name: 'Included Updated Properties', from: null, to: '"DeviceOSVersion"' },
      ]
      const { id, name } = person.desktop
      const target = { type: 'Device', id, name, upn: null, appId: null, changes } as const
      into.acts.push(facts.act(at, 'Update device', devices, [target]))
    } else {
      into.acts.push(facts.act(at, 'Update user', sync, [userTarget(person, officeChange())]))
    }
  }
  administratorActs(identities, into)
}

function officeChange() {
  return [
    { name: 'PhysicalDeliveryOfficeName', from: '["HR-1"]', to: '["HR-2"]' },
    { name: 'Included Updated Properties', from: null, to: '"PhysicalDeliveryOfficeName"' },
  ]
}

function administratorActs(identities: Identities, into: Activity): void {
  const facts = createFacts(identities, 'administrators')
  const { random } = facts
  const administrator = identities.who('k.lindqvist')
  const actor: Actor = { kind: 'person', person: administrator, place: office }
  const groups = ['Site notices', 'Floor wardens', 'Project Tern'].map((name) => ({
    type: 'Group' as const,
    id: createRandom(identities.seed, `group/${name}`).guid(),
    name,
    upn: null,
    appId: null,
    changes: [],
  }))
  for (let number = firstDay; number <= lastDay; number++) {
    if (isWeekend(on(number))) continue
    for (let count = random.integer(0, 3); count > 0; count--) {
      const at = on(number, '09:00') + random.integer(0, 450) * minute
      const member = random.pick(identities.members)
      const group = random.pick(groups)
      const joined = userTarget(member, [
        { name: 'Group.ObjectID', from: null, to: `"${group.id}"` },
        { name: 'Group.DisplayName', from: null, to: `"${group.name}"` },
      ])
      const act = random.chance(0.5)
        ? facts.act(at, 'Add member to group', actor, [joined, group])
        : facts.act(at, 'Update group', actor, [group])
      into.acts.push(act)
    }
  }
}

/** Administration of Exchange: the service's own cmdlet every hour, people's settings a few times a day. */
export function exchangeAdministration(identities: Identities, into: Activity): void {
  const { random } = createFacts(identities, 'exchange-administration')
  const organisation = 'harrowridge.example'
  for (let start = timeline.logsFrom; start < timeline.logsTo; start += hour) {
    const policy = random.chance(0.5)
    into.cmdlets.push({
      id: random.guid(),
      at: start + random.integer(0, 59) * minute + random.integer(0, 59) * second,
      operation: policy ? 'Set-RecipientEnforcementProvisioningPolicy' : 'Set-TenantObjectVersion',
      person: null,
      place: null,
      object: policy ? `${organisation}\\Recipient Quota Policy` : organisation,
      parameters: [
        { name: 'DomainController', value: '' },
        {
          name: 'Identity',
          value: policy ? `${organisation}\\Recipient Quota Policy` : organisation,
        },
      ],
    })
  }
  for (let number = firstDay; number <= lastDay; number++) {
    for (let count = isWeekend(on(number)) ? 1 : random.integer(4, 8); count > 0; count--) {
      const person = random.pick(identities.members)
      const setting = random.pick(settings)
      into.cmdlets.push({
        id: random.guid(),
        at: on(number, '08:10') + random.integer(0, 560) * minute + random.integer(0, 59) * second,
        operation: setting.operation,
        person,
        place: office,
        object: person.name,
        parameters: [{ name: 'Identity', value: person.upn }, ...setting.parameters],
      })
    }
  }
}

const settings = [
  {
    operation: 'Set-MailboxAutoReplyConfiguration',
    parameters: [{ name: 'AutoReplyState', value: 'Scheduled' }],
  },
  {
    operation: 'Set-MailboxCalendarConfiguration',
    parameters: [{ name: 'WorkingHoursStartTime', value: '08:00:00' }],
  },
  {
    operation: 'Set-MailboxRegionalConfiguration',
    parameters: [{ name: 'Language', value: 'en-GB' }],
  },
  {
    operation: 'Set-MailboxMessageConfiguration',
    parameters: [{ name: 'AlwaysShowBcc', value: 'True' }],
  },
]
