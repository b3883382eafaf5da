import { minute, on } from './clock.ts'
import {
  applicationTarget,
  keyChanges,
  principalOf,
  type Activity,
  type Actor,
  type Target,
} from './activity.ts'
import type { Applications } from './applications.ts'
import { createFacts } from './facts.ts'
import { office, type Identities } from './identities.ts'
import { createRandom } from './random.ts'

/** A change the organisation planned: who may do what to which object, and when. */
export type Ticket = {
  id: string
  actor: string
  operation: string
  target: string
  from: number
  to: number
  approver: string
  note: string
}

export function policyTarget(identities: Identities, name: string): Target {
  const id = createRandom(identities.seed, `policy/${name}`).guid()
  return { type: 'Policy', id, name, upn: null, appId: null, changes: [] }
}

/**
 * Acts that look like an attacker's and are the organisation's own, each with its ticket: policies edited
 * after the emergency, and a pipeline that renews a certificate and removes the old one.
 */
export function plannedChanges(
  identities: Identities,
  applications: Applications,
  into: Activity,
): Ticket[] {
  return [...policyEdits(identities, into), ...certificateRenewal(identities, applications, into)]
}

function policyEdits(identities: Identities, into: Activity): Ticket[] {
  const facts = createFacts(identities, 'policy-edits')
  const person = identities.who('b.osei')
  const actor: Actor = { kind: 'person', person, place: office }
  const edits = [
    ['10:14:20', 'Delete conditional access policy', 'Emergency: block legacy clients'],
    ['10:21:47', 'Update conditional access policy', 'Require second factor for all'],
  ] as const
  return edits.map(([time, activity, name]) => {
    const at = on(31, time)
    const target = policyTarget(identities, name)
    into.acts.push(facts.act(at, activity, actor, [target]))
    return ticket('CHG-1179', person.upn, activity, target.id, at, `back to normal rules (${name})`)
  })
}

function certificateRenewal(
  identities: Identities,
  applications: Applications,
  into: Activity,
): Ticket[] {
  const facts = createFacts(identities, 'certificate-renewal')
  const pipeline = principalOf(applications.named('Deploy Pipeline'))
  const payroll = applications.named('Payroll Sync')
  const actor: Actor = { kind: 'application', ...pipeline }
  const old = payroll.applicationKeys
  const renewed = applications.renewedPayrollKey
  const activity = 'Update application – Certificates and secrets management '
  const steps = [
    ['08:00:10', old, [...old, renewed]],
    ['08:03:12', [...old, renewed], [renewed]],
  ] as const
  return steps.map(([time, before, after]) => {
    const at = on(50, time)
    const target = applicationTarget(payroll, keyChanges(before, after))
    into.acts.push(facts.act(at, activity, actor, [target]))
    return ticket(
      'CHG-1182',
      pipeline.principalId,
      activity.trim(),
      target.id,
      at,
      'yearly certificate renewal, pipeline run 4471',
    )
  })
}

function ticket(
  id: string,
  actor: string,
  operation: string,
  target: string,
  at: number,
  note: string,
): Ticket {
  const approver = 'k.lindqvist@harrowridge.example'
  return {
    id,
    actor,
    operation,
    target,
    from: at - 10 * minute,
    to: at + 10 * minute,
    approver,
    note,
  }
}

/** A rule a user made for newsletters, and the hidden default rule that every mailbox has. */
export function inboxRules(identities: Identities, into: Activity): void {
  const { random } = createFacts(identities, 'inbox-rules')
  const number = () => String(random.integer(1e15, 8e15)) + String(random.integer(100, 999))
  for (const mailbox of identities.people.filter((person) => person.mailboxGuid !== null)) {
    into.rules.push({
      mailbox,
      name: 'Junk E-mail Rule',
      identity: number(),
      hidden: true,
      from: [],
      moveTo: 'Junk Email',
      createdAt: null,
    })
  }
  const mailbox = identities.who('t.vaughan')
  const at = on(8, '11:26:03')
  const rule = {
    mailbox,
    name: 'Newsletters',
    identity: number(),
    hidden: false,
    from: ['news@gardenclub.example', 'digest@trade-weekly.example'],
    moveTo: 'Newsletters',
    createdAt: at,
  }
  into.rules.push(rule)
  into.cmdlets.push({
    id: random.guid(),
    at,
    operation: 'New-InboxRule',
    person: mailbox,
    place: office,
    object: `${mailbox.name}\\${rule.name}`,
    parameters: [
      { name: 'Name', value: rule.name },
      { name: 'From', value: rule.from.join(';') },
      { name: 'MoveToFolder', value: rule.moveTo },
      { name: 'StopProcessingRules', value: 'True' },
    ],
  })
}
