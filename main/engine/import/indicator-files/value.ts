import { parseTime } from '#shared'
import type { IndicatorTier } from '../../case/entries.ts'
import {
  indicatorTiers,
  isIndicatorKind,
  normaliseValue,
  type IndicatorKind,
} from '../../case/indicator.ts'
import { normaliseAddress } from '../kit/address.ts'
import { isGuid } from '../kit/fields.ts'
import { normaliseToken } from '../kit/token.ts'
import type { Candidate, Entry, Reason, Terms } from './entry.ts'

/** Longest value that is compared with anything, in characters. */
const longestValue = 2_048
const longestWhy = 500

/** Names that STIX, MISP and people's own tables give to kinds that are kept here. */
const foreignKinds: Readonly<Record<string, IndicatorKind>> = {
  'ipv4-addr': 'ip',
  'ipv6-addr': 'ip',
  ipv4: 'ip',
  ipv6: 'ip',
  'ip-src': 'ip',
  'ip-dst': 'ip',
  'ip address': 'ip',
  'domain-name': 'mail-domain',
  domain: 'mail-domain',
  hostname: 'mail-domain',
  'user-account': 'user',
  upn: 'user',
  useragent: 'user-agent',
  'user agent': 'user-agent',
  as: 'asn',
  'autonomous-system': 'asn',
  'x509-fingerprint-sha1': 'thumbprint',
  'x509-certificate': 'thumbprint',
}

const notInLogs =
  /^(url|uri|link|file|filename|md5|sha-?1|sha-?224|sha-?256|sha-?384|sha-?512|ssdeep|imphash|hash|directory|mutex|process|software|registry|windows-registry-key|regkey|mac-addr|mac-address|artifact|vulnerability|cve|yara|sigma|x509-fingerprint-(md5|sha256))\b/

const mailAddresses =
  /^(e-?mail|email-addr|email-src|email-dst|email-message|email-(mime|subject)\b)/

/** Which kind a list means, or why it is none that is kept. */
export function kindOf(written: string): IndicatorKind | Reason {
  const name = written.trim().toLowerCase()
  if (isIndicatorKind(name)) return name
  if (Object.hasOwn(foreignKinds, name)) return foreignKinds[name]!
  if (mailAddresses.test(name)) return 'mail-address'
  return notInLogs.test(name) ? 'kind-not-in-logs' : 'kind-unknown'
}

/** `1[.]2[.]3[.]4`, `hxxp://`, `user[at]host(dot)example`: as written so that nobody clicks it. */
export function refang(text: string): string {
  return text
    .trim()
    .replace(/\[\.\]|\(\.\)|\{\.\}|\\\.|[[({]\s?dot\s?[\])}]/gi, '.')
    .replace(/\[:\]|\(:\)/g, ':')
    .replace(/\[:\/\/\]/g, '://')
    .replace(/\[@\]|\(@\)|[[({]\s?at\s?[\])}]/gi, '@')
    .replace(/^hxxp/i, 'http')
}

const domain =
  /^(?=.{4,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})$/
const account = /^[^\s@]{1,200}@[^\s@]+$/

/** The value as events hold it; null where it is none of its kind. */
const checks: Readonly<Record<IndicatorKind, (value: string) => string | null>> = {
  ip: normaliseAddress,
  asn(value) {
    const number = Number(/^(?:as)?(\d{1,10})$/i.exec(value)?.[1] ?? 0)
    return number > 0 && number < 2 ** 32 ? String(number) : null
  },
  'mail-domain'(value) {
    const name = value.toLowerCase().replace(/^@/, '').replace(/\.$/, '')
    return domain.test(name) ? name : null
  },
  user: (value) => (isGuid(value) || isAccount(value) ? value : null),
  thumbprint(value) {
    const digits = value.replace(/[:\s]/g, '')
    return /^[0-9a-f]{40}$/i.test(digits) ? digits : null
  },
  token(value) {
    const id = normaliseToken(value)
    return id === null ? null : guid(id)
  },
  session: (value) => (/^[\w.+/=-]{8,100}$/.test(value) ? value : null),
  'credential-key': guid,
  device: guid,
  app: guid,
  'service-principal': guid,
  tenant: guid,
  'federated-credential': guid,
  'user-agent': (value) => value,
  'rule-name': (value) => value,
}

function guid(value: string): string | null {
  return isGuid(value) ? value : null
}

function isAccount(value: string): boolean {
  return account.test(value) && domain.test(value.slice(value.lastIndexOf('@') + 1).toLowerCase())
}

const isRange = (value: string) => /\/\d{1,3}$|\*|^\S+\s?-\s?\d/.test(value)

/** A single address may be written as a range of one. */
const withoutFullMask = (value: string) =>
  value.replace(value.includes(':') ? /\/128$/ : /\/32$/, '')

type Read = { value: string } | { reason: Reason }

function valueOf(kind: IndicatorKind, written: string): Read {
  const isWords = kind === 'user-agent' || kind === 'rule-name'
  const bare = isWords ? written.trim() : refang(written)
  if (bare === '') return { reason: 'value-missing' }
  if (bare.length > longestValue) return { reason: 'value-invalid' }
  const value = checks[kind](kind === 'ip' ? withoutFullMask(bare) : bare)
  if (value !== null) return { value: normaliseValue(kind, value) }
  return { reason: kind === 'ip' && isRange(bare) ? 'range' : 'value-invalid' }
}

function timeOf(written: string | undefined): number | null | 'time-unreadable' {
  const text = written?.trim() ?? ''
  return text === '' ? null : (parseTime(text) ?? 'time-unreadable')
}

function tierOf(kind: IndicatorKind, written: string | undefined): IndicatorTier | 'tier-unknown' {
  const text = written?.trim().toUpperCase() ?? ''
  if (text === '') return indicatorTiers[kind]
  return text === 'A' || text === 'B' || text === 'C' ? text : 'tier-unknown'
}

function candidateOf(kind: IndicatorKind, written: string, terms: Terms): Candidate | Reason {
  const read = valueOf(kind, written)
  if ('reason' in read) return read.reason
  const { value } = read
  const tier = tierOf(kind, terms.tier)
  if (tier === 'tier-unknown') return tier
  const [from, to] = [timeOf(terms.from), timeOf(terms.to)]
  if (from === 'time-unreadable' || to === 'time-unreadable') return 'time-unreadable'
  if (from !== null && to !== null && to < from) return 'time-reversed'
  return { kind, value, tier, from, to, why: terms.why?.trim().slice(0, longestWhy) || null }
}

/** One value of a list: a candidate, or the reason why it is none. */
export function entryOf(place: string, kind: string, value: string, terms: Terms): Entry {
  const written = { place, kind: kind.trim().slice(0, 100), value: value.trim().slice(0, 200) }
  const known = kindOf(kind)
  if (!isIndicatorKind(known)) return { ...written, reason: known }
  const candidate = candidateOf(known, value, terms)
  return typeof candidate === 'string'
    ? { ...written, reason: candidate }
    : { ...written, candidate }
}
