import { beforeAll, describe, expect, it } from 'vitest'
import { buildCase, codesOf, on, verdictOf, type BuiltCase } from './case-builder.ts'
import { cmdlet, person, type Json } from './records.ts'

/** Claim M1 (claims.md §7 M1). */
const id = 'audit-pipeline-enabled-throughout'
const victim = person('victim')
const script = person('provisioning')
const admin = person('ir-01')

let base: BuiltCase
const judged = async (unified: readonly Json[], changes: Record<string, string>[] = []) =>
  (await base.fork({ unified, ...(changes.length > 0 ? { annexes: { changes } } : {}) })).claim(id)

const ingestion = (at: number, value: string, by = victim, result: 'True' | 'False' = 'True') =>
  cmdlet({
    at,
    cmdlet: 'Set-AdminAuditLogConfig',
    by,
    object: 'Admin Audit Log Settings',
    parameters: { UnifiedAuditLogIngestionEnabled: value },
    result,
  })
const mailbox = (at: number, parameters: Record<string, string>, by = script) =>
  cmdlet({
    at,
    cmdlet: 'Set-Mailbox',
    by,
    object: 'ceo',
    parameters: { Identity: 'ceo', ...parameters },
  })

beforeAll(async () => {
  base = await buildCase({
    background: ['ual.exchange-admin'],
    indicators: [{ kind: 'user', value: victim.upn }],
  })
})

describe('audit-pipeline-enabled-throughout', () => {
  it('is supported where nobody touched auditing and the administration log is whole', () => {
    expect(verdictOf(base.claim(id))).toBe('supported')
  })

  it('is refuted by a switch-off of the compromise set that was in force after containment', async () => {
    const claim = await judged([ingestion(on(2), 'False')])
    expect(verdictOf(claim)).toBe('refuted')
    expect(codesOf(claim)).toEqual(['strong audit-weakened-by-attacker'])
  })

  it('asks about one that was undone before containment, and refutes where it was undone later', async () => {
    const undone = await judged([ingestion(on(2), 'False'), ingestion(on(3), 'True', admin)])
    expect(verdictOf(undone)).toBe('undetermined (open-findings)')
    const late = await judged([ingestion(on(2), 'False'), ingestion(on(6), 'True', admin)])
    expect(verdictOf(late)).toBe('refuted')
  })

  it('is not refuted by a switch-off that failed', async () => {
    expect(verdictOf(await judged([ingestion(on(2), 'False', victim, 'False')]))).toBe('supported')
  })

  it.each([
    ['True', 'supported'],
    ['$false', 'refuted'],
    ['false', 'refuted'],
  ])('reads the value %s', async (value, verdict) => {
    expect(verdictOf(await judged([ingestion(on(2), value)]))).toBe(verdict)
  })

  it('only asks about Set-Mailbox -AuditEnabled $false, whoever ran it: it has no effect by itself', async () => {
    for (const by of [script, victim]) {
      const claim = await judged([mailbox(on(20), { AuditEnabled: 'False' }, by)])
      expect(verdictOf(claim)).toBe('undetermined (open-findings)')
      expect(codesOf(claim)).toEqual(['weak audit-weakened'])
    }
  })

  it('is content with a ticket for a script', async () => {
    const ticket = {
      actor: script.upn,
      operation: 'Set-Mailbox',
      from: '2026-02-01T00:00:00Z',
      to: '2026-02-01T01:00:00Z',
      approver: admin.upn,
    }
    expect(verdictOf(await judged([mailbox(on(20), { AuditEnabled: 'False' })], [ticket]))).toBe(
      'supported',
    )
  })

  it.each([
    ['Set-OrganizationConfig', { AuditDisabled: 'True' }],
    ['Set-MailboxAuditBypassAssociation', { Identity: 'svc', AuditBypassEnabled: 'True' }],
    ['Set-Mailbox', { Identity: 'ceo', AuditLogAgeLimit: '1.00:00:00' }],
    ['Remove-UnifiedAuditLogRetentionPolicy', { Identity: 'long' }],
  ])('is refuted by %s of the compromise set', async (name, parameters) => {
    const act = cmdlet({ at: on(5), cmdlet: name, by: victim, parameters })
    expect(verdictOf(await judged([act]))).toBe('refuted')
  })

  it('is undetermined where the administration log has a hole, and refuted all the same', async () => {
    const holed = await buildCase({
      background: ['ual.exchange-admin'],
      holes: [{ source: 'ual.exchange-admin', from: on(10), to: on(14) }],
      indicators: [{ kind: 'user', value: victim.upn }],
    })
    expect(verdictOf(holed.claim(id))).toBe('undetermined (coverage)')
    const worse = await holed.fork({ unified: [ingestion(on(2), 'False')] })
    expect(verdictOf(worse.claim(id))).toBe('refuted')
  })
})
