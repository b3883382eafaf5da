import { createHash } from 'node:crypto'
import type { IndicatorTier } from './entries.ts'

/** Kinds of claims.md §4.1 that events can be matched with, and the tier each has unless a person says. */
export const indicatorTiers = {
  'credential-key': 'A',
  thumbprint: 'A',
  'federated-credential': 'A',
  session: 'A',
  token: 'A',
  device: 'A',
  'mail-domain': 'A',
  user: 'B',
  app: 'B',
  'service-principal': 'B',
  tenant: 'B',
  ip: 'B',
  'user-agent': 'C',
  asn: 'C',
  'rule-name': 'C',
} as const satisfies Record<string, IndicatorTier>

export type IndicatorKind = keyof typeof indicatorTiers

export function isIndicatorKind(text: string): text is IndicatorKind {
  return Object.hasOwn(indicatorTiers, text)
}

/** Same kind and value, same indicator: entered twice it is one. Values are compared in lower case. */
export function indicatorId(kind: IndicatorKind, value: string): string {
  return `i-${createHash('sha256')
    .update(`${kind}\n${normaliseValue(kind, value)}`)
    .digest('hex')
    .slice(0, 12)}`
}

/** Token ids are case-sensitive until they are GUIDs, which events hold them as. */
export function normaliseValue(kind: IndicatorKind, value: string): string {
  const trimmed = value.trim()
  return kind === 'user-agent' || kind === 'rule-name' ? trimmed : trimmed.toLowerCase()
}
