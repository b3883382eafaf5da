import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { EventSource, Source } from '#shared'
import { currentScope } from '../../main/engine/case/case.ts'
import { Coverage } from '../../main/engine/coverage/coverage.ts'
import { mailboxScope } from '../../main/engine/coverage/mailbox.ts'
import { importPaths } from '../../main/engine/import/import.ts'
import { recorders } from '../claims/background.ts'
import {
  buildCase,
  day,
  lines,
  on,
  page,
  type BuiltCase,
  type CaseSpec,
} from '../claims/case-builder.ts'
import {
  application,
  inboxRule,
  mailRead,
  person,
  servicePrincipal,
  userObject,
  type Json,
} from '../claims/records.ts'

/** Coverage over real cases: C05, C09, C10, C17, C18, C24 of claims.md §5, and needs met by either source. */
const hour = 3_600_000
const owner = person('owner')

const coverageOf = ({ kase }: BuiltCase) => new Coverage(kase.db, currentScope(kase.journal))
const missing = (
  built: BuiltCase,
  anyOf: readonly Source[],
  window: { from: number; to: number; scope?: string } = { from: on(0), to: on(36) },
) =>
  coverageOf(built)
    .missing({ anyOf, scope: 'tenant', ...window })
    .map(
      ({ source, from, to, reason }) =>
        `${source} ${reason} ${(from - on(0)) / hour}–${(to - on(0)) / hour}`,
    )

/** Records of a source on the hours from … to, each a few minutes past it. */
const records = (source: EventSource, from: number, to: number): Json[] =>
  Array.from({ length: to - from }, (_, index) =>
    recorders[source]!.record(on(0) + (from + index) * hour),
  )

describe('an export that stopped at a row cap', () => {
  const source = 'ual.teams'
  const last = 36 * 24
  /** Where the records of Teams stand within the hour. */
  const past = 1 / 6
  const withFiles = async (...files: Json[][]) => {
    const built = await buildCase()
    for (const [index, file] of files.entries())
      await built.importRecords(`${index}.ndjson`, lines(file))
    return missing(built, [source]).map((gap) => gap.replace(`${source} `, ''))
  }
  const of = (from: number, to: number) => records(source, from, to)

  it('lost what follows, when it is in order of time', async () => {
    expect(await withFiles(of(0, 100), of(110, last))).toEqual([
      'C01 100–110',
      `C05 ${99 + past}–${110 + past}`,
    ])
  })

  it('lost nothing that another export holds', async () => {
    expect(await withFiles(of(0, 100), of(95, last))).toEqual([])
  })

  it('lost what precedes, when it is newest first', async () => {
    const gaps = await withFiles(of(0, 95), of(100, 200).toReversed(), of(200, last))
    expect(gaps).toEqual([`C05 ${94 + past}–${100 + past}`])
  })

  it('may have lost anything, when it is in no order', async () => {
    const [first, second, ...rest] = of(300, 400)
    const gaps = await withFiles(of(0, 300), [second!, first!, ...rest], of(400, last))
    expect(gaps).toEqual([`C05 ${300 + past}–${399 + past + 1 / hour}`])
  })

  it.each([99, 101])('is one of exactly that many rows: %i are no cap', async (rows) => {
    expect(await withFiles(of(0, rows), of(rows, last))).toEqual([])
  })
})

describe('an export that was interrupted', () => {
  const source = 'entra.audit'
  const importRaw = async (content: string, rest: Json[]) => {
    const built = await buildCase()
    const folder = mkdtempSync(join(tmpdir(), 'evv-coverage-'))
    writeFileSync(join(folder, 'cut.json'), content)
    writeFileSync(join(folder, 'rest.json'), page('auditLogs/directoryAudits', rest))
    await importPaths(built.kase, [folder], {
      collectedBy: null,
      asOf: null,
      declaredSource: null,
    })
    rmSync(folder, { recursive: true })
    return missing(built, [source])
  }
  const rest = records(source, 60, 36 * 24)
  /** Where the records of the directory audit stand within the hour. */
  const past = 1 / 12

  it('lost what follows its end', async () => {
    const whole = page('auditLogs/directoryAudits', records(source, 0, 51))
    const cut = whole.slice(0, whole.lastIndexOf('"category"'))
    expect(await importRaw(cut, rest)).toEqual([
      `${source} C01 50–60`,
      `${source} C05 ${49 + past}–${60 + past}`,
    ])
  })

  it('lost the pages that it names and does not hold', async () => {
    const partial = JSON.stringify({
      '@odata.context': 'https://graph.microsoft.com/beta/$metadata#auditLogs/directoryAudits',
      '@odata.nextLink': 'https://graph.microsoft.com/beta/auditLogs/directoryAudits?$skiptoken=x',
      value: records(source, 0, 50),
    })
    expect(await importRaw(partial, rest)).toEqual([
      `${source} C01 50–60`,
      `${source} C05 ${49 + past}–${60 + past}`,
    ])
  })
})

