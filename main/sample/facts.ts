import { minute, second } from './clock.ts'
import type {
  Actor,
  DirectoryAct,
  MailItem,
  MailRead,
  Principal,
  SignIn,
  Target,
} from './activity.ts'
import type { Identities, Key, Person, Place, Resource } from './identities.ts'
import { createRandom, type Random } from './random.ts'

export const clients = {
  outlookMobile: { appId: '27922004-5251-4030-b22d-91ecd9a37ea4', name: 'Outlook Mobile' },
  office: { appId: 'd3590ed6-52b3-4102-aeff-aad2292ab01c', name: 'Microsoft Office' },
  teams: { appId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', name: 'Microsoft Teams' },
  outlookWeb: { appId: '9199bf20-a13f-4107-85dc-02114787ef48', name: 'One Outlook Web' },
  portal: { appId: 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c', name: 'Azure Portal' },
} as const

export type UserSignIn = {
  at: number
  kind: 'interactive' | 'noninteractive'
  person: Person
  device: 'desktop' | 'mobile' | null
  place: Place
  sessionId: string | null
  client: { appId: string; name: string }
  resource: Resource
  errorCode?: number
  agent?: string
  secondFactor?: boolean
  policies?: SignIn['policies']
}

export type PrincipalSignIn = {
  at: number
  principal: Principal
  place: Place | null
  resource: Resource
  key: Key | null
  errorCode?: number
  agent?: string
}

export type Facts = ReturnType<typeof createFacts>

/** Makes facts with ids of their own from one named stream. */
export function createFacts(identities: Identities, stream: string) {
  const random = createRandom(identities.seed, stream)
  return {
    random,

    user(fields: UserSignIn): SignIn {
      const { person, device } = fields
      return {
        id: random.guid(),
        at: fields.at + random.integer(0, 999),
        kind: fields.kind,
        person,
        principal: null,
        client: fields.client,
        resource: fields.resource,
        place: fields.place,
        sessionId: fields.sessionId,
        correlationId: random.guid(),
        errorCode: fields.errorCode ?? 0,
        device,
        agent: fields.agent ?? (device === null ? '' : person[device].agent),
        clientApp: device === 'mobile' ? 'Mobile Apps and Desktop clients' : 'Browser',
        secondFactor: fields.secondFactor ?? true,
        policies: fields.policies ?? 'success',
        key: null,
        continuous: device === 'mobile' || fields.client === clients.office,
      }
    },

    principal(fields: PrincipalSignIn): SignIn {
      const managed = fields.key === null && fields.place === null
      return {
        id: random.guid(),
        at: fields.at + random.integer(0, 999),
        kind: managed ? 'managed-identity' : 'service-principal',
        person: null,
        principal: fields.principal,
        client: fields.principal,
        resource: fields.resource,
        place: fields.place,
        sessionId: null,
        correlationId: random.guid(),
        errorCode: fields.errorCode ?? 0,
        device: null,
        agent: fields.agent ?? '',
        clientApp: '',
        secondFactor: false,
        policies: 'notApplied',
        key: fields.key,
        continuous: false,
      }
    },

    act(at: number, activity: string, actor: Actor, targets: Target[]): DirectoryAct {
      const { category, type } = describe(activity)
      const correlationId = random.guid()
      const short = random
        .opaque(5)
        .toUpperCase()
        .replaceAll(/[^A-Z0-9]/g, 'X')
      return {
        id: `Directory_${correlationId}_${short}_${random.integer(10_000_000, 99_999_999)}`,
        unifiedId: random.guid(),
        at: at + random.integer(0, 999),
        correlationId,
        activity,
        category,
        type,
        service: 'Core Directory',
        actor,
        targets,
        details: [],
      }
    },

    /** At least `count` messages of the mailbox, in one or two folders, read with the token of `signIn`. */
    read(at: number, mailbox: Person, signIn: SignIn, clientInfo: string, count: number): MailRead {
      const folders = count > 3 ? ['\\Inbox', '\\Sent Items'] : ['\\Inbox']
      const share = Math.ceil(count / folders.length)
      return {
        id: random.guid(),
        at,
        mailbox,
        signIn,
        clientInfo,
        folders: folders.map((path) => ({
          id: folderId(identities.seed, mailbox, path),
          path,
          items: Array.from({ length: share }, () => ({
            messageId: newMessageId(random, at),
            size: random.integer(4_000, 190_000),
          })),
        })),
      }
    },

    item(
      at: number,
      signIn: SignIn,
      clientInfo: string,
      operation: MailItem['operation'],
    ): MailItem {
      const mailbox = signIn.person
      if (mailbox === null) throw new RangeError('a mail item needs its owner')
      return {
        id: random.guid(),
        at,
        mailbox,
        signIn,
        operation,
        clientInfo,
        messageId: newMessageId(random, at),
        itemId: `RgAAAAD${random.opaque(40)}AAAJ`,
        folder: operation === 'Send' ? '\\Drafts' : '\\Calendar',
        subject: random.pick(subjects),
        size: random.integer(2_000, 60_000),
      }
    },
  }
}

const subjects = [
  'Shift log',
  'Weekly figures',
  'Room booking',
  'Minutes of the site meeting',
  'Supplier visit',
  'Rota for next week',
  'Re: delivery dates',
]

/** When a read or a send follows its sign-in: soon, while the token is fresh. */
export function soonAfter(random: Random, signIn: SignIn, within: number): number {
  return signIn.at + random.integer(20 * second, Math.max(within, minute))
}

function newMessageId(random: Random, at: number): string {
  const stamp = Math.floor(at / 1000).toString(36)
  return `<${stamp}.${random.guid().slice(0, 18)}@mail.harrowridge.example>`
}

function folderId(seed: number, mailbox: Person, path: string): string {
  return `LgAAAAD${createRandom(seed, `folder/${mailbox.upn}${path}`).opaque(44)}AAAB`
}

function describe(activity: string): { category: string; type: string } {
  const type = types.find(([prefix]) => activity.startsWith(prefix))?.[1] ?? 'Update'
  return { category: categoryOf(activity.toLowerCase()), type }
}

const types: readonly (readonly [string, string])[] = [
  ['Add member', 'Assign'],
  ['Add app role', 'Assign'],
  ['Consent', 'Assign'],
  ['Add', 'Add'],
  ['Delete', 'Delete'],
  ['Remove', 'Delete'],
  ['Hard Delete', 'Delete'],
]

function categoryOf(activity: string): string {
  if (activity.includes('conditional access')) return 'Policy'
  if (activity.includes('security info')) return 'UserManagement'
  if (/application|service principal/.test(activity)) return 'ApplicationManagement'
  if (activity.includes('device')) return 'Device'
  if (activity.includes('group')) return 'GroupManagement'
  return 'UserManagement'
}
