import {
  defineClaim,
  from,
  tenantScope,
  type Context,
  type FindingDraft,
  type Subject,
  type SupportDraft,
  type TaintedCredential,
} from '../../kit.ts'

type SignIn = {
  event: number
  at: number
  ok: 0 | 1 | null
  error_code: string | null
  actor_id: string | null
  ip: string | null
  resource_id: string | null
  credential_key_id: string | null
}

const credentialSubject = (credential: TaintedCredential): Subject => ({
  kind: 'credential',
  id: credential.keyId,
  name: credential.targetName,
})

/** Claim E2, the direct use-test: no token on a tainted key since it should have been gone. */
export const claim = defineClaim({
  id: 'no-tainted-credential-signin',
  revision: 2,
  group: 'E',
  class: 'gating',
  techniques: ['T1078.004', 'T1550.001'],
  title: {
    en: 'No service principal obtained a token with a tainted credential after containment.',
    'zh-CN': '遏制之后，没有服务主体使用受污染凭据获得令牌。',
  },
  why: {
    en: 'A secret the attacker added works from any address; only the key id in the sign-in shows whose it is.',
    'zh-CN': '攻击者添加的机密可在任何地址使用；只有登录记录中的密钥 ID 能表明其归属。',
  },
  texts: {
    'tainted-credential-used': {
      en: '“{principal}” signed in {count} times with key {keyId} from {firstAt:time} to {lastAt:time}, from {ips}.',
      'zh-CN':
        '“{principal}”在 {firstAt:time} 至 {lastAt:time} 期间用密钥 {keyId} 登录 {count} 次，来源 {ips}。',
    },
    'credential-unknown': {
      en: '“{principal}” had a tainted credential and signed in at {at:time} with one the record does not name.',
      'zh-CN': '“{principal}”曾有受污染凭据，并于 {at:time} 以记录未指明的凭据登录。',
    },
    'refused-attempts': {
      en: '{count} sign-ins of “{principal}” were refused after containment (errors {errors}): the closure holds and the log works.',
      'zh-CN':
        '遏制之后“{principal}”的 {count} 次登录被拒绝（错误 {errors}）：封堵有效且日志正常。',
    },
  },
  candidates: (context: Context) => {
    const keys = context.set.tainted.map(({ keyId }) => keyId)
    const principals = context.set.tainted.flatMap((credential) => credential.principals)
    return {
      signIns: from
        .selectFrom('event_view')
        .select([
          'event',
          'at',
          'ok',
          'error_code',
          'actor_id',
          'ip',
          'resource_id',
          'credential_key_id',
        ])
        .where('source', '=', 'entra.signin.service-principal')
        .where('at', '>', firstT0(context))
        .where((where) =>
          where.or([
            where('credential_key_id', 'in', keys),
            where('actor_id', 'in', [...principals, ...context.set.actors]),
          ]),
        )
        .orderBy('at')
        .orderBy('event'),
    }
  },
  needs: (context) => [
    {
      subject: null,
      anyOf: ['entra.signin.service-principal'],
      scope: tenantScope,
      from: firstT0(context),
      to: context.timeline.observedUntil,
    },
  ],
  judge(rows, context) {
    const judged = context.set.tainted.map((credential) =>
      judgeCredential(credential, rows.signIns, context),
    )
    return {
      subjects: context.set.tainted.map(credentialSubject),
      findings: judged.flatMap(({ findings }) => findings),
      support: [...judged.flatMap(({ support }) => support), ...refusals(rows.signIns, context)],
      missing: [],
    }
  },
})

/** From when on a key should have been gone: its removal may be earlier than the case's containment. */
function firstT0({ set, containments, timeline }: Context): number {
  const closed = set.tainted.map((credential) => containments.credential(credential).t0)
  return Math.min(timeline.containedAt, ...closed)
}

function judgeCredential(
  credential: TaintedCredential,
  signIns: readonly SignIn[],
  context: Context,
) {
  const { t0 } = context.containments.credential(credential)
  const principal = credential.targetName ?? credential.targetId ?? credential.keyId
  const after = signIns.filter(({ at }) => at > t0)
  const used = after.filter(
    ({ ok, credential_key_id }) => ok === 1 && credential_key_id === credential.keyId,
  )
  const unnamed = after.filter(
    ({ ok, actor_id, credential_key_id }) =>
      ok === 1 &&
      credential_key_id === null &&
      actor_id !== null &&
      credential.principals.includes(actor_id),
  )
  const findings: FindingDraft[] = unnamed.map(({ event, at }) => ({
    strength: 'weak',
    code: 'credential-unknown',
    params: { principal, at },
    subject: credential.keyId,
    events: [event],
  }))
  if (used.length > 0)
    findings.push({
      strength: 'strong',
      code: 'tainted-credential-used',
      params: {
        principal,
        keyId: credential.keyId,
        count: used.length,
        firstAt: used[0]!.at,
        lastAt: used.at(-1)!.at,
        ips: [...new Set(used.map(({ ip }) => ip ?? '–'))].sort(),
      },
      subject: credential.keyId,
      events: used.map(({ event }) => event),
    })
  const support = knocks(
    after.filter(({ credential_key_id }) => credential_key_id === credential.keyId),
    principal,
    credential.keyId,
  )
  return { findings, support }
}

/** Failures never refute; they show that the door is shut and that knocking is recorded (rule 6). */
function knocks(
  signIns: readonly SignIn[],
  principal: string,
  subject: string | null,
): SupportDraft[] {
  const refused = signIns.filter(({ ok }) => ok === 0)
  if (refused.length === 0) return []
  return [
    {
      code: 'refused-attempts',
      params: {
        principal,
        count: refused.length,
        errors: [...new Set(refused.map(({ error_code }) => error_code ?? '–'))].sort(),
      },
      subject,
      events: refused.slice(0, 100).map(({ event }) => event),
    },
  ]
}

function refusals(signIns: readonly SignIn[], context: Context): SupportDraft[] {
  const keys = new Set(context.set.tainted.map(({ keyId }) => keyId))
  const others = signIns.filter(
    ({ at, actor_id, credential_key_id }) =>
      at > context.timeline.containedAt &&
      actor_id !== null &&
      context.set.actors.has(actor_id) &&
      !keys.has(credential_key_id ?? ''),
  )
  const groups = Map.groupBy(others, ({ actor_id }) => actor_id!)
  return [...groups.keys()].sort().flatMap((id) => knocks(groups.get(id)!, id, null))
}
