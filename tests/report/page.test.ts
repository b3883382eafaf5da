import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { overallTexts, parseTime, visible } from '#shared'
import { renderHtml } from '../../main/engine/report/html.ts'
import { palette } from '../../main/engine/report/style.ts'
import { totalsOf } from '../../main/engine/import/report.ts'
import {
  claimResult,
  evaluation,
  fileOf,
  finding,
  languages,
  model,
  naughty,
  overalls,
  parsePage,
  verdicts,
  type Tag,
} from './support.ts'

const full = model({
  evaluation: evaluation({
    claims: verdicts.map((verdict, index) =>
      claimResult(
        [
          'inbox-rules-clean',
          'user-sessions-revoked',
          'log-coverage-complete',
          'no-attacker-mail-access',
        ][index]!,
        { verdict, reasons: verdict === 'undetermined' ? ['coverage'] : [] },
      ),
    ),
  }),
  gaps: [
    {
      source: 'entra.audit',
      scope: 'tenant',
      from: parseTime('2026-02-01')!,
      to: parseTime('2026-02-03')!,
      reason: 'C01',
    },
  ],
  days: [{ source: 'entra.audit', day: 20_480, events: 12 }],
  snapshots: [{ source: 'snapshot.users', asOf: parseTime('2026-03-01')!, objects: 4 }],
})

const depth = (tag: Tag) => Number(/^h([1-6])$/.exec(tag.name)?.[1] ?? 0)

