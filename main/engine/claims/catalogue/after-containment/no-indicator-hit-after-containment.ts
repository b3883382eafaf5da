import {
  defineClaim,
  from,
  isResponder,
  tenantScope,
  type Context,
  type EventSource,
  type FindingDraft,
  type Missing,
  type Subject,
} from '../../kit.ts'
import { isAfterContainment, type Act } from '../../kit-path.ts'

/** Everything an attacker could show up in; one that was never collected is a gap, not a silence. */
const sources: readonly EventSource[] = [
  'entra.signin.interactive',
  'entra.signin.noninteractive',
  'entra.signin.service-principal',
  'entra.signin.managed-identity',
  'entra.audit',
  'ual.exchange-admin',
  'ual.exchange-item',
  'ual.mail-access',
  'ual.sharepoint',
  'ual.teams',
  'ual.ediscovery',
  'ual.power-platform',
]

/** Logs that record what was done and not whether it worked: the record is the success. */
const withoutResult: EventSource[] = [
  'ual.exchange-item',
  'ual.mail-access',
  'ual.sharepoint',
  'ual.teams',
  'ual.ediscovery',
  'ual.power-platform',
]

type Hit = Act & {
  event: number
  app_id: string | null
  ip: string | null
  ip_trust: string | null
  session_id: string | null
  device_id: string | null
  token_id: string | null
  issued_token_id: string | null
  credential_key_id: string | null
  credential_thumbprint: string | null
  federated_credential_id: string | null
}

type Indicator = Context['set']['indicators'][number]

/** Columns in which an indicator of a kind is looked for. */
const columns: Partial<Record<string, readonly (keyof Hit)[]>> = {
  'credential-key': ['credential_key_id'],
  thumbprint: ['credential_thumbprint'],
  'federated-credential': ['federated_credential_id'],
  session: ['session_id'],
  token: ['token_id', 'issued_token_id'],
  device: ['device_id'],
  user: ['actor_id', 'actor_upn'],
  app: ['app_id'],
  'service-principal': ['actor_id'],
  ip: ['ip'],
}

const day = 24 * 3_600_000

/** Claim O1c: no confirmed A- or B-tier indicator in any successful event after containment. */
export const claim = defineClaim({
  id: 'no-indicator-hit-after-containment',
  revision: 2,
  group: 'O',
  class: 'gating',
  techniques: ['T1078.004', 'T1133'],
  title: {
    en: 'No confirmed indicator of tier A or B appears in a successful event after containment, in any source.',
    'zh-CN': '遏制之后，任何来源的成功事件中均未出现已确认的 A 级或 B 级指标。',
  },
  why: {
    en: 'It catches what the other claims do not name. Addresses alone cannot support it: after containment they identify nobody.',
    'zh-CN': '它补上其他论断未涵盖的情形。仅凭地址不能支持它：遏制之后地址不能识别任何人。',
  },
  texts: {
    'exclusive-indicator': {
      en: '{kind} {value} was seen in {count} successful events from {firstAt:time} to {lastAt:time}.',
      'zh-CN': '{kind} {value} 出现在 {firstAt:time} 至 {lastAt:time} 的 {count} 个成功事件中。',
    },
    'two-shared-indicators': {
      en: '{value} were seen together in a successful event at {firstAt:time}.',
      'zh-CN': '{value} 于 {firstAt:time} 同时出现在一个成功事件中。',
    },
    'shared-indicator': {
      en: '{kind} {value} was seen in {count} successful events from {firstAt:time} to {lastAt:time}; others use it too.',
      'zh-CN':
        '{kind} {value} 出现在 {firstAt:time} 至 {lastAt:time} 的 {count} 个成功事件中；他人也使用它。',
    },
    'add-identity-indicators': {
      en: 'Only addresses are known. Confirm sessions, accounts, applications or credential keys of the attacker.',
      'zh-CN': '目前仅知地址。请确认攻击者的会话、账户、应用或凭据密钥。',
    },
    'confirm-indicators': {
      en: 'Confirm at least one indicator of the attacker.',
      'zh-CN': '请至少确认一个攻击者指标。',
    },
  },
  candidates: (context: Context) => {
    const values = (kind: string) =>
      searched(context).flatMap((one) => (one.kind === kind ? [one.value] : []))
    return {
      hits: from
        .selectFrom('event_view')
        .select([
          'event',
          'at',
          'source',
          'actor_kind',
          'actor_id',
          'actor_upn',
          'app_id',
          'ip',
          'ip_trust',
          'session_id',
          'device_id',
          'token_id',
          'issued_token_id',
          'token_issued_at',
          'credential_key_id',
          'credential_thumbprint',
          'federated_credential_id',
        ])
        .where('at', '>', context.timeline.containedAt)
        .where((where) =>
          where.or([
            where('ok', '=', 1),
            where.and([where('ok', 'is', null), where('source', 'in', withoutResult)]),
          ]),
        )
        .where((where) =>
          where.or(
            Object.entries(columns).flatMap(([kind, names]) =>
              names!.map((name) => where(name as 'session_id', 'in', values(kind))),
            ),
          ),
        )
        .orderBy('at')
        .orderBy('event'),
    }
  },
  needs: ({ timeline }) =>
    sources.map((source) => ({
      subject: null,
      anyOf: [source],
      scope: tenantScope,
      from: timeline.containedAt,
      to: timeline.observedUntil,
    })),
  judge(rows, context) {
    const indicators = searched(context)
    const hits = rows.hits
      .filter((hit) => !isResponder(context, { at: hit.at, actors: [hit.actor_upn] }))
      .map((hit) => ({ hit, matched: indicators.filter((one) => matches(hit, one, context)) }))
      .filter(({ matched }) => matched.length > 0)
    return {
      subjects: indicators.map(subjectOf),
      findings: [
        ...indicators.flatMap((one) => singleFinding(one, hits)),
        ...hits.flatMap(doubleFinding),
      ],
      support: [],
      missing: missingKinds(indicators),
    }
  },
})

