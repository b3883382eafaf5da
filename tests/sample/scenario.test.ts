import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  isUnified,
  signInsOf,
  asText,
  timeOf,
  tokenToGuid,
  writtenSample,
  type Row,
  type SignIn,
  type Written,
} from './read-sample.ts'

const hour = 3_600_000
const dayMs = 24 * hour
const start = Date.parse('2026-01-02T00:00:00Z')
const end = Date.parse('2026-03-16T00:00:00Z')
const containedFrom = Date.parse('2026-02-09T14:00:00Z')
const containedAt = Date.parse('2026-02-09T15:30:00Z')
const missing = { from: Date.parse('2026-02-14T00:00:00Z'), to: Date.parse('2026-02-18T00:00:00Z') }

let sample: Written
let signIns: SignIn[]
let unified: Row[]
let withheld: Row[]
let audits: Row[]
let keyF: string

beforeAll(async () => {
  sample = await writtenSample()
  signIns = signInsOf(sample)
  const { exports } = sample.manifest
  const byId = new Map<string, Row>()
  for (const { path } of exports.filter((file) => isUnified(file.path)))
    for (const row of sample.audit(path)) byId.set(asText(row['Id']), row)
  unified = [...byId.values()]
  withheld = sample.manifest.withheld.flatMap(({ path }) => sample.audit(path))
  audits = sample.values('exports/entra/directory-audits.json')
  keyF = findKeyF()
})
afterAll(() => sample.remove())

/** From the audit alone, as an analyst would: UX adds a secret to a service principal on 24 January. */
function findKeyF(): string {
  const added = audits.filter(
    (row) =>
      row['activityDisplayName'] === 'Add service principal credentials' &&
      asText(row['activityDateTime']).startsWith('2026-01-24'),
  )
  expect(added).toHaveLength(1)
  const found = /KeyIdentifier=([0-9a-f-]{36}),KeyType=Password,KeyUsage=Verify/.exec(
    JSON.stringify(added),
  )
  return found?.[1] ?? expect.fail('no key identifier')
}

const ux = 'svc-graphsync2@harrowridge.example'
const reads = () => unified.filter((row) => row['Operation'] === 'MailItemsAccessed')
const seedValues = (kind: string) =>
  sample.manifest.indicators.filter((seed) => seed.kind === kind).map((seed) => seed.value)

describe('the key K_f', () => {
  it('sits on the service principal in both snapshots and on no application', () => {
    const snapshot = (name: string) =>
      sample.manifest.exports
        .filter(({ path }) => path.endsWith(`/${name}.json`))
        .map(({ path }) => sample.text(path))
    expect(snapshot('service-principals').map((content) => content.split(keyF).length - 1)).toEqual(
      [1, 1],
    )
    expect(snapshot('applications').some((content) => content.includes(keyF))).toBe(false)
    expect(snapshot('applications')).toHaveLength(2)
  })

  it('was added by UX, and the unified log says so with an id of its own', () => {
    const same = unified.filter((row) => JSON.stringify(row).includes(keyF))
    expect(same.map((row) => [row['Operation'], row['UserId']])).toEqual([
      ['Add service principal credentials.', ux],
    ])
  })

  it('signs in nine times over two nights, always from one address never seen before', () => {
    const used = signIns.filter((signIn) => signIn.key === keyF)
    expect(used).toHaveLength(9)
    expect(used.every((signIn) => signIn.ok && signIn.at > containedAt)).toBe(true)
    const [ip = ''] = new Set(used.map((signIn) => signIn.ip))
    expect(ip).toMatch(/^2001:db8:/)
    expect(signIns.filter((signIn) => signIn.ip === ip)).toHaveLength(9)
  })

  it('reads the mail of gc and ciso with the tokens of these sign-ins', () => {
    const tokens = new Set(
      signIns.filter((signIn) => signIn.key === keyF).map((signIn) => signIn.id),
    )
    const behind = (row: Row) =>
      tokenToGuid(asText((row['AppAccessContext'] as Row)['UniqueTokenId']))
    const hits = reads().filter((row) => tokens.has(behind(row)))
    expect(new Set(hits.map((row) => row['MailboxOwnerUPN']))).toEqual(
      new Set(['gc@harrowridge.example', 'ciso@harrowridge.example']),
    )
    expect(new Set(hits.map(behind))).toEqual(tokens)
  })

  it('is not among the seeds, nor is its application', () => {
    const app = signIns.find((signIn) => signIn.key === keyF)?.app ?? expect.fail('unused')
    const given = sample.manifest.indicators.map((seed) => seed.value)
    expect(given).not.toContain(keyF)
    expect(given).not.toContain(app)
    expect(JSON.stringify(sample.manifest.indicators)).not.toContain('2001:db8')
  })
})