describe.each(languages)('the page in %s', (language) => {
  const page = renderHtml(full, language)
  const { tags } = parsePage(page)
  const opened = tags.filter(({ close }) => !close)

  it('has no script, no handler, no style attribute and no address outside itself', () => {
    const active = ['script', 'iframe', 'object', 'embed', 'form', 'input', 'link', 'base', 'img']
    expect(opened.filter(({ name }) => active.includes(name))).toEqual([])
    const names = opened.flatMap(({ attributes }) => Object.keys(attributes))
    expect(names.filter((name) => /^on|^style$|^src/i.test(name))).toEqual([])
    const targets = opened.flatMap(({ attributes }) =>
      Object.entries(attributes).filter(([name]) => /href$/i.test(name)),
    )
    expect(targets.length).toBeGreaterThan(10)
    expect(targets.filter(([, target]) => !target.startsWith('#'))).toEqual([])
    expect(page).not.toMatch(/url\((?!#)|@import|https?:/)
  })

  it('states a policy whose digest is that of its one style', () => {
    const styles = [...page.matchAll(/<style>([^<]*)<\/style>/g)]
    expect(styles).toHaveLength(1)
    const digest = createHash('sha256').update(styles[0]![1]!).digest('base64')
    const policy = opened.find(
      ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
    )
    expect(policy?.attributes['content']).toBe(
      `default-src 'none'; style-src 'sha256-${digest}'; img-src data:; base-uri 'none'; form-action 'none'`,
    )
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'))
  })

  it('closes what it opens', () => {
    const alone = new Set(['meta', 'br', 'path', 'rect', 'circle', 'line', 'use'])
    const open: string[] = []
    for (const { name, close } of tags)
      if (close) expect(open.pop()).toBe(name)
      else if (!alone.has(name)) open.push(name)
    expect(open).toEqual([])
  })

  it('says its language, has one headline, and no heading skips a level', () => {
    expect(opened.find(({ name }) => name === 'html')?.attributes['lang']).toBe(language)
    const depths = opened.map(depth).filter((level) => level > 0)
    expect(depths.filter((level) => level === 1)).toHaveLength(1)
    const body = depths.slice(depths.indexOf(1))
    expect(body.every((level, index) => index === 0 || level <= body[index - 1]! + 1)).toBe(true)
    expect(opened.filter(({ name }) => name === 'main')).toHaveLength(1)
  })

  it('names every table and every column, and every link has its target once', () => {
    const tables = opened.filter(({ name }) => name === 'table')
    expect(opened.filter(({ name }) => name === 'caption')).toHaveLength(tables.length)
    const heads = opened.filter(({ name }) => name === 'th')
    expect(heads.filter(({ attributes }) => attributes['scope'] === undefined)).toEqual([])
    const ids = opened.flatMap(({ attributes }) => attributes['id'] ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const targets = opened.flatMap(({ attributes }) => attributes['href']?.slice(1) ?? [])
    expect(targets.filter((target) => !ids.includes(target))).toEqual([])
  })

  it.each(overalls)('headlines %s with its own sentence', (overall) => {
    const html = renderHtml(model({ evaluation: evaluation({ overall }) }), language)
    const headline = /<h1>([^<]*)<\/h1>/.exec(html)?.[1]
    expect(headline).toBe(overallTexts[overall][language])
    for (const other of overalls.filter((one) => one !== overall))
      expect(html).not.toContain(overallTexts[other][language])
  })

  it('puts the refuted first and says each verdict by shape and word', () => {
    const order = [...page.matchAll(/<article class="card claim is-([a-z-]+)"/g)].map(
      ([, one]) => one,
    )
    expect(order).toEqual(verdicts)
    for (const verdict of verdicts) expect(page).toContain(`<use href="#mark-${verdict}"/>`)
  })

  it('is the same bytes each time', () => {
    expect(renderHtml(structuredClone(full), language)).toBe(page)
  })
})

describe('hostile text', () => {
  const rules = naughty.map((rule, index) =>
    finding({
      id: `f-${index}`,
      params: { rule, mailbox: rule, actor: rule, at: 0, asOf: 0 },
      subject: rule,
      events: [],
    }),
  )
  const batches = Array.from({ length: Math.ceil(rules.length / 90) }, (_, index) =>
    rules.slice(index * 90, (index + 1) * 90),
  )

  it.each(languages)('is shown, and only shown, in findings in %s', (language) => {
    expect(naughty.length).toBeGreaterThan(500)
    const seen: string[] = []
    for (const findings of batches) {
      const claims = [claimResult('inbox-rules-clean', { verdict: 'refuted', findings })]
      seen.push(
        ...parsePage(renderHtml(model({ evaluation: evaluation({ claims }) }), language)).texts,
      )
    }
    const texts = new Set(seen)
    expect(naughty.filter((text) => text !== '' && !texts.has(visible(text)))).toEqual([])
  })

  it('is shown, and only shown, everywhere else it can come in', () => {
    const files = naughty.map((path) =>
      fileOf(path, { member: path, format: path, warnings: [{ code: path, message: path }] }),
    )
    const inputs = naughty.map((text, index) => ({
      seq: index,
      entry: {
        kind: 'disposition' as const,
        finding: text,
        as: 'benign' as const,
        by: text,
        why: text,
        artefact: text,
      },
    }))
    const scope = { ...model().scope, name: naughty.join(' '), tenants: naughty }
    const raws = [{ file: 'c'.repeat(64), member: '<b>', offset: 1, length: 2 }]
    const places = new Map(
      naughty
        .slice(0, 20)
        .map((text) => [
          text,
          { at: 0, source: text, operation: text, actor: text, ip: text, ok: null, raws },
        ]),
    )
    const claims = [
      claimResult('inbox-rules-clean', {
        findings: [finding({ events: naughty.slice(0, 20) })],
        subjects: naughty
          .slice(0, 90)
          .map((id) => ({ kind: id, id, name: id, verdict: 'supported', reasons: [] })),
        coverage: {
          needed: naughty.map((source) => ({ source, scope: source, from: source, to: source })),
          gaps: [],
        },
        next: [{ code: 'no-such-code', params: { text: naughty } }],
        verdict: 'undetermined',
      }),
    ]
    const ledger = { files, totals: totalsOf(files) }
    const { texts } = parsePage(
      renderHtml(
        model({ scope, ledger, inputs, places, evaluation: evaluation({ claims }) }),
        'en',
      ),
    )
    const seen = new Set(texts)
    expect(naughty.filter((text) => text !== '' && !seen.has(visible(text)))).toEqual([])
  })

  it('shows half a character as what it is', () => {
    const page = renderHtml(model({ scope: { ...model().scope, name: 'a\uD800b' } }), 'en')
    expect(page).toContain('a\\ud800b')
    expect(page.isWellFormed()).toBe(true)
  })
})

describe('contrast', () => {
  const channel = (value: number) =>
    value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  const luminance = (colour: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) =>
      channel(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
    )
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
  }
  const contrast = (a: string, b: string) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y)
    return (high! + 0.05) / (low! + 0.05)
  }

  it.each(['light', 'dark'] as const)('is enough in %s', (mode) => {
    const colours = palette[mode]
    const texts = [
      'text',
      'muted',
      'accent',
      'refuted',
      'undetermined',
      'supported',
      'not-applicable',
      'incident',
    ] as const
    const pairs = texts.flatMap((text) =>
      (['page', 'surface', 'raised'] as const).map((ground) => [text, ground] as const),
    )
    const soft = (['refuted', 'undetermined', 'supported'] as const).map(
      (text) => [text, `${text}-soft`] as const,
    )
    const poor = [...pairs, ...soft].filter(
      ([text, ground]) => contrast(colours[text], colours[ground]) < 4.5,
    )
    expect(poor).toEqual([])
    const faint = (['hatch', 'accent', 'incident', 'level-4'] as const).filter(
      (mark) => contrast(colours[mark], colours.surface) < 3,
    )
    expect(faint).toEqual([])
  })
})
