import { day, firstDay, hour, isWeekend, lastDay, minute, on, second, timeline } from './clock.ts'
import type { Activity } from './activity.ts'
import { clients, createFacts, soonAfter, type Facts } from './facts.ts'
import type { Identities, Person } from './identities.ts'
import { deskOffice, office } from './identities.ts'

/** Devices' sessions, which refreshes keep and a revocation ends. */
type Sessions = { desktop: Session | null; mobile: Session }
type Session = { id: string; from: number }

/** Whose sessions were revoked with UX's: nothing of theirs crosses the containment. */
export const revokedExecutives = ['ceo', 'cfo', 'ciso'] as const

const mobileInfo = 'Client=OutlookService;Outlook-iOS/2.0;'
const officeAgent = 'Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)'
const webInfo = 'Client=OWA;Action=ViaProxy'

/**
 * The members' days: a morning sign-in at work, silent refreshes in working hours, a telephone that
 * refreshes round the clock, and every day at least one reading of one's own mail.
 */
export function memberDays(identities: Identities, into: Activity): void {
  for (const person of identities.members) {
    const facts = createFacts(identities, `days/${person.upn}`)
    const sessions = startSessions(facts)
    const revoked = revokedExecutives.some((local) => person.upn.startsWith(`${local}@`))
    for (let number = firstDay; number <= lastDay; number++) {
      const start = on(number)
      if (revoked && number === 28) containmentDay(identities, facts, person, sessions, into)
      else {
        if (!isWeekend(start)) deskDay(identities, facts, person, sessions, start, into)
        mobileDay(identities, facts, person, sessions, start, into)
      }
    }
  }
}

function startSessions(facts: Facts): Sessions {
  const from = timeline.logsFrom - facts.random.integer(1, 18) * day
  return { desktop: null, mobile: { id: facts.random.guid(), from } }
}

function deskDay(
  identities: Identities,
  facts: Facts,
  person: Person,
  sessions: Sessions,
  start: number,
  into: Activity,
): void {
  const { random } = facts
  const arrival =
    start + 7 * hour + random.integer(0, 150) * minute + random.integer(0, 59) * second
  const stale = sessions.desktop === null || arrival - sessions.desktop.from > 5 * day
  if (stale) sessions.desktop = { id: random.guid(), from: arrival }
  const sessionId = sessions.desktop?.id ?? null
  const { exchange, graph, sharepoint } = identities.resources
  const base = { person, device: 'desktop', place: office, sessionId } as const
  if (stale || random.chance(0.35)) {
    const client = clients.outlookWeb
    if (random.chance(0.05)) {
      const mistyped = { ...base, sessionId: null, client, resource: exchange, errorCode: 50126 }
      into.signIns.push(facts.user({ ...mistyped, at: arrival - 40 * second, kind: 'interactive' }))
    }
    into.signIns.push(
      facts.user({ ...base, at: arrival, kind: 'interactive', client, resource: exchange }),
    )
  }
  for (let count = random.integer(2, 4); count > 0; count--) {
    const at = arrival + random.integer(4, 510) * minute + random.integer(0, 59) * second
    const resource = random.pick([exchange, exchange, graph, sharepoint])
    const client = resource === graph ? clients.teams : clients.office
    const silent = { ...base, kind: 'noninteractive', agent: officeAgent } as const
    const signIn = facts.user({ ...silent, at, client, resource })
    into.signIns.push(signIn)
    if (resource !== exchange) continue
    if (random.chance(0.28)) {
      const readAt = soonAfter(random, signIn, 50 * minute)
      into.reads.push(facts.read(readAt, person, signIn, webInfo, random.integer(1, 4)))
    }
    if (random.chance(0.18)) {
      const operation = random.pick(['Send', 'Send', 'Create', 'Update'] as const)
      into.items.push(
        facts.item(soonAfter(random, signIn, 50 * minute), signIn, webInfo, operation),
      )
    }
  }
}

