import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { evv } from '../helpers/evv.ts'
import {
  addExports,
  buildCase,
  claimOf,
  copyCase,
  evaluate,
  evaluateText,
  makeSample,
  verdictsOf,
  type Sample,
} from './sample-case.ts'

const minutes = 60_000
let sample: Sample
let whole: string

beforeAll(async () => {
  sample = await makeSample()
  whole = buildCase(sample)
}, 3 * minutes)

describe('the sample case', () => {
  it('imports exactly the records that were written', () => {
    const { files, totals } = evv(['files', whole, '--json']).json<{
      files: { path: string; records: number; imported: number; duplicate: number }[]
      totals: {
        records: number
        imported: number
        duplicate: number
        merged: number
        quarantined: number
      }
    }>()
    const expected = sample.manifest.exports.map((entry) => ({
      path: join(sample.folder, entry.path),
      records: entry.records,
    }))
    const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1)
    expect(files.map(({ path, records }) => ({ path, records })).sort(byPath)).toEqual(
      expected.sort(byPath),
    )
    expect(totals.quarantined + totals.merged).toBe(0)
    expect(totals).toMatchObject({
      records: sample.manifest.totals.records,
      imported: sample.manifest.totals.uniqueEvents,
      duplicate: sample.manifest.totals.duplicates,
    })
  })

  it('gives the verdicts that its truth states', () => {
    const expected = Object.fromEntries(
      Object.entries(sample.manifest.truth).map(([id, { verdict, reasons }]) => [
        id,
        { verdict, reasons },
      ]),
    )
    const evaluation = evaluate(whole)
    expect(verdictsOf(evaluation)).toEqual(expected)
    expect(evaluation.overall).toBe('residual-access')
  })

  it('finds the return by the key, from an address never seen before', () => {
    const { findings } = claimOf(evaluate(whole), 'no-tainted-credential-signin')
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ strength: 'strong', code: 'tainted-credential-used' })
    expect(findings[0]!.events).toHaveLength(9)
    const addresses = findings[0]!.params['ips'] as string[]
    const known = sample.manifest.indicators.map(({ value }) => value)
    expect(addresses.filter((address) => known.includes(address))).toEqual([])
  })

  it('shows refused attempts as support, not as refutation', () => {
    const { support } = claimOf(evaluate(whole), 'no-tainted-credential-signin')
    expect(support.map(({ code }) => code)).toContain('refused-attempts')
  })
})

describe('missing logs never read as silence', () => {
  it(
    'without the service-principal sign-ins the claim about them is undetermined, not supported',
    () => {
      const path = buildCase(sample, (entry) => !entry.path.includes('service-principal.json'))
      const before = claimOf(evaluate(whole), 'no-tainted-credential-signin')
      const after = claimOf(evaluate(path), 'no-tainted-credential-signin')
      expect(before.verdict).toBe('refuted')
      expect(after).toMatchObject({ verdict: 'undetermined', reasons: ['coverage'] })
      expect(after.coverage.gaps).toContainEqual(
        expect.objectContaining({ source: 'entra.signin.service-principal', reason: 'C24' }),
      )
      expect(after.next.map(({ code }) => code)).toContain('export')
      const supported = (folder: string) =>
        evaluate(folder)
          .claims.filter(({ verdict }) => verdict === 'supported')
          .map(({ id }) => id)
      expect(supported(path).filter((id) => !supported(whole).includes(id))).toEqual([])
    },
    2 * minutes,
  )

  it(
    'the withheld export fills the gap and the claims move',
    () => {
      const path = copyCase(whole)
      addExports(path, sample.folder, sample.manifest.withheld)
      const expected = Object.fromEntries(
        Object.entries(sample.manifest.truthWithWithheld).map(([id, { verdict, reasons }]) => [
          id,
          { verdict, reasons },
        ]),
      )
      expect(verdictsOf(evaluate(path))).toEqual(expected)
      const moved = ['inbox-rules-clean', 'audit-pipeline-enabled-throughout']
      for (const id of moved) {
        expect(claimOf(evaluate(whole), id).verdict).toBe('undetermined')
        expect(claimOf(evaluate(path), id).verdict).toBe('supported')
      }
    },
    2 * minutes,
  )
})

describe('the same verdict bytes', () => {
  it(
    'after case.db is deleted and rebuilt',
    () => {
      const before = evaluateText(whole)
      for (const suffix of ['', '-wal', '-shm'])
        rmSync(join(whole, `case.db${suffix}`), { force: true })
      expect(evv(['rebuild', whole]).status).toBe(0)
      expect(evaluateText(whole)).toBe(before)
    },
    2 * minutes,
  )

  it('in other time zones and locales', () => {
    const before = evaluateText(whole)
    const places = [
      { TZ: 'Pacific/Kiritimati', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
      { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    ]
    for (const env of places) expect(evaluateText(whole, { env })).toBe(before)
  })

  it(
    'when the exports come in another order',
    () => {
      const reversed = {
        ...sample,
        manifest: { ...sample.manifest, exports: sample.manifest.exports.toReversed() },
      }
      expect(evaluateText(buildCase(reversed))).toBe(evaluateText(whole))
    },
    2 * minutes,
  )
})

describe('a withdrawn file', () => {
  it(
    'no longer counts, and its original and its journal line stay',
    () => {
      const path = copyCase(whole)
      const { files } = evv(['files', path, '--json']).json<{
        files: { path: string; sha256: string }[]
      }>()
      const signIns = files.find((file) => file.path.includes('service-principal.json'))!
      const by = ['--by', 'ir-01', '--why', 'wrong tenant']
      expect(evv(['withdraw', path, signIns.sha256, ...by]).status).toBe(0)
      expect(claimOf(evaluate(path), 'no-tainted-credential-signin')).toMatchObject({
        verdict: 'undetermined',
        reasons: ['coverage'],
      })
    },
    2 * minutes,
  )
})
