import { day, hour, minute, on } from './clock.ts'
import {
  applicationTarget,
  principalOf,
  principalTarget,
  userTarget,
  type Activity,
  type Actor,
  type Target,
} from './activity.ts'
import type { Applications } from './applications.ts'
import { revokedExecutives } from './daily-sign-ins.ts'
import { clients, createFacts, type Facts } from './facts.ts'
import { responderOffice, type Identities, type Person, type Place } from './identities.ts'
import { policyTarget, type Ticket } from './tickets.ts'

/**
 * Day 28, 14:00 to 15:30. For every person the password and the second factor are dealt with before the
 * revocation, for a revocation before the clean-up only makes the attacker sign in again.
 */
export function contain(
  identities: Identities,
  applications: Applications,
  into: Activity,
): Ticket[] {
  const facts = createFacts(identities, 'containment')
  const tickets: Ticket[] = []
  const { x1, x2 } = applications
  const act = (local: string, time: string, activity: string, list: Target[]) => {
    const person = identities.who(local)
    const actor: Actor = { kind: 'person', person, place: responderOffice }
    const at = on(28, time)
    into.acts.push(facts.act(at, activity, actor, list))
    const target = list[0]
    if (target !== undefined) tickets.push(planned('CHG-1170', person, activity, target, at))
  }
  const ux = [userTarget(identities.service)]
  act('ir-01', '14:01:12', 'Reset user password', ux)
  act('ir-01', '14:02:30', 'Admin deleted security info', ux)
  act('ir-01', '14:05:04', 'Disable account', [
    userTarget(identities.service, [
      { name: 'AccountEnabled', from: '[true]', to: '[false]' },
      { name: 'Included Updated Properties', from: null, to: '"AccountEnabled"' },
    ]),
  ])
  act('ir-01', '14:06:41', 'Update StsRefreshTokenValidFrom Timestamp', ux)
  act('ir-02', '14:20:09', 'Remove service principal', [principalTarget(principalOf(x1))])
  act('ir-02', '14:22:15', 'Delete application', [applicationTarget(x2)])
  act('ir-02', '14:22:16', 'Remove service principal', [principalTarget(principalOf(x2))])
  for (const [index, local] of revokedExecutives.entries()) {
    const list = [userTarget(identities.who(local))]
    act('ir-01', `14:${32 + index * 4}:20`, 'Reset user password', list)
    act('ir-01', `14:${33 + index * 4}:50`, 'Update StsRefreshTokenValidFrom Timestamp', list)
  }
  for (const [time, name] of [
    ['15:12:33', 'Emergency: block legacy clients'],
    ['15:26:18', 'Emergency: administrators from office only'],
  ] as const) {
    act('b.osei', time, 'Add conditional access policy', [policyTarget(identities, name)])
  }
  return tickets
}

/** When each person's password was reset and sessions were revoked, for the snapshots. */
export function containmentTimes(
  identities: Identities,
): Map<Person, { reset: number; revoked: number }> {
  return new Map([
    [identities.service, { reset: on(28, '14:01:12'), revoked: on(28, '14:06:41') }],
    ...revokedExecutives.map((local, index) => {
      const reset = on(28, `14:${32 + index * 4}:20`)
      const revoked = on(28, `14:${33 + index * 4}:50`)
      return [identities.who(local), { reset, revoked }] as const
    }),
  ])
}

function planned(id: string, person: Person, activity: string, target: Target, at: number): Ticket {
  return {
    id,
    actor: person.upn,
    operation: activity,
    target: target.upn ?? target.id,
    from: at - 10 * minute,
    to: at + 10 * minute,
    approver: 'k.lindqvist@harrowridge.example',
    note: `containment: ${activity.toLowerCase()} (${target.name})`,
  }
}

/** Doors that were tried and stayed shut: old secrets of X1 and X2, UX's revoked tokens, a few guesses. */
export function knocks(
  identities: Identities,
  applications: Applications,
  seeds: readonly Place[],
  into: Activity,
): void {
  const facts = createFacts(identities, 'knocks')
  const { x1, x2, attack: keys } = applications
  const { exchange, graph } = identities.resources
  for (const number of [28, 29, 30, 32, 36, 39, 45, 52, 58]) {
    const place = facts.random.pick([...seeds.slice(0, 6), ...latePlaces])
    const at = on(number, '19:10') + facts.random.integer(0, 220) * minute
    const first = { at, principal: principalOf(x1), place, resource: exchange, key: keys.kx1 }
    into.signIns.push(facts.principal({ ...first, errorCode: 7000215 }))
    const second = {
      at: at + 4 * minute,
      principal: principalOf(x2),
      place,
      resource: graph,
      key: keys.kx2,
    }
    into.signIns.push(facts.principal({ ...second, errorCode: 7000222 }))
  }
  revokedTokens(identities, facts, into)
  guesses(identities, facts, into)
}

const latePlaces: Place[] = [180, 183, 185].map((host, index) => ({
  ip: `203.0.113.${host}`,
  asn: 64507 + index,
  city: 'Alderbrook',
  country: 'US',
}))

function revokedTokens(identities: Identities, facts: Facts, into: Activity): void {
  for (let at = on(28, '17:22'); at < on(34); at += 19 * hour) {
    into.signIns.push(
      facts.user({
        at,
        kind: 'noninteractive',
        person: identities.service,
        device: null,
        place: facts.random.pick(latePlaces),
        sessionId: null,
        client: clients.portal,
        resource: identities.resources.graph,
        errorCode: 50173,
        agent: '',
        secondFactor: false,
        policies: 'notApplied',
      }),
    )
  }
}

/** Two executives a time, locked or stopped by policy; never enough to look like a success to come. */
function guesses(identities: Identities, facts: Facts, into: Activity): void {
  for (let at = on(31, '03:15'); at < on(59); at += 4 * day) {
    for (const [local, errorCode] of [
      ['ceo', 50053],
      ['cfo', 53003],
    ] as const) {
      into.signIns.push(
        facts.user({
          at: at + facts.random.integer(0, 40) * minute,
          kind: 'interactive',
          person: identities.who(local),
          device: null,
          place: facts.random.pick(latePlaces),
          sessionId: null,
          client: clients.portal,
          resource: identities.resources.directory,
          errorCode,
          agent: '',
          secondFactor: false,
          policies: errorCode === 53003 ? 'failure' : 'notApplied',
        }),
      )
    }
  }
}
