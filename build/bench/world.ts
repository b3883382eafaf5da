import type { Random } from './random.ts'

/**
 * Who and what a generated tenant is made of. Values repeat as they do in life (an importer that interns
 * them is neither helped nor cheated): each user has few addresses, applications, sessions and folders.
 * Documentation ranges and `.example` names only (claims.md §11).
 */
export type Session = { id: string; tokenId: string; issuedAt: number; address: string }
export type Folder = { id: string; path: string }
export type Application = { id: string; clientInfo: string; agent: string; rest: boolean }
export type User = {
  upn: string
  oid: string
  puid: string
  sid: string
  mailbox: string
  server: string
  device: string
  site: string
  addresses: readonly string[]
  agent: string
  applications: readonly Application[]
  sessions: Session[]
  folders: readonly Folder[]
  messages: string[]
}

export type World = {
  tenant: string
  domain: string
  users: readonly User[]
  administrators: readonly User[]
  fileNames: readonly string[]
}

const firstNames =
  'ana,bo,chen,dora,emil,fay,gus,hana,ivo,jun,kai,lea,max,nia,ole,pia,quin,rosa,sam,tess,uma,vera,wei,xena,yuri,zoe'.split(
    ',',
  )
const lastNames =
  'almeida,berg,costa,duval,ekman,fischer,garcia,hoang,ito,jansen,kovacs,larsen,moreau,novak,okafor,petrov,quist,rossi,santos,tanaka'.split(
    ',',
  )
const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
]
const clientInfos = [
  'Client=OWA;Action=ViaProxy',
  'Client=REST;Client=RESTSystem;;',
  'Client=REST;;',
  'Client=MSExchangeRPC',
  'Client=WebServices;ExchangeServicesClient/15.00',
  'Client=Hub Transport',
]
const folderPaths = [
  '\\Inbox',
  '\\Sent Items',
  '\\Inbox\\Projects',
  '\\Deleted Items',
  '\\Archive',
  '\\Boîte de réception\\Factures',
]

function makeApplication(random: Random, index: number): Application {
  const clientInfo = clientInfos[index % clientInfos.length] ?? ''
  return {
    id: random.guid(),
    clientInfo,
    agent: random.pick(agents),
    rest: clientInfo.startsWith('Client=REST'),
  }
}

function makeAddress(random: Random): string {
  const kind = random.below(4)
  if (kind === 0)
    return `2001:db8:${random.below(512).toString(16)}:${random.below(16)}::${random.below(4096).toString(16)}`
  return `${random.pick(['192.0.2', '198.51.100', '203.0.113'])}.${1 + random.below(254)}`
}

function makeMailboxAddress(random: Random, taken: Set<string>, domain: string): string {
  const name = `${random.pick(firstNames)}.${random.pick(lastNames)}`
  for (let number = 1; ; number++) {
    const upn = `${name}${number === 1 ? '' : number}@${domain}`
    if (taken.has(upn)) continue
    taken.add(upn)
    return upn
  }
}

function makeSession(random: Random, addresses: readonly string[], at: number): Session {
  return {
    id: random.guid(),
    tokenId: random.token(22),
    issuedAt: at,
    address: random.pick(addresses),
  }
}

function makeUser(
  random: Random,
  upn: string,
  offices: readonly string[],
  applications: readonly Application[],
  at: number,
): User {
  const addresses = [
    random.pick(offices),
    random.pick(offices),
    makeAddress(random),
    makeAddress(random),
  ]
  const server = `AM${random.below(9)}PR0${random.below(9)}MB${1000 + random.below(9000)}`
  return {
    upn,
    oid: random.guid(),
    puid: `1003${random.word().toString(16).padStart(8, '0')}${random.below(65_536).toString(16).padStart(4, '0')}`.toUpperCase(),
    sid: `S-1-5-21-1376570662-3565232716-1187618197-${20_000_000 + random.below(9_000_000)}`,
    mailbox: random.guid(),
    server,
    device: random.guid(),
    site: upn.slice(0, upn.indexOf('@')).replace('.', '_'),
    addresses,
    agent: random.pick(agents),
    applications: Array.from({ length: 5 }, () => random.pick(applications)),
    sessions: Array.from({ length: 3 }, () => makeSession(random, addresses, at)),
    folders: folderPaths.map((path) => ({ id: `LgAAAA${random.token(58)}`, path })),
    messages: [],
  }
}

/** `at` (epoch ms) is when the sessions that were open before the export began. */
export function createWorld(random: Random, userCount: number, at: number): World {
  const domain = 'bench.example'
  const applications = Array.from({ length: 60 }, (_, index) => makeApplication(random, index))
  const offices = Array.from({ length: 12 }, () => makeAddress(random))
  const taken = new Set<string>()
  const users = Array.from({ length: userCount }, () =>
    makeUser(random, makeMailboxAddress(random, taken, domain), offices, applications, at),
  )
  const fileNames = Array.from({ length: 2000 }, (_, index) => {
    const stem = random.pick([
      'Budget',
      'Quarterly review',
      'Contrat signé',
      '报价单',
      'Minutes',
      'Roadmap',
    ])
    return `${stem} ${index}.${random.pick(['docx', 'xlsx', 'pptx', 'pdf', 'png'])}`
  })
  return { tenant: random.guid(), domain, users, administrators: users.slice(0, 6), fileNames }
}
