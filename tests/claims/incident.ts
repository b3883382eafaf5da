import type { EventSource } from '#shared'
import { recorders } from './background.ts'
import { on, type CaseSpec } from './case-builder.ts'
import {
  application,
  cmdlet,
  directoryAudit,
  guid,
  inboxRule,
  mailRead,
  person,
  principalSignIn,
  principalTarget,
  servicePrincipal,
  userObject,
  userSignIn,
  userTarget,
  type DirectoryFacts,
} from './records.ts'

/** An incident that all ten claims have something to say about. */
export const victim = person('victim')
export const ceo = person('ceo')
export const admin = person('ir-01')
export const session = guid('attacker session')
export const key = guid('key archive')
/** Never seen before containment. */
export const newAddress = '203.0.113.77'

export const act = (at: number, activity: string, by: DirectoryFacts['by'] = admin) =>
  directoryAudit({ at, activity, by, on: userTarget(victim) })
export const keyAct = (at: number, before: string[], after: string[], by: DirectoryFacts['by']) =>
  directoryAudit({
    at,
    activity: `${after.length > 0 ? 'Add' : 'Remove'} service principal credentials`,
    by,
    on: principalTarget('archive'),
    keys: { before, after },
  })

/** An incident that was contained in every respect that the ten claims test. */
export const contained: CaseSpec = {
  background: Object.keys(recorders) as EventSource[],
  every: 3,
  signIns: [
    userSignIn({ at: on(2, 3), by: victim, session, ip: '203.0.113.7' }),
    userSignIn({ at: on(20, 3), by: victim, session, ip: newAddress, error: 50173 }),
    userSignIn({ at: on(21, 8), by: victim, session: guid('own session'), ip: newAddress }),
    principalSignIn({ at: on(3, 2), app: 'archive', key, ip: '203.0.113.7' }),
    principalSignIn({ at: on(22), app: 'archive', key, ip: newAddress, error: 7000222 }),
  ],
  audits: [
    keyAct(on(3), [], [key], victim),
    keyAct(on(4, 8), [key], [], admin),
    act(on(4, 9), 'Reset user password'),
    act(on(4, 10), 'Update StsRefreshTokenValidFrom Timestamp'),
  ],
  unified: [
    mailRead({ at: on(3, 1), mailbox: ceo.upn, by: victim, session, ip: '203.0.113.7' }),
    mailRead({
      at: on(21, 9),
      mailbox: victim.upn,
      by: victim,
      session: guid('own session'),
      ip: newAddress,
      token: { id: guid('own token'), issuedAt: on(21, 8) },
    }),
  ],
  snapshots: [on(4, 18), on(36, 2)].flatMap((at) => [
    { kind: 'applications' as const, at, objects: [application('archive', [])] },
    { kind: 'service-principals' as const, at, objects: [servicePrincipal('archive', [])] },
    { kind: 'users' as const, at, objects: [userObject(victim, { enabled: true })] },
    {
      kind: 'inbox-rules' as const,
      at,
      objects: [inboxRule({ mailbox: ceo.upn, name: 'Junk', hidden: true })],
    },
  ]),
  indicators: [
    { kind: 'user', value: victim.id },
    { kind: 'session', value: session },
  ],
}

/** The same with the attacker back, findings to decide and a hole. */
export const returned: CaseSpec = {
  ...contained,
  holes: [{ source: 'ual.teams', from: on(20), to: on(23) }],
  signIns: [
    ...contained.signIns!,
    principalSignIn({ at: on(25), id: guid('return'), app: 'archive', key, ip: newAddress }),
  ],
  unified: [
    ...contained.unified!,
    mailRead({
      at: on(25, 1),
      mailbox: ceo.upn,
      by: { app: 'archive' },
      ip: newAddress,
      token: { id: guid('return'), issuedAt: on(25) },
    }),
    cmdlet({
      at: on(24),
      cmdlet: 'Set-Mailbox',
      by: person('script'),
      object: 'new-user',
      parameters: { AuditEnabled: 'False' },
      ip: newAddress,
    }),
  ],
}
