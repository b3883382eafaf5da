import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asText, isUnified, timeOf, writtenSample, type Row, type Written } from './read-sample.ts'

const hour = 3_600_000
const dayMs = 24 * hour
const end = Date.parse('2026-03-16T00:00:00Z')
const containedAt = Date.parse('2026-02-09T15:30:00Z')

let sample: Written
beforeAll(async () => {
  sample = await writtenSample()
})
afterAll(() => sample.remove())

const files = () => [...sample.manifest.exports, ...sample.manifest.withheld]
const paths = () => [...files(), ...sample.manifest.annexes].map((file) => file.path)

function recordIds(path: string): string[] {
  if (isUnified(path)) return sample.audit(path).map((row) => `unified:${String(row['Id'])}`)
  return sample.values(path).map((row) => {
    const properties = (row['properties'] ?? {}) as Row
    return `entra:${String(row['id'] ?? row['Id'] ?? properties['id'])}`
  })
}

describe('every file', () => {
  it('parses with an independent parser and holds the records the manifest states', () => {
    for (const { path, records } of [...files(), ...sample.manifest.annexes])
      expect(sample.values(path).length, path).toBe(records)
  })

  it('has the unique records, the repeats and the overlaps the manifest states', () => {
    const seen = new Set<string>()
    for (const file of files().filter(({ path }) => !path.includes('snapshots'))) {
      const ids = recordIds(file.path)
      const own = new Set(ids)
      const { uniqueEvents, duplicates, earlier } = file
      const repeated = [...own].filter((id) => seen.has(id)).length
      expect({ path: file.path, uniqueEvents, duplicates, earlier }).toEqual({
        path: file.path,
        uniqueEvents: own.size,
        duplicates: ids.length - own.size,
        earlier: repeated,
      })
      for (const id of own) seen.add(id)
    }
  })

  it('adds up to the totals', () => {
    const { exports, totals } = sample.manifest
    const events = new Set(
      exports
        .filter(({ path }) => !path.includes('snapshots'))
        .flatMap(({ path }) => recordIds(path)),
    )
    const objects = exports
      .filter(({ path }) => path.includes('snapshots'))
      .reduce((sum, file) => sum + file.records, 0)
    expect(totals.uniqueEvents).toBe(events.size + objects)
    expect(totals.records).toBe(totals.uniqueEvents + totals.duplicates)
  })

  it('does not end at a row cap of an export tool, which would look like a truncation', () => {
    const caps = [100, 120, 1000, 5000, 10_000, 50_000, 100_000, 250_000]
    for (const { path, records } of files()) expect(caps, path).not.toContain(records)
  })
})

describe('Search-UnifiedAuditLog files', () => {
  const columns =
    'RecordType,CreationDate,UserIds,Operations,AuditData,ResultIndex,ResultCount,Identity,IsValid,ObjectState'
  const searched = () => files().filter(({ path }) => path.includes('UAL-'))

  it('have the ten columns and a date of US culture for the same second', () => {
    for (const { path } of searched()) {
      const rows = sample.csv(path)
      expect(Object.keys(rows[0] ?? {}).join(',')).toBe(columns)
      const records = sample.audit(path)
      for (const [index, row] of rows.entries()) {
        const record = records[index] ?? {}
        expect(row['Identity']).toBe(record['Id'])
        expect(row['CreationDate']).toMatch(/^\d{1,2}\/\d{1,2}\/2026 \d{1,2}:\d\d:\d\d [AP]M$/)
        expect(Date.parse(`${row['CreationDate']} UTC`)).toBe(
          Date.parse(`${String(record['CreationTime'])}Z`),
        )
      }
    }
  })

  it('number the results of each query without a gap', () => {
    for (const { path } of searched()) {
      let last = { index: 0, count: 0 }
      for (const row of sample.csv(path)) {
        const index = Number(row['ResultIndex'])
        const count = Number(row['ResultCount'])
        const opens = index === 1 && last.index === last.count
        const follows = count === last.count && (index === last.index + 1 || index === last.index)
        if (!opens && !follows)
          expect.fail(`${path}: ${index} of ${count} after ${last.index} of ${last.count}`)
        last = { index, count }
      }
      expect(last.index, path).toBe(last.count)
    }
  })

  it('repeat about four rows in a hundred', () => {
    for (const { path, records, duplicates } of searched().filter((file) => file.records > 1000)) {
      expect(duplicates / records, path).toBeGreaterThan(0.025)
      expect(duplicates / records, path).toBeLessThan(0.055)
    }
  })

  it('hold the types 1, 2, 8, 15 and 50 under their names', () => {
    const names = new Set<string>()
    for (const { path } of searched())
      for (const [index, row] of sample.csv(path).entries())
        names.add(`${row['RecordType']} ${String(sample.audit(path)[index]?.['RecordType'])}`)
    expect([...names].toSorted()).toEqual([
      'AzureActiveDirectory 8',
      'AzureActiveDirectoryStsLogon 15',
      'ExchangeAdmin 1',
      'ExchangeItem 2',
      'ExchangeItemAggregated 50',
    ])
  })
})

