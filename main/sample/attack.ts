import { hour, minute, on, second } from './clock.ts'
import {
  applicationTarget,
  keyChanges,
  principalOf,
  principalTarget,
  userTarget,
  type Activity,
  type Actor,
  type Target,
} from './activity.ts'
import type { Applications } from './applications.ts'
import { clients, createFacts, type Facts } from './facts.ts'
import type { Identities, Person, Place } from './identities.ts'

/** What the attacker leaves behind, for the analyst's seeds and for the tests. */
export type AttackTrace = {
  sessions: string[]
  /** Every address used up to the containment, first use first. */
  places: Place[]
  /** Never seen before the return. */
  returnPlace: Place
}

const oldBrowser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/118.0.5993.89 Safari/537.36'
const webServices = 'ExchangeServicesClient/15.00.0847.030'
const webServicesInfo = `Client=WebServices;${webServices};`
const targets = ['ceo', 'cfo', 'ciso', 'gc', 'soc-lead'] as const

/** Residential addresses, a new one nearly every day, as proxies give them. */
function attackerPlaces(): Place[] {
  const hosts = [77, 101, 104, 109, 112, 117, 118, 123, 126, 131, 134, 139, 142, 147, 150, 155, 158]
  return hosts.map((host, index) => ({
    ip: `203.0.113.${host}`,
    asn: 64500 + ((index + 3) % 6),
    city: 'Alderbrook',
    country: 'US',
  }))
}

export function attack(
  identities: Identities,
  applications: Applications,
  into: Activity,
): AttackTrace {
  const facts = createFacts(identities, 'attack')
  const places = attackerPlaces()
  const sessions = Array.from({ length: 4 }, () => facts.random.guid())
  const returnPlace = { ip: '2001:db8:71::9', asn: 64506, city: 'Porto Selva', country: 'BR' }
  const scene: Scene = { identities, applications, facts, into, places, sessions }
  spray(scene)
  userSignIns(scene)
  directoryWrites(scene)
  harvest(scene)
  returnThroughForgotten(scene, returnPlace)
  return { sessions, places, returnPlace }
}

type Scene = {
  identities: Identities
  applications: Applications
  facts: Facts
  into: Activity
  places: Place[]
  sessions: string[]
}

function place(scene: Scene, index: number): Place {
  return scene.places[index % scene.places.length] as Place
}

/** Days 0 to 3: one or two tries per account and day, then the dormant service account opens. */
function spray({ identities, facts, into, places }: Scene): void {
  const accounts = ['svc-graphsync2', 'a.pereda', 'b.sorley', 'c.dunmore', 'd.vale', 'e.norgren']
  for (let number = 0; number <= 2; number++) {
    for (const local of accounts) {
      const at = on(number, '02:00') + facts.random.integer(0, 170) * minute
      into.signIns.push(
        facts.user({
          at,
          kind: 'interactive',
          person: identities.who(local),
          device: null,
          place: facts.random.pick(places),
          sessionId: null,
          client: clients.portal,
          resource: identities.resources.directory,
          errorCode: 50126,
          agent: oldBrowser,
          secondFactor: false,
          policies: 'notApplied',
        }),
      )
    }
  }
}

/** The service account has one factor and no policy applies to it. */
function userSignIns(scene: Scene): void {
  const { identities, facts, into, sessions } = scene
  const openings = [on(3, '04:12'), on(5, '02:31'), on(12, '02:49'), on(20, '01:58')]
  const { directory, graph } = identities.resources
  for (const [index, from] of openings.entries()) {
    const base = {
      person: identities.service,
      device: null,
      sessionId: sessions[index] ?? null,
      agent: oldBrowser,
      secondFactor: index > 0,
      policies: 'notApplied',
      client: clients.portal,
    } as const
    const at = from + facts.random.integer(0, 59) * second
    const first = { ...base, at, place: place(scene, index), resource: directory }
    into.signIns.push(facts.user({ ...first, kind: 'interactive' }))
    const until = openings[index + 1] ?? on(28)
    for (let next = at + 50 * minute; next < until - 4 * hour; next += 23 * hour) {
      const refresh = next + facts.random.integer(0, 70) * minute
      const where = place(scene, facts.random.integer(0, 16))
      const silent = { ...base, at: refresh, place: where, resource: graph }
      into.signIns.push(facts.user({ ...silent, kind: 'noninteractive' }))
    }
  }
}

