import { createRandom } from './random.ts'
import { day, on } from './clock.ts'

/** A network place; every address is from the documentation ranges (RFC 5737, RFC 3849, RFC 5398). */
export type Place = { ip: string; asn: number; city: string; country: string }

export type Device = { id: string; name: string; system: string; browser: string; agent: string }

export type Person = {
  id: string
  upn: string
  name: string
  /** Passport-like id that Exchange writes as UserKey. */
  puid: string
  sid: string
  mailboxGuid: string | null
  createdAt: number
  passwordAt: number
  home: Place
  mobileNetwork: Place
  desktop: Device
  mobile: Device
}

export type Key = {
  keyId: string
  kind: 'secret' | 'certificate'
  name: string
  startAt: number
  endAt: number
  thumbprint: string | null
}

export type Application = {
  appId: string
  /** Object id of the application; null where its home is another tenant. */
  objectId: string | null
  principalId: string
  name: string
  ownerTenant: string
  createdAt: number
  place: Place
  applicationKeys: Key[]
  principalKeys: Key[]
  purpose: string
}

export type Resource = { appId: string; name: string; principalId: string }

export const domain = 'harrowridge.example'
export const attackerDomain = 'hr-testlab.example'

export const office: Place = { ip: '192.0.2.10', asn: 64496, city: 'Harrow Ridge', country: 'GB' }
export const deskOffice: Place = {
  ip: '192.0.2.11',
  asn: 64496,
  city: 'Harrow Ridge',
  country: 'GB',
}
export const responderOffice: Place = { ip: '192.0.2.40', asn: 64497, city: 'Leeds', country: 'GB' }

const executives: readonly (readonly [string, string])[] = [
  ['ceo', 'Marit Hale'],
  ['cfo', 'Devan Osei-Wright'],
  ['ciso', 'Ruth Calloway'],
  ['gc', 'Ines Morcant'],
  ['soc-lead', 'Tomas Bering'],
]

const staff: readonly string[] = [
  'Bruno Osei',
  'Karin Lindqvist',
  'Ana Pereda',
  'Ben Sorley',
  'Carla Dunmore',
  'Dmitri Vale',
  'Elsa Norgren',
  'Farid Amsel',
  'Greta Holm',
  'Hugo Tamsin',
  'Irene Castell',
  'Jonas Wick',
  'Kofi Mensah',
  'Lena Harrow',
  'Milan Drago',
  'Nadia Quist',
  'Omar Feld',
  'Petra Lunn',
  'Quentin Rao',
  'Rosa Imlach',
  'Stefan Brandt',
  'Tessa Vaughan',
  'Umar Sillitoe',
  'Vera Kolt',
  'Wim Decker',
  'Xenia Marsh',
  'Yusuf Aldane',
  'Zoe Prentice',
  'Arlo Finch',
  'Bea Stanton',
]

const desk: readonly (readonly [string, string])[] = [
  ['ops.early', 'Operations Desk Early'],
  ['ops.late', 'Operations Desk Late'],
  ['ops.night', 'Operations Desk Night'],
]

const responderNames: readonly (readonly [string, string])[] = [
  ['ir-01', 'Incident Response 01'],
  ['ir-02', 'Incident Response 02'],
]

export type Identities = ReturnType<typeof createIdentities>

/** Everybody and everything in the fictitious tenant, the attacker's objects excepted. */
export function createIdentities(seed: number) {
  const guid = (name: string) => createRandom(seed, `id/${name}`).guid()
  const tenantId = guid('tenant')
  const person = personMaker(seed)
  const members = [
    ...executives.map(([local, name]) => person(local, name, true)),
    ...staff.map((name) => person(localPart(name), name, true)),
  ]
  const operators = desk.map(([local, name]) => person(local, name, true))
  const responders = responderNames.map(([local, name]) => person(local, name, false))
  const service = person('svc-graphsync2', 'Service GraphSync2', false)
  const byLocal = new Map(
    [...members, ...operators, ...responders, service].map((one) => [one.upn.split('@')[0], one]),
  )
  return {
    seed,
    tenantId,
    attackerTenantId: guid('attacker-tenant'),
    workspaceId: guid('workspace'),
    members,
    operators,
    responders,
    service,
    people: [...byLocal.values()],
    /** Throws for a name that is not in the cast: a typing error must not become a new person. */
    who(local: string): Person {
      const found = byLocal.get(local)
      if (found === undefined) throw new RangeError(`nobody is called ${local}`)
      return found
    },
    resources: {
      exchange: {
        appId: '00000002-0000-0ff1-ce00-000000000000',
        name: 'Office 365 Exchange Online',
        principalId: guid('sp-exchange'),
      },
      sharepoint: {
        appId: '00000003-0000-0ff1-ce00-000000000000',
        name: 'Office 365 SharePoint Online',
        principalId: guid('sp-sharepoint'),
      },
      graph: {
        appId: '00000003-0000-0000-c000-000000000000',
        name: 'Microsoft Graph',
        principalId: guid('sp-graph'),
      },
      directory: {
        appId: '00000002-0000-0000-c000-000000000000',
        name: 'Windows Azure Active Directory',
        principalId: guid('sp-directory'),
      },
    } satisfies Record<string, Resource>,
    deviceService: {
      appId: '01cb2876-7ebd-4aa4-9cc9-d28bd4d359a9',
      principalId: guid('sp-drs'),
      name: 'Device Registration Service',
    },
    syncService: {
      appId: guid('app-hr-sync'),
      principalId: guid('sp-hr-sync'),
      name: 'HR Directory Sync',
    },
  }
}

function personMaker(seed: number): (local: string, name: string, mailbox: boolean) => Person {
  let number = 0
  return (local, name, mailbox) => {
    number += 1
    const random = createRandom(seed, `person/${local}`)
    const createdAt = on(-random.integer(200, 2400), '09:12:00')
    return {
      id: random.guid(),
      upn: `${local}@${domain}`,
      name,
      puid: `10032002${String(0xa10000 + number * 37).padStart(8, '0')}`,
      sid: `S-1-5-21-2044817305-1189264473-3306920518-${1200 + number}`,
      mailboxGuid: mailbox ? random.guid() : null,
      createdAt,
      passwordAt: Math.min(createdAt + 90 * day, on(-20, '10:30:00')),
      home: { ip: `198.51.100.${20 + number}`, asn: 64499, city: 'Harrow Ridge', country: 'GB' },
      mobileNetwork: {
        ip: `2001:db8:40:${(16 + number).toString(16)}::7`,
        asn: 65540,
        city: 'London',
        country: 'GB',
      },
      desktop: {
        id: random.guid(),
        name: `HR-LT-${1000 + number}`,
        system: 'Windows 11',
        browser: 'Edge 131.0.2903',
        agent:
          'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.6778.86 Safari/537.36 Edg/131.0.2903.70',
      },
      mobile: {
        id: random.guid(),
        name: `HR-PH-${1000 + number}`,
        system: 'iOS 18.2',
        browser: 'Mobile Safari',
        agent: 'Outlook-iOS/2.0',
      },
    }
  }
}

/** `Bruno Osei` → `b.osei`. */
function localPart(name: string): string {
  const [first = '', last = ''] = name.toLowerCase().split(' ')
  return `${first.charAt(0)}.${last}`
}