describe('other formats', () => {
  it('give the Purview portal its eight columns', () => {
    const path = paths().find((one) => one.includes('purview')) ?? ''
    const [row] = sample.csv(path)
    expect(Object.keys(row ?? {}).join(',')).toBe(
      'RecordId,CreationDate,RecordType,Operation,UserId,AuditData,AssociatedAdminUnits,AssociatedAdminUnitsNames',
    )
    expect(row?.['CreationDate']).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\.0000000Z $/)
  })

  it('give Log Analytics JSON in its dynamic columns, and the workspace apart from the tenant', () => {
    for (const row of sample.csv('exports/log-analytics/query_data.csv')) {
      for (const name of [
        'DeviceDetail',
        'LocationDetails',
        'Status',
        'AuthenticationProcessingDetails',
      ])
        JSON.parse(row[name] ?? '')
      expect(row['AADTenantId']).toBe(sample.manifest.case.tenant)
      expect(row['TenantId']).not.toBe(sample.manifest.case.tenant)
      expect(row['CreatedDateTime [UTC]']).toMatch(
        /^\d{1,2}\/\d{1,2}\/2026, \d{1,2}:\d\d:\d\d\.\d{3} [AP]M$/,
      )
    }
  })

  it('leave no page link in Graph pages', () => {
    for (const path of paths().filter((one) => one.endsWith('.json')))
      expect(sample.text(path)).not.toContain('nextLink')
  })
})

describe('fiction', () => {
  it('uses documentation addresses only', () => {
    const foreign = new Set<string>()
    for (const path of paths()) {
      const content = sample.text(path)
      for (const [address] of content.matchAll(
        /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.])/g,
      ))
        if (!/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/.test(address)) foreign.add(address)
      for (const [address] of content.matchAll(/[0-9a-f:]*::[0-9a-f:]*/gi))
        if (!address.startsWith('2001:db8:')) foreign.add(address)
    }
    expect([...foreign]).toEqual([])
  })

  it('uses documentation networks and reserved domains only', () => {
    const foreign = new Set<string>()
    const reserved = (asn: number) =>
      (asn >= 64496 && asn <= 64511) || (asn >= 65536 && asn <= 65551)
    for (const path of paths()) {
      const content = sample.text(path)
      for (const [, asn] of content.matchAll(/"autonomousSystemNumber":(\d+)/g))
        if (!reserved(Number(asn))) foreign.add(`AS${asn}`)
      for (const [, host] of content.matchAll(/[\w.+-]+@([\w-]+(?:\.[\w-]+)+)/g))
        if (!host?.endsWith('.example')) foreign.add(host ?? '')
    }
    for (const row of sample.csv('exports/log-analytics/query_data.csv'))
      if (!reserved(Number(row['AutonomousSystemNumber'])))
        foreign.add(`AS${row['AutonomousSystemNumber']}`)
    expect([...foreign]).toEqual([])
  })
})

describe('the manifest', () => {
  it('observes for 30 days after the slowest act and freezes 72 hours later', () => {
    const { containedAt: contained, observedUntil, frozenAt } = sample.manifest.case
    const effective = Date.parse(contained) + 28 * hour
    expect(Date.parse(observedUntil) - effective).toBeGreaterThanOrEqual(30 * dayMs)
    expect(Date.parse(frozenAt) - Date.parse(observedUntil)).toBeGreaterThanOrEqual(72 * hour)
    expect(end).toBeGreaterThanOrEqual(Date.parse(observedUntil))
  })

  it('gives seeds, people, annexes and snapshot times', () => {
    const kinds = sample.manifest.indicators.map((seed) => seed.kind)
    expect(kinds.filter((kind) => kind === 'ip')).toHaveLength(6)
    expect(new Set(kinds)).toEqual(new Set(['app', 'user', 'session', 'ip']))
    expect(sample.manifest.people).toEqual([
      'ir-01@harrowridge.example',
      'ir-02@harrowridge.example',
    ])
    expect(sample.manifest.annexes.map((annex) => annex.kind)).toEqual([
      'changes',
      'responders',
      'approved',
    ])
    const dated = sample.manifest.exports.filter((file) => file.asOf !== undefined)
    expect(dated.map((file) => file.path.includes('/snapshots/'))).toEqual(Array(8).fill(true))
  })

  it('has a ticket with another approver for every planned change that looks hostile', () => {
    const tickets = sample.csv('annexes/changes.csv')
    expect(tickets.every((row) => row['approver'] !== row['actor'])).toBe(true)
    const renewals = sample
      .values('exports/entra/directory-audits.json')
      .filter(
        (row) =>
          asText(row['activityDisplayName']).includes('secrets') && timeOf(row) > containedAt,
      )
    expect(renewals).toHaveLength(2)
    for (const row of renewals) {
      const target = (row['targetResources'] as Row[])[0]?.['id']
      const covering = tickets.filter(
        (one) =>
          one['target'] === target &&
          Date.parse(one['from'] ?? '') <= timeOf(row) &&
          timeOf(row) <= Date.parse(one['to'] ?? ''),
      )
      expect(covering.length).toBeGreaterThan(0)
    }
  })
})
