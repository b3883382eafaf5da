import { day, hour, minute, on } from './clock.ts'
import type { Application, Identities, Key, Place } from './identities.ts'
import { createRandom } from './random.ts'

export type ResourceName = keyof Identities['resources']

/** An application with its timetable: it signs in every `everyHours`, `atMinute` past, day and night. */
export type Job = {
  application: Application
  everyHours: number
  atMinute: number
  resource: ResourceName
}

type Row = readonly [
  name: string,
  everyHours: number,
  resource: ResourceName,
  kind: Key['kind'],
  purpose: string,
]

const rows: readonly Row[] = [
  ['HR Roster Feed', 1, 'graph', 'certificate', 'writes shift rosters to the staff calendar'],
  ['Ticket Bridge', 1, 'graph', 'secret', 'opens help desk tickets from alerts'],
  ['SIEM Forwarder', 6, 'graph', 'certificate', 'reads sign-in and audit logs for the archive'],
  ['Payroll Sync', 6, 'graph', 'certificate', 'matches payroll numbers with accounts'],
  ['Asset Ledger', 6, 'graph', 'secret', 'reads devices for the inventory'],
  ['Site Publisher', 6, 'sharepoint', 'secret', 'publishes intranet pages'],
  ['Room Panels', 6, 'graph', 'secret', 'shows meeting room calendars'],
  ['Deploy Pipeline', 12, 'graph', 'certificate', 'deploys and renews application certificates'],
  ['Phone Directory', 12, 'graph', 'secret', 'feeds the telephone system'],
  ['Badge Export', 12, 'graph', 'secret', 'gives the door system its list of staff'],
  ['Backup Vault', 24, 'exchange', 'certificate', 'nightly mailbox backup'],
  ['Licence Counter', 24, 'graph', 'secret', 'counts licences for finance'],
]

export type Applications = ReturnType<typeof createApplications>

/**
 * Twelve approved applications, the forgotten F1, and the attacker's X1 (home in the attacker's tenant) and
 * X2 (home here). `attack` holds the key ids the attacker added: `kf` sits on F1's service principal, never
 * on its application object.
 */
export function createApplications(identities: Identities) {
  const { seed, tenantId, attackerTenantId } = identities
  const make = applicationMaker(seed)
  const jobs = rows.map(([name, everyHours, resource, kind, purpose], index): Job => {
    const place = { ip: `192.0.2.${100 + index}`, asn: 65537, city: 'Dublin', country: 'IE' }
    const application = make(name, tenantId, place, purpose)
    application.applicationKeys.push(regularKey(seed, name, kind))
    return { application, everyHours, atMinute: (7 + index * 11) % 60, resource }
  })
  const forgottenPlace = { ip: '192.0.2.140', asn: 65538, city: 'Harrow Ridge', country: 'GB' }
  const forgotten = make('MailArchive Classic', tenantId, forgottenPlace, 'owner left in 2023')
  forgotten.applicationKeys.push({
    ...regularKey(seed, 'MailArchive Classic', 'secret'),
    startAt: on(-2450, '08:00'),
    endAt: on(-320, '08:00'),
  })
  const nowhere = { ip: '203.0.113.77', asn: 64503, city: 'Alderbrook', country: 'US' }
  const x1 = { ...make('GraphSync Helper', attackerTenantId, nowhere, ''), objectId: null }
  const x2 = make('Journal Bridge', tenantId, nowhere, '')
  const key = (name: string, text: string, startAt: number): Key => ({
    keyId: createRandom(seed, `key/${name}`).guid(),
    kind: 'secret',
    name: text,
    startAt,
    endAt: startAt + 730 * day,
    thumbprint: null,
  })
  return {
    jobs,
    approved: jobs.map((job) => job.application),
    forgotten,
    x1,
    x2,
    attack: {
      kf: key('kf', 'archive-sync', on(12, '03:02:14')),
      kx1: key('kx1', 'helper', on(5, '02:51:40')),
      kx2: key('kx2', 'bridge', on(6, '03:14:05')),
    },
    renewedPayrollKey: {
      ...regularKey(seed, 'Payroll Sync renewed', 'certificate'),
      name: 'CN=payroll-sync',
      startAt: on(50, '07:58'),
      endAt: on(50 + 365, '07:58'),
    } satisfies Key,
    named(name: string): Application {
      const found = jobs.find((job) => job.application.name === name)
      if (found === undefined) throw new RangeError(`no application is called ${name}`)
      return found.application
    },
  }
}

function applicationMaker(seed: number) {
  return (name: string, ownerTenant: string, place: Place, purpose: string): Application => {
    const random = createRandom(seed, `application/${name}`)
    return {
      appId: random.guid(),
      objectId: random.guid(),
      principalId: random.guid(),
      name,
      ownerTenant,
      createdAt: on(-random.integer(500, 2400)) + 9 * hour + 41 * minute,
      place,
      applicationKeys: [],
      principalKeys: [],
      purpose,
    }
  }
}

/** Older than every log, so that no directory record is owed for it. */
function regularKey(seed: number, name: string, kind: Key['kind']): Key {
  const random = createRandom(seed, `key/${name}`)
  const startAt = on(-random.integer(40, 200), '08:30')
  const certificate = kind === 'certificate'
  return {
    keyId: random.guid(),
    kind,
    name: certificate ? `CN=${name.toLowerCase().replaceAll(' ', '-')}` : `${name} 2025`,
    startAt,
    endAt: startAt + 365 * day,
    thumbprint: certificate ? random.guid().replaceAll('-', '').toUpperCase() + '5A17C09E' : null,
  }
}
