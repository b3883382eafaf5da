import { createHash } from 'node:crypto'
import type { JsonRecord } from '../fields.ts'
import { lower, text } from '../fields.ts'
import {
  defineState,
  firstId,
  flagAt,
  listAt,
  objectsAt,
  readAttributes,
  states,
  textAt,
  valueAt,
  type Attribute,
} from '../state-attributes.ts'

/** Trust in an identity provider: whoever holds either of its certificates can be anyone (F3, F4). */
export type Federation = {
  id: string | null
  issuerUri: string | null
  passiveSignInUri: string | null
  activeSignInUri: string | null
  /** SHA-1 of the certificates, 40 hex digits in capitals. */
  signingThumbprint: string | null
  nextSigningThumbprint: string | null
  protocol: string | null
  mfaBehaviour: string | null
}

function thumbprintOf(certificate: unknown): string | null {
  const encoded = text(certificate)?.replaceAll(/-----[A-Z ]+-----|\s/g, '')
  if (encoded === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return null
  return createHash('sha1').update(Buffer.from(encoded, 'base64')).digest('hex').toUpperCase()
}

function federationOf(record: JsonRecord): Federation {
  const at = (name: string) => text(valueAt(record, name))
  return {
    id: lower(valueAt(record, 'id')),
    issuerUri: at('issuerUri'),
    passiveSignInUri: at('passiveSignInUri'),
    activeSignInUri: at('activeSignInUri'),
    signingThumbprint: thumbprintOf(valueAt(record, 'signingCertificate')),
    nextSigningThumbprint: thumbprintOf(valueAt(record, 'nextSigningCertificate')),
    protocol: at('preferredAuthenticationProtocol'),
    mfaBehaviour: at('federatedIdpMfaBehavior'),
  }
}

const isFederation = (record: JsonRecord) =>
  states(record, 'issuerUri') && states(record, 'signingCertificate')

/** Of a managed domain there is none; a federated one without its settings is not known. */
const federation: Attribute<readonly Federation[]> = (record) => {
  if (isFederation(record)) return [federationOf(record)]
  const listed = objectsAt(record, 'federationConfiguration')
  if (listed !== undefined) return listed.map(federationOf)
  return lower(valueAt(record, 'authenticationType')) === 'managed' ? [] : undefined
}

const table = {
  authenticationType: textAt('authenticationType', 'authentication'),
  isVerified: flagAt('isVerified'),
  isDefault: flagAt('isDefault'),
  isInitial: flagAt('isInitial'),
  isRoot: flagAt('isRoot'),
  supportedServices: listAt('supportedServices'),
  federation,
}

/** Settings of one federation come on a page of their own, which need not name the domain. */
function domainOf(record: JsonRecord): string | null {
  return isFederation(record)
    ? firstId(record, 'domainId', 'domainName', 'domain', 'id')
    : firstId(record, 'id', 'name')
}

/** Domains of the tenant and whom they trust (F3, F4). */
export const state = defineState({
  kind: 'domains',
  fits: (record) =>
    isFederation(record) ||
    (states(record, 'authenticationType') && states(record, 'isVerified', 'isInitial')),
  id: domainOf,
  name: domainOf,
  attributes: (record) => readAttributes(record, table),
})
