import type { JsonRecord } from '../fields.ts'
import {
  defineState,
  firstId,
  firstText,
  flagAt,
  joinedId,
  lowerAt,
  lowerListAt,
  readAttributes,
  states,
  textAt,
  timeAt,
  type Attribute,
} from '../state-attributes.ts'

const common = {
  name: textAt('name'),
  enabled: flagAt('enabled'),
  changedAt: timeAt('whenChangedUTC', 'whenChanged'),
}

const tables = {
  inbound: {
    ...common,
    connectorType: textAt('connectorType'),
    senderDomains: lowerListAt('senderDomains'),
    senderAddresses: lowerListAt('senderIPAddresses'),
    certificateName: textAt('tlsSenderCertificateName'),
    requiresTls: flagAt('requireTls'),
    treatsAsInternal: flagAt('cloudServicesMailEnabled', 'treatMessagesAsInternal'),
  },
  outbound: {
    ...common,
    connectorType: textAt('connectorType'),
    recipientDomains: lowerListAt('recipientDomains'),
    smartHosts: lowerListAt('smartHosts'),
    routesAllThrough: flagAt('routeAllMessagesViaOnPremises'),
    isTransportRuleScoped: flagAt('isTransportRuleScoped'),
    tls: textAt('tlsSettings'),
  },
  'remote-domain': {
    ...common,
    domain: lowerAt('domainName'),
    autoForwards: flagAt('autoForwardEnabled'),
    autoReplies: flagAt('autoReplyEnabled'),
  },
  'outbound-spam-policy': {
    ...common,
    autoForwarding: textAt('autoForwardingMode'),
    isDefault: flagAt('isDefault'),
  },
} as const

type Type = keyof typeof tables

function typeOf(record: JsonRecord): Type | null {
  if (states(record, 'senderIPAddresses', 'tlsSenderCertificateName')) return 'inbound'
  if (states(record, 'smartHosts', 'routeAllMessagesViaOnPremises')) return 'outbound'
  if (states(record, 'autoForwardingMode')) return 'outbound-spam-policy'
  return states(record, 'autoForwardEnabled') ? 'remote-domain' : null
}

const type: Attribute<Type> = typeOf

/** Ways that mail comes in and goes out, and what may forward itself (I2, J1). */
export const state = defineState({
  kind: 'connectors',
  fits: (record) => typeOf(record) !== null && states(record, 'identity', 'name', 'guid'),
  id: (record) =>
    joinedId(typeOf(record), firstId(record, 'guid', 'identity', 'name', 'domainName')),
  name: (record) => firstText(record, 'name', 'domainName', 'identity'),
  attributes: (record) => {
    const found = typeOf(record)
    return readAttributes(record, { type, ...(found === null ? common : tables[found]) })
  },
})
