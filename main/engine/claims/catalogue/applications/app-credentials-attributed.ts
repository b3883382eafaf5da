import {
  defineClaim,
  directoryAudit,
  from,
  hasTicket,
  isAttacker,
  isResponder,
  tenantScope,
  type Context,
  type FindingDraft,
  type Subject,
} from '../../kit.ts'
import { atUnindexed } from '../../kit-query.ts'

type Snapshot = {
  kind: string
  object_id: string
  name: string | null
  as_of: number | null
  attributes: string
}
type Addition = {
  event: number
  at: number
  operation: string
  feature: string
  actor_kind: string
  actor_id: string | null
  actor_upn: string | null
  target_id: string | null
  target_name: string | null
}
type Credential = {
  keyId: string | null
  kind: string
  displayName: string | null
  startAt: number | null
  endAt: number | null
}

const added = 'credential-added:'
const latestWithin = 24 * 3_600_000

/** Claim E1: every credential valid after containment has a known origin; what an untrusted actor added is gone. */
export const claim = defineClaim({
  id: 'app-credentials-attributed',
  revision: 2,
  group: 'E',
  class: 'gating',
  techniques: ['T1098.001'],
  title: {
    en: 'Every application credential valid after containment is attributed, and none added by an untrusted actor remains.',
    'zh-CN': '遏制后仍有效的每个应用凭据均有归属，且不可信主体添加的凭据均已移除。',
  },
  why: {
    en: 'A secret on a service principal opens its permissions without a user; the portal’s secrets page does not show it.',
    'zh-CN': '服务主体上的机密无需用户即可使用其权限；门户的机密页面并不显示它。',
  },
  texts: {
    'attacker-credential-remains': {
      en: 'Key {keyId} on “{object}” ({kind}) was added by {actor} at {addedAt:time} and is still there at {asOf:time}.',
      'zh-CN':
        '“{object}”（{kind}）上的密钥 {keyId} 由 {actor} 于 {addedAt:time} 添加，至 {asOf:time} 仍存在。',
    },
    'credential-without-ticket': {
      en: 'Key {keyId} on “{object}” ({kind}) was added by {actor} at {addedAt:time} without a ticket.',
      'zh-CN': '“{object}”（{kind}）上的密钥 {keyId} 由 {actor} 于 {addedAt:time} 添加，且无工单。',
    },
    'credential-without-event': {
      en: 'Key {keyId} on “{object}” ({kind}) starts at {startAt:time}, within the logged time, but no event added it.',
      'zh-CN':
        '“{object}”（{kind}）上的密钥 {keyId} 始于 {startAt:time}（日志期内），但没有添加它的事件。',
    },
    'credential-attributed': {
      en: 'Key {keyId} on “{object}” was added by {actor} at {addedAt:time} under a ticket.',
      'zh-CN': '“{object}”上的密钥 {keyId} 由 {actor} 于 {addedAt:time} 按工单添加。',
    },
  },
  candidates: (context: Context) => ({
    snapshots: from
      .selectFrom('snapshot')
      .select(['kind', 'object_id', 'name', 'as_of', 'attributes'])
      .where('kind', 'in', ['applications', 'service-principals'])
      .where('as_of', '>=', context.timeline.containedAt)
      .orderBy('as_of')
      .orderBy('object_id'),
    additions: from
      .selectFrom('event_view')
      .innerJoin('feature_view', 'feature_view.event', 'event_view.event')
      .select([
        'event_view.event',
        'at',
        'operation',
        'feature',
        'actor_kind',
        'actor_id',
        'actor_upn',
        'target_id',
        'target_name',
      ])
      .where('source', 'in', ['entra.audit', 'ual.entra'])
      .where('operation', 'in', [
        'add service principal credentials',
        'update application - certificates and secrets management',
        'update application',
        'update service principal',
        'add service principal',
        'add application',
      ])
      .where('feature', 'like', `${added}%`)
      .where((where) => where.or([where('ok', '=', 1), where('ok', 'is', null)]))
      .orderBy(atUnindexed)
      .orderBy('event_view.event'),
  }),
  needs: (context) => {
    const { incidentStart, containedAt, observedUntil, frozenAt } = context.timeline
    const state = (kind: 'applications' | 'service-principals', start: number) => ({
      subject: null,
      anyOf: [`snapshot.${kind}` as const],
      scope: tenantScope,
      from: start,
      to: frozenAt ?? observedUntil,
    })
    return [
      {
        subject: null,
        anyOf: directoryAudit,
        scope: tenantScope,
        from: incidentStart,
        to: observedUntil,
      },
      ...(['applications', 'service-principals'] as const).flatMap((kind) => [
        state(kind, containedAt),
        state(kind, observedUntil - latestWithin),
      ]),
    ]
  },
  judge(rows, context) {
    const additions = Map.groupBy(rows.additions, ({ feature }) => feature.slice(added.length))
    const latest = latestOf(rows.snapshots)
    const subjects = latest.map(subjectOf)
    const judged = latest.flatMap((snapshot) =>
      credentialsOf(snapshot).map((credential) =>
        judgeCredential(snapshot, credential, additions.get(credential.keyId ?? '') ?? [], context),
      ),
    )
    return {
      subjects,
      findings: judged.flatMap(({ findings }) => findings),
      support: judged.flatMap(({ support }) => support),
      missing: [],
    }
  },
})