function mobileDay(
  identities: Identities,
  facts: Facts,
  person: Person,
  sessions: Sessions,
  start: number,
  into: Activity,
): void {
  const { random } = facts
  const { exchange, graph } = identities.resources
  const first = start + random.integer(0, 11 * 60) * minute + random.integer(0, 59) * second
  const base = { person, device: 'mobile', place: person.mobileNetwork } as const
  if (first - sessions.mobile.from > 20 * day) {
    sessions.mobile = { id: random.guid(), from: first }
    const opening = { ...base, client: clients.outlookMobile, resource: exchange }
    const sessionId = sessions.mobile.id
    into.signIns.push(
      facts.user({ ...opening, sessionId, at: first - 30 * second, kind: 'interactive' }),
    )
  }
  const sessionId = sessions.mobile.id
  const at = first
  const mail = facts.user({
    ...base,
    at,
    sessionId,
    kind: 'noninteractive',
    client: clients.outlookMobile,
    resource: exchange,
  })
  const readAt = soonAfter(random, mail, 45 * minute)
  into.signIns.push(mail)
  into.reads.push(facts.read(readAt, person, mail, mobileInfo, random.integer(1, 3)))
  if (random.chance(0.3)) return
  const later = start + 12 * hour + random.integer(0, 11 * 60) * minute
  const evening = { ...base, at: later, sessionId, client: clients.teams, resource: graph }
  into.signIns.push(facts.user({ ...evening, kind: 'noninteractive' }))
}

/** New password, new sign-in at home that evening, new sessions; mail is read again with them. */
function containmentDay(
  identities: Identities,
  facts: Facts,
  person: Person,
  sessions: Sessions,
  into: Activity,
): void {
  const { random } = facts
  const at = on(28, '16:40') + random.integer(0, 50) * minute
  const { exchange } = identities.resources
  for (const device of ['desktop', 'mobile'] as const) {
    const session = { id: random.guid(), from: at }
    sessions[device] = session
    const client = device === 'mobile' ? clients.outlookMobile : clients.outlookWeb
    const base = {
      person,
      device,
      place: person.home,
      sessionId: session.id,
      client,
      resource: exchange,
    }
    const signIn = facts.user({
      ...base,
      at: at + random.integer(0, 300) * second,
      kind: 'interactive',
    })
    into.signIns.push(signIn)
    const info = device === 'mobile' ? mobileInfo : webInfo
    into.reads.push(facts.read(soonAfter(random, signIn, 30 * minute), person, signIn, info, 2))
  }
}

/**
 * The operations desk is staffed round the clock and signs in anew every hour, so that an hour without
 * any interactive sign-in, mail access or mail item is a hole in a log and not a quiet night.
 */
export function deskShifts(identities: Identities, into: Activity): void {
  const facts = createFacts(identities, 'desk')
  const { random } = facts
  const { exchange } = identities.resources
  let session = { id: '', shift: -1 }
  for (let start = timeline.logsFrom; start < timeline.logsTo; start += hour) {
    const shift = Math.floor((start - timeline.logsFrom) / (8 * hour))
    if (shift !== session.shift) session = { id: random.guid(), shift }
    const person = identities.operators[shift % 3] as Person
    const base = { person, device: 'desktop', place: deskOffice, sessionId: session.id } as const
    const at = start + random.integer(2, 14) * minute + random.integer(0, 59) * second
    const opening = { ...base, client: clients.outlookWeb, resource: exchange }
    into.signIns.push(facts.user({ ...opening, at, kind: 'interactive' }))
    const refresh = at + random.integer(3, 15) * minute
    const inner = { ...base, client: clients.office, resource: exchange, agent: officeAgent }
    const signIn = facts.user({ ...inner, at: refresh, kind: 'noninteractive' })
    into.signIns.push(signIn)
    const readAt = soonAfter(random, signIn, 12 * minute)
    into.reads.push(facts.read(readAt, person, signIn, webInfo, random.integer(1, 3)))
    const sentAt = soonAfter(random, signIn, 14 * minute)
    into.items.push(facts.item(sentAt, signIn, webInfo, 'Send'))
  }
}

/** The desk's other two are off duty, but their mail is read every day from the telephone. */
export function deskTelephones(identities: Identities, into: Activity): void {
  for (const person of identities.operators) {
    const facts = createFacts(identities, `days/${person.upn}`)
    const sessions = startSessions(facts)
    for (let number = firstDay; number <= lastDay; number++) {
      mobileDay(identities, facts, person, sessions, on(number), into)
    }
  }
}