/** After containment an address is never exclusive, whatever tier a person gave it (claims.md §4.1). */
const bounded = (one: Indicator): Indicator =>
  one.kind === 'ip' && one.tier === 'A' ? { ...one, tier: 'B' } : one

const searched = (context: Context): Indicator[] => [
  ...context.set.indicators
    .filter(({ tier, kind }) => tier !== 'C' && columns[kind] !== undefined)
    .map(bounded),
  ...context.set.tainted
    .filter(({ keyId }) => !context.set.indicators.some(({ value }) => value === keyId))
    .map(({ keyId }): Indicator => ({
      id: `tainted-${keyId}`,
      kind: 'credential-key',
      value: keyId,
      tier: 'A',
      state: 'confirmed',
      from: null,
      to: null,
    })),
]

const subjectOf = (indicator: Indicator): Subject => ({
  kind: 'indicator',
  id: `${indicator.kind}:${indicator.value}`,
  name: null,
})

type Matched = { hit: Hit; matched: Indicator[] }

/** An address says something for a day (claims.md §4.1), and nothing where it is not the caller's. */
function isValid(hit: Hit, indicator: Indicator): boolean {
  if (indicator.kind === 'ip' && hit.ip_trust !== 'client') return false
  const end =
    indicator.to ??
    (indicator.kind === 'ip' && indicator.from !== null ? indicator.from + day : null)
  return hit.at >= (indicator.from ?? 0) && (end === null || hit.at <= end)
}

function matches(hit: Hit, indicator: Indicator, context: Context): boolean {
  return (
    columns[indicator.kind]!.some((column) => hit[column] === indicator.value) &&
    isValid(hit, indicator) &&
    isAfterContainment(hit, context)
  )
}

/**
 * The account of a victim who has it back is no hit by itself: the account is whose it is again, and
 * claims C and D judge whether it is.
 */
const standsAlone = ({ kind, tier }: Indicator) => tier === 'A' || kind !== 'user'

function singleFinding(indicator: Indicator, hits: readonly Matched[]): FindingDraft[] {
  if (!standsAlone(indicator)) return []
  const own = hits.filter(({ matched }) => matched.includes(indicator))
  if (own.length === 0) return []
  return [
    {
      strength: indicator.tier === 'A' ? 'strong' : 'weak',
      code: indicator.tier === 'A' ? 'exclusive-indicator' : 'shared-indicator',
      params: {
        kind: indicator.kind,
        value: indicator.value,
        count: own.length,
        firstAt: own[0]!.hit.at,
        lastAt: own.at(-1)!.hit.at,
      },
      subject: subjectOf(indicator).id,
      events: own.map(({ hit }) => hit.event),
    },
  ]
}

/** Two independent B indicators on one event: independent means of different kinds. */
function doubleFinding({ hit, matched }: Matched): FindingDraft[] {
  const shared = matched.filter(({ tier }) => tier === 'B')
  const kinds = new Set(shared.map(({ kind }) => kind))
  const identity = ['app', 'service-principal']
  const independent = [...kinds].filter((kind) => !identity.includes(kind)).length
  if (kinds.size < 2 || independent < 1) return []
  return [
    {
      strength: 'strong',
      code: 'two-shared-indicators',
      params: { value: shared.map(({ value }) => value).sort(), firstAt: hit.at },
      subject: subjectOf(shared[0]!).id,
      events: [hit.event],
    },
  ]
}

function missingKinds(indicators: readonly Indicator[]): Missing[] {
  if (indicators.length === 0)
    return [
      {
        subject: null,
        reason: 'scope-empty',
        next: { code: 'confirm-indicators', params: {} },
      },
    ]
  return indicators.every(({ kind }) => kind === 'ip')
    ? [
        {
          subject: null,
          reason: 'ip-only',
          next: { code: 'add-identity-indicators', params: {} },
        },
      ]
    : []
}