describe('containment', () => {
  it('lets no seed succeed after it, but for the tail of X1', () => {
    const [x1 = ''] = seedValues('app')
    const late = signIns.filter((signIn) => signIn.ok && signIn.at >= containedFrom)
    expect(late.filter((signIn) => signIn.app === x1 || signIn.user === ux)).toEqual([])
    expect(late.filter((signIn) => seedValues('session').includes(signIn.session))).toEqual([])
    expect(late.filter((signIn) => seedValues('ip').includes(signIn.ip))).toEqual([])
    const tail = reads().filter((row) => row['ClientAppId'] === x1 && timeOf(row) >= containedFrom)
    expect(tail.map((row) => row['CreationTime'])).toEqual(['2026-02-09T14:38:11'])
  })

  it('resets passwords before it revokes sessions', () => {
    for (const local of ['svc-graphsync2', 'ceo', 'cfo', 'ciso']) {
      const of = (activity: string) =>
        audits.filter(
          (row) =>
            row['activityDisplayName'] === activity &&
            (row['targetResources'] as Row[])[0]?.['userPrincipalName'] ===
              `${local}@harrowridge.example`,
        )
      const [reset, ...others] = of('Reset user password')
      const [revoked, ...more] = of('Update StsRefreshTokenValidFrom Timestamp')
      expect([others, more]).toEqual([[], []])
      expect(timeOf(reset ?? {})).toBeLessThan(timeOf(revoked ?? {}))
      expect(timeOf(reset ?? {})).toBeGreaterThan(containedFrom)
    }
  })

  it('ends every session of the people revoked', () => {
    for (const local of ['ceo', 'cfo', 'ciso']) {
      const own = signIns.filter(
        (one) => one.user === `${local}@harrowridge.example` && one.session !== '',
      )
      const before = new Set(own.filter((one) => one.at < containedAt).map((one) => one.session))
      const after = own.filter((one) => one.at >= containedFrom).map((one) => one.session)
      expect(after.length).toBeGreaterThan(10)
      expect(after.filter((session) => before.has(session))).toEqual([])
    }
  })

  it('is followed by knocks that fail', () => {
    const late = signIns.filter((signIn) => signIn.at > containedAt)
    const errors = (list: SignIn[]) => new Set(list.map((signIn) => signIn.error))
    const [x1 = ''] = seedValues('app')
    expect(errors(late.filter((signIn) => signIn.app === x1))).toEqual(new Set(['7000215']))
    expect(errors(late.filter((signIn) => signIn.user === ux))).toEqual(new Set(['50173']))
    expect(late.some((signIn) => signIn.error === '7000222')).toBe(true)
  })

  it('shows in the users snapshots', () => {
    for (const { path } of sample.manifest.exports.filter((file) =>
      file.path.endsWith('/users.json'),
    )) {
      const user = sample.values(path).find((row) => row['userPrincipalName'] === ux)
      expect(user).toMatchObject({
        accountEnabled: false,
        lastPasswordChangeDateTime: '2026-02-09T14:01:12Z',
        signInSessionsValidFromDateTime: '2026-02-09T14:06:41Z',
      })
    }
  })
})