const subjectOf = ({ kind, object_id, name }: Snapshot): Subject => ({
  kind: kind === 'applications' ? 'application' : 'service-principal',
  id: object_id,
  name,
})

/** Last state of each object; one that a later list leaves out is gone. */
function latestOf(snapshots: readonly Snapshot[]): Snapshot[] {
  const lists = Map.groupBy(snapshots, ({ kind }) => kind)
  return [...lists.values()].flatMap((list) => {
    const last = Math.max(...list.map(({ as_of }) => as_of ?? 0))
    return list.filter(({ as_of }) => as_of === last)
  })
}

function credentialsOf({ attributes }: Snapshot): Credential[] {
  const { credentials } = JSON.parse(attributes) as { credentials?: Credential[] }
  return credentials ?? []
}

function judgeCredential(
  snapshot: Snapshot,
  credential: Credential,
  additions: readonly Addition[],
  context: Context,
): {
  findings: FindingDraft[]
  support: { code: string; params: FindingDraft['params']; subject: string; events: number[] }[]
} {
  const subject = subjectOf(snapshot)
  const [first] = additions
  const params = {
    keyId: credential.keyId,
    object: snapshot.name ?? snapshot.object_id,
    kind: subject.kind,
    actor: first?.actor_upn ?? first?.actor_id ?? null,
    addedAt: first?.at ?? null,
    startAt: credential.startAt,
    asOf: snapshot.as_of,
  }
  const events = additions.map(({ event }) => event)
  const finding = (strength: 'strong' | 'weak', code: string) => ({
    findings: [{ strength, code, params, subject: subject.id, events }],
    support: [],
  })
  if (additions.some((act) => isAttacker(context, [act.actor_id, act.actor_upn])))
    return finding('strong', 'attacker-credential-remains')
  const { incidentStart } = context.timeline
  if (first === undefined)
    return (credential.startAt ?? 0) >= incidentStart
      ? finding('weak', 'credential-without-event')
      : { findings: [], support: [] }
  if (first.at < incidentStart) return { findings: [], support: [] }
  return additions.every((act) => isAttributed(act, context))
    ? {
        findings: [],
        support: [{ code: 'credential-attributed', params, subject: subject.id, events }],
      }
    : finding('weak', 'credential-without-ticket')
}

function isAttributed(act: Addition, context: Context): boolean {
  const actors = [act.actor_id, act.actor_upn]
  if (act.actor_kind === 'unknown') return false
  return (
    isResponder(context, { at: act.at, actors }) ||
    hasTicket(context, {
      at: act.at,
      actors,
      operation: act.operation,
      targets: [act.target_id, act.target_name],
    })
  )
}