/** Second factor, X1 with consent and key, X2 with key, and on day 12 the key on F1's service principal. */
function directoryWrites(scene: Scene): void {
  const { identities, applications, facts, into } = scene
  const { x1, x2, forgotten, attack: keys } = applications
  const ux = identities.service
  const write = (at: number, activity: string, list: Target[]) => {
    const actor: Actor = { kind: 'person', person: ux, place: place(scene, at < on(12) ? 1 : 2) }
    into.acts.push(facts.act(at, activity, actor, list))
  }
  const x1Principal = principalOf(x1)
  const x2Principal = principalOf(x2)
  write(on(5, '02:36:21'), 'User registered security info', [userTarget(ux)])
  write(on(5, '02:44:10'), 'Add service principal', [principalTarget(x1Principal)])
  write(
    on(5, '02:44:12'),
    'Add app role assignment to service principal',
    grant(identities, x1Principal),
  )
  write(on(5, '02:44:15'), 'Consent to application', [principalTarget(x1Principal, consent())])
  write(on(5, '02:51:40'), 'Add service principal credentials', [
    principalTarget(x1Principal, keyChanges([], [keys.kx1])),
  ])
  write(on(6, '03:10:02'), 'Add application', [applicationTarget(x2)])
  write(on(6, '03:10:03'), 'Add service principal', [principalTarget(x2Principal)])
  write(on(6, '03:14:05'), 'Update application – Certificates and secrets management ', [
    applicationTarget(x2, keyChanges([], [keys.kx2])),
  ])
  write(on(12, '03:02:14'), 'Add service principal credentials', [
    principalTarget(principalOf(forgotten), keyChanges([], [keys.kf])),
  ])
}

function consent() {
  return [
    { name: 'ConsentContext.IsAdminConsent', from: null, to: '"True"' },
    { name: 'ConsentContext.OnBehalfOfAll', from: null, to: '"True"' },
  ]
}

function grant(identities: Identities, principal: ReturnType<typeof principalOf>): Target[] {
  const { exchange } = identities.resources
  const resource = { ...exchange, ownerTenant: identities.tenantId }
  return [
    principalTarget(resource, [
      { name: 'AppRole.Value', from: null, to: '"full_access_as_app"' },
      { name: 'ServicePrincipal.ObjectID', from: null, to: `"${principal.principalId}"` },
    ]),
    principalTarget(principal),
  ]
}

/** Days 6 to 27: X1 reads five mailboxes every night; X2 looks at the directory now and then. */
function harvest(scene: Scene): void {
  const { identities, applications, facts, into } = scene
  const { x1, x2, attack: keys } = applications
  const { exchange, graph } = identities.resources
  const { random } = facts
  for (let number = 6; number <= 27; number++) {
    const where = place(scene, number)
    const at = on(number, '01:05') + random.integer(0, 120) * minute
    const signIn = facts.principal({
      at,
      principal: principalOf(x1),
      place: where,
      resource: exchange,
      key: keys.kx1,
      agent: webServices,
    })
    into.signIns.push(signIn)
    for (const local of targets) {
      const readAt = signIn.at + random.integer(1, 50) * minute
      const count = random.integer(5, 12)
      into.reads.push(facts.read(readAt, identities.who(local), signIn, webServicesInfo, count))
    }
    if (number % 3 !== 0) continue
    const base = { principal: principalOf(x2), place: where, resource: graph, key: keys.kx2 }
    into.signIns.push(facts.principal({ ...base, at: at + 75 * minute }))
  }
  tail(scene)
}

/** The last token of X1, issued before its removal, is used once more within its life of an hour. */
function tail(scene: Scene): void {
  const { identities, applications, facts, into } = scene
  const signIn = facts.principal({
    at: on(28, '13:41:08'),
    principal: principalOf(applications.x1),
    place: place(scene, 16),
    resource: identities.resources.exchange,
    key: applications.attack.kx1,
    agent: webServices,
  })
  into.signIns.push(signIn)
  const reading: readonly (readonly [string, string])[] = [
    ['13:52:30', 'cfo'],
    ['14:38:11', 'gc'],
  ]
  for (const [time, local] of reading) {
    into.reads.push(facts.read(on(28, time), identities.who(local), signIn, webServicesInfo, 6))
  }
}

/**
 * The return: nine successes over two nights with the key that nobody looked for, from an address that no
 * list knows, reading two mailboxes in the manner of the archive product.
 */
function returnThroughForgotten(scene: Scene, where: Place): void {
  const { identities, applications, facts, into } = scene
  const nights = [
    ...['23:50:12', '24:47:31', '25:44:02', '26:51:40', '27:58:05'].map((time) => on(40, time)),
    ...['23:41:55', '24:40:18', '25:52:27', '27:03:49'].map((time) => on(41, time)),
  ]
  const readers: readonly Person[] = [identities.who('gc'), identities.who('ciso')]
  for (const [index, at] of nights.entries()) {
    const signIn = facts.principal({
      at,
      principal: principalOf(applications.forgotten),
      place: where,
      resource: identities.resources.exchange,
      key: applications.attack.kf,
      agent: webServices,
    })
    into.signIns.push(signIn)
    for (const mailbox of index % 3 === 2 ? readers : [readers[index % 2] as Person]) {
      const readAt = signIn.at + facts.random.integer(2, 40) * minute
      const count = facts.random.integer(4, 9)
      into.reads.push(facts.read(readAt, mailbox, signIn, webServicesInfo, count))
    }
  }
}