describe('evidence frozen too early', () => {
  it.each([
    ['unknown', null, [`C09 ${33 * 24}–${36 * 24}`]],
    ['one day after', on(37), [`C09 ${34 * 24}–${36 * 24}`]],
    ['an hour short of three days after', on(39) - hour, [`C09 ${36 * 24 - 1}–${36 * 24}`]],
    ['three days after', on(39), []],
  ] as const)('misses late records: freeze %s', async (_, frozenAt, gaps) => {
    const built = await buildCase({ background: ['ual.teams'] })
    built.input({ kind: 'scope', changes: { frozenAt }, by: 'ann', why: 'test' })
    expect(missing(built, ['ual.teams'])).toEqual(gaps.map((gap) => `ual.teams ${gap}`))
  })
})

describe('a need', () => {
  it('for a source that was never collected is missing whole', async () => {
    const built = await buildCase({ background: ['ual.teams'] })
    expect(missing(built, ['ual.sharepoint'])).toEqual([`ual.sharepoint C24 0–${36 * 24}`])
    expect(missing(built, ['ual.sharepoint', 'ual.teams'])).toEqual([])
  })

  it('for either of two sources is missing only where both are', async () => {
    const built = await buildCase({
      background: ['entra.audit', 'ual.entra'],
      holes: [
        { source: 'entra.audit', from: on(10), to: on(13) },
        { source: 'ual.entra', from: on(12), to: on(15) },
      ],
    })
    expect(missing(built, ['entra.audit'])).toEqual(['entra.audit C01 240–312'])
    expect(missing(built, ['ual.entra'])).toEqual(['ual.entra C01 288–360'])
    expect(missing(built, ['entra.audit', 'ual.entra'])).toEqual(['entra.audit C01 288–312'])
    const early = { from: on(0), to: on(12) }
    expect(missing(built, ['entra.audit', 'ual.entra'], early)).toEqual([])
  })
})

describe('a mailbox', () => {
  const scope = mailboxScope(owner.upn)
  const read = (at: number, throttled = false) =>
    mailRead({ at, mailbox: owner.upn, by: owner, throttled })
  const gapsWith = async (...unified: Json[]) => {
    const built = await buildCase({ background: ['ual.mail-access'], unified })
    const source = 'ual.mail-access'
    return missing(built, [source], { from: on(4), to: on(36), scope }).map((gap) =>
      gap.replace(`${source} `, ''),
    )
  }
  const days = (from: number, to: number, step: number) =>
    Array.from({ length: Math.ceil((to - from) / step) }, (_, index) =>
      read(on(from + index * step, 9)),
    )

  it('that its owner uses every week is covered', async () => {
    expect(await gapsWith(...days(3, 37, 7))).toEqual([])
  })

  it('is not where its owner is silent for over a week: nothing shows that reading is recorded', async () => {
    expect(await gapsWith(...days(3, 12, 1), ...days(25, 37, 1))).toEqual([
      `C18 ${12 * 24}–${25 * 24}`,
    ])
    expect(await gapsWith()).toEqual([`C18 ${4 * 24}–${36 * 24}`])
  })

  it('is not on the day it was throttled and the next', async () => {
    expect(await gapsWith(...days(3, 37, 1), read(on(20, 15), true))).toEqual([
      `C10 ${20 * 24}–${22 * 24}`,
    ])
  })
})

describe('a snapshot', () => {
  let empty: BuiltCase
  beforeAll(async () => {
    empty = await buildCase()
  })
  const reasons = async (snapshots: CaseSpec['snapshots'], source: Source) => {
    const built = await empty.fork({ snapshots: snapshots ?? [] })
    return missing(built, [source], { from: on(35), to: on(39) }).map((gap) => gap.split(' ')[1])
  }

  it.each([
    ['applications', 'applications', [application('a', [])]],
    ['service principals', 'service-principals', [servicePrincipal('a', [])]],
    ['users', 'users', [userObject(owner, { enabled: true })]],
    ['inbox rules', 'inbox-rules', [inboxRule({ mailbox: owner.upn, name: 'x', hidden: true })]],
  ] as const)('of %s counts when it was taken in the time asked for', async (_, kind, objects) => {
    const source = `snapshot.${kind}` as const
    expect(await reasons([{ kind, at: on(35), objects }], source)).toEqual([])
    expect(await reasons([{ kind, at: on(39), objects }], source)).toEqual([])
    expect(await reasons([{ kind, at: on(35) - 1, objects }], source)).toEqual(['C24'])
    expect(await reasons([{ kind, at: on(39) + day, objects }], source)).toEqual(['C24'])
  })

  it('of credentials needs its columns in every row, one of rules needs to tell of hidden ones', async () => {
    const at = on(36)
    const principals = [servicePrincipal('a', []), servicePrincipal('b')]
    expect(
      await reasons(
        [{ kind: 'service-principals', at, objects: principals }],
        'snapshot.service-principals',
      ),
    ).toEqual(['C17'])
    const bare = [inboxRule({ mailbox: owner.upn, name: 'x' })]
    expect(
      await reasons([{ kind: 'inbox-rules', at, objects: bare }], 'snapshot.inbox-rules'),
    ).toEqual(['C17'])
  })
})