describe('the hole', () => {
  const administrative = (rows: Row[]) => rows.filter((row) => row['RecordType'] === 1)
  const within = (row: Row) => timeOf(row) >= missing.from && timeOf(row) < missing.to

  it('is in no export of Exchange administration', () => {
    expect(administrative(unified).filter(within)).toEqual([])
  })

  it('is filled exactly by the withheld file', () => {
    expect(withheld.every((row) => row['RecordType'] === 1 && within(row))).toBe(true)
    const hours = new Set(withheld.map((row) => Math.floor((timeOf(row) - missing.from) / hour)))
    expect(hours.size).toBe(96)
  })
})

describe('logs that are never silent', () => {
  const silentHours = (times: number[]) => {
    const heard = new Set(times.map((at) => Math.floor((at - start) / hour)))
    return Array.from({ length: (end - start) / hour }, (_, index) => index).filter(
      (index) => !heard.has(index),
    )
  }
  const ofType = (type: number) => unified.filter((row) => row['RecordType'] === type).map(timeOf)

  it('have a record in every hour', () => {
    const kinds = {
      interactive: sample.values('exports/entra/signins-interactive.json').map(timeOf),
      principals: sample.values('exports/entra/signins-service-principal.json').map(timeOf),
      silent: sample.csv('exports/log-analytics/query_data.csv').map(timeOf),
      managed: sample.values('exports/azure-monitor/managed-identity-signins.json').map(timeOf),
      audit: audits.map(timeOf),
      directory: ofType(8),
      logons: ofType(15),
      administration: [...ofType(1), ...withheld.map(timeOf)],
      items: ofType(2),
      access: ofType(50),
    }
    const gaps = Object.entries(kinds).map(([name, times]) => [name, silentHours(times)])
    expect(gaps).toEqual(Object.keys(kinds).map((name) => [name, []]))
  })

  it('show the owner in every mailbox every day', () => {
    const days = new Map<string, Set<number>>()
    for (const row of reads().filter((one) => one['LogonType'] === 0)) {
      const mailbox = asText(row['MailboxOwnerUPN'])
      days.set(
        mailbox,
        (days.get(mailbox) ?? new Set()).add(Math.floor((timeOf(row) - start) / dayMs)),
      )
    }
    expect(days.size).toBe(38)
    expect(new Set([...days.values()].map((set) => set.size))).toEqual(new Set([73]))
  })
})

describe('logs that agree', () => {
  it('trace every mailbox record to a sign-in five minutes after the stated issue time', () => {
    const byId = new Map(signIns.map((signIn) => [signIn.id, signIn]))
    for (const row of unified.filter((one) => one['AppAccessContext'] !== undefined)) {
      const context = row['AppAccessContext'] as Row
      const signIn = byId.get(tokenToGuid(asText(context['UniqueTokenId'])))
      if (signIn === undefined || !signIn.ok) expect.fail(`no sign-in for ${asText(row['Id'])}`)
      const issued = Date.parse(`${asText(context['IssuedAtTime'])}Z`) + 300_000
      expect(Math.floor(signIn.at / 1000) * 1000).toBe(issued)
      expect(timeOf(row)).toBeGreaterThanOrEqual(issued)
      expect(signIn.session).toBe(asText(row['SessionId']))
    }
  })

  it('have each directory act in both logs under different ids', () => {
    const plain = (name: unknown) => asText(name).trim().replace(/\.$/, '')
    const key = (name: unknown, row: Row) => `${plain(name)}|${Math.floor(timeOf(row) / 1000)}`
    const directory = unified.filter((row) => row['RecordType'] === 8)
    expect(directory.map((row) => key(row['Operation'], row)).toSorted()).toEqual(
      audits.map((row) => key(row['activityDisplayName'], row)).toSorted(),
    )
    const ids = new Set(audits.map((row) => row['id']))
    expect(directory.filter((row) => ids.has(row['Id']))).toEqual([])
    expect(
      directory.some(
        (row) => row['Operation'] === 'Update application – Certificates and secrets management ',
      ),
    ).toBe(true)
  })

  it('have one logon record for each interactive sign-in', () => {
    const logons = unified.filter((row) => row['RecordType'] === 15).map((row) => asText(row['Id']))
    const interactive = sample
      .values('exports/entra/signins-interactive.json')
      .map((row) => asText(row['id']))
    expect(logons.toSorted()).toEqual(interactive.toSorted())
  })
})
