import type { EventSource } from '#shared'
import {
  cmdlet,
  directoryAudit,
  fileAccess,
  guid,
  mailRead,
  person,
  principalSignIn,
  tenant,
  userSignIn,
  type Json,
} from './records.ts'

/** Which export a source is part of. */
export type Export = 'sign-ins' | 'audits' | 'unified'

const hour = 3_600_000
const clerk = person('clerk')
const device = { id: guid('device'), type: 'Device', name: 'LAPTOP-7' }

/** A record of the unified log that says no more than that the source was recording. */
function ofType(type: number, operation: string) {
  return (at: number): Json => ({
    CreationTime: new Date(at).toISOString().slice(0, 19),
    Id: guid(`background ${type} ${at}`),
    Operation: operation,
    OrganizationId: tenant,
    RecordType: type,
    ResultStatus: 'Success',
    UserId: clerk.upn,
    UserType: 0,
  })
}

const owners: readonly string[] = ['clerk', 'ceo', 'victim', 'ciso']

/** Every mailbox is read by its owner several times a day. */
function ownerReads(at: number): Json {
  const owner = person(owners[Math.floor(at / hour) % owners.length]!)
  return mailRead({ at, mailbox: owner.upn, by: owner })
}

type Recorder = { file: Export; record(at: number): Json }

/** One harmless record of each source; minutes apart, so that no two records share a time. */
export const recorders: Partial<Record<EventSource, Recorder>> = {
  'entra.signin.interactive': {
    file: 'sign-ins',
    record: (at) => userSignIn({ at: at + 60_000, by: clerk }),
  },
  'entra.signin.noninteractive': {
    file: 'sign-ins',
    record: (at) => userSignIn({ at: at + 120_000, by: clerk, interactive: false }),
  },
  'entra.signin.service-principal': {
    file: 'sign-ins',
    record: (at) => principalSignIn({ at: at + 180_000, app: 'backup', key: guid('key backup') }),
  },
  'entra.signin.managed-identity': {
    file: 'sign-ins',
    record: (at) => principalSignIn({ at: at + 240_000, app: 'vm', managed: true }),
  },
  'entra.audit': {
    file: 'audits',
    record: (at) =>
      directoryAudit({
        at: at + 300_000,
        activity: 'Update device',
        by: { app: 'intune' },
        on: device,
      }),
  },
  'ual.entra': { file: 'unified', record: (at) => ofType(8, 'Update device.')(at + 301_000) },
  'ual.exchange-admin': {
    file: 'unified',
    record: (at) =>
      cmdlet({
        at: at + 360_000,
        cmdlet: 'Set-MailboxPlan',
        by: clerk,
        parameters: { Identity: 'plan' },
      }),
  },
  'ual.exchange-item': { file: 'unified', record: (at) => ofType(2, 'Update')(at + 420_000) },
  'ual.mail-access': { file: 'unified', record: (at) => ownerReads(at + 480_000) },
  'ual.sharepoint': {
    file: 'unified',
    record: (at) => fileAccess({ at: at + 540_000, by: clerk }),
  },
  'ual.teams': { file: 'unified', record: (at) => ofType(25, 'TeamsSessionStarted')(at + 600_000) },
  'ual.ediscovery': { file: 'unified', record: (at) => ofType(24, 'SearchViewed')(at + 660_000) },
  'ual.power-platform': { file: 'unified', record: (at) => ofType(30, 'EditFlow')(at + 720_000) },
}

export type Hole = { source: EventSource; from: number; to: number }

export type Span = {
  from: number
  to: number
  /** Hours from one record to the next. */
  every: number
}

/** Regular records of the sources over the span (epoch ms, whole hours), except in the holes. */
export function background(
  sources: readonly EventSource[],
  { from, to, every }: Span,
  holes: readonly Hole[],
): Record<Export, Json[]> {
  const files: Record<Export, Json[]> = { 'sign-ins': [], audits: [], unified: [] }
  for (const source of sources) {
    const recorder = recorders[source]
    if (recorder === undefined) throw new Error(`no background is known for ${source}`)
    const own = holes.filter((hole) => hole.source === source)
    for (let at = from; at < to; at += every * hour)
      if (!own.some((hole) => at >= hole.from && at < hole.to))
        files[recorder.file].push(recorder.record(at))
  }
  return files
}
