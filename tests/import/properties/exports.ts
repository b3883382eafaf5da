import * as fc from 'fast-check'
import { encode } from '../readers/collect.ts'
import { writeZip } from '../readers/zip-writer.ts'

/** What one record says; its number makes its id and its time, so that no two records are one. */
export type Entry = { number: number; user: string; operation: string; note: string }

const words = fc.string({ unit: 'grapheme', maxLength: 12 })

/** Entries of one export, none twice. */
export const entries: fc.Arbitrary<Entry[]> = fc.uniqueArray(
  fc.record({
    number: fc.integer({ min: 0, max: 9_999 }),
    user: fc.constantFrom('andré@harrow.example', 'EVE@harrow.example', '李@harrow.example'),
    operation: fc.constantFrom('New-InboxRule', 'MailItemsAccessed', 'Update application – Certs '),
    note: words,
  }),
  { minLength: 1, maxLength: 8, selector: ({ number }) => number },
)

const guid = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const timeOf = (number: number): string =>
  new Date(Date.UTC(2026, 0, 14) + number * 7_919).toISOString()

const audit = ({ number, user, operation, note }: Entry) => ({
  CreationTime: timeOf(number).slice(0, 19),
  Id: guid(number),
  Operation: operation,
  OrganizationId: '5611623b-9128-461e-9d7f-a0d9c270ead2',
  RecordType: 1,
  UserId: user,
  UserType: 0,
  Workload: 'Exchange',
  ClientIP: '198.51.100.7',
  Parameters: [{ Name: 'Name', Value: note }],
})

const signIn = ({ number, user, note }: Entry) => ({
  id: guid(number),
  createdDateTime: timeOf(number),
  userPrincipalName: user,
  userId: guid(user.length),
  appId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  ipAddress: '198.51.100.7',
  isInteractive: true,
  status: { errorCode: number % 2 === 0 ? 0 : 50126 },
  userAgent: note,
})

const person = ({ number, user, note }: Entry) => ({
  id: guid(number),
  displayName: note,
  userPrincipalName: `${number}.${user}`,
  accountEnabled: true,
  lastPasswordChangeDateTime: timeOf(number),
})

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

const columns = ['RecordType', 'CreationDate', 'UserIds', 'Operations', 'AuditData', 'Identity']

function auditRow(entry: Entry): string {
  const { number, user, operation } = entry
  const cells = ['1', timeOf(number), user, operation, JSON.stringify(audit(entry)), guid(number)]
  return cells.map(quoted).join(',')
}

export type Format = { name: string; extension: string; text(all: readonly Entry[]): string }

export const formats = {
  'UAL lines': {
    name: 'UAL lines',
    extension: 'json',
    text: (all) => all.map((entry) => `${JSON.stringify(audit(entry))}\n`).join(''),
  },
  'UAL table': {
    name: 'UAL table',
    extension: 'csv',
    text: (all) => [columns.join(','), ...all.map(auditRow), ''].join('\r\n'),
  },
  'Graph sign-ins': {
    name: 'Graph sign-ins',
    extension: 'json',
    text: (all) => JSON.stringify(all.map(signIn), null, 2),
  },
  snapshots: {
    name: 'snapshots',
    extension: 'json',
    text: (all) => JSON.stringify({ value: all.map(person) }),
  },
} as const satisfies Record<string, Format>

const mark = '\ufeff'

/** Bytes of a text in each encoding that holds every character; a zip rarely, for each costs a thread. */
export const recoded: fc.Arbitrary<(text: string) => Buffer> = fc.oneof(
  ...([
    { weight: 4, as: (text: string) => encode(mark + text, 'utf-8') },
    { weight: 4, as: (text: string) => encode(mark + text, 'utf-16le') },
    { weight: 4, as: (text: string) => encode(mark + text, 'utf-16be') },
    { weight: 4, as: (text: string) => encode(mark + text, 'utf-32le') },
    { weight: 4, as: (text: string) => encode(mark + text, 'utf-32be') },
    {
      weight: 1,
      as: (text: string) => writeZip([{ name: 'export', data: Buffer.from(text) }]),
    },
  ].map(({ weight, as }) => ({ weight, arbitrary: fc.constant(as) })) as [
    fc.WeightedArbitrary<(text: string) => Buffer>,
  ]),
)
