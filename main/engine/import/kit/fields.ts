import type { EventFields, EventSource } from '#shared'

/** A JSON object. Its keys come from evidence: read them, never trust them. */
export type JsonRecord = Record<string, unknown>

const noTexts: readonly string[] = Object.freeze([])
const noChanges: EventFields['changes'] = Object.freeze([])
const noParameters: EventFields['parameters'] = Object.freeze({})

/**
 * An event about which nothing but source, operation and time is known. `operation` starts as ''; callers
 * set it with `canonicalOperation`. One literal, so that all events share one hidden class; the empty
 * lists are shared and frozen: replace them, never push into them.
 */
export function blankEvent(source: EventSource, operationRaw: string, at: number): EventFields {
  return {
    tenant: null,
    source,
    recordType: null,
    recordId: null,
    operation: '',
    operationRaw,
    at,
    until: null,
    ingestedAt: null,
    ok: null,
    errorCode: null,
    actorKind: 'unknown',
    actorId: null,
    actorUpn: null,
    actorHomeTenant: null,
    actorAppId: null,
    targetKind: null,
    targetId: null,
    targetName: null,
    mailbox: null,
    logonType: null,
    externalAccess: null,
    crossTenantAccess: null,
    ip: null,
    ipTrust: null,
    asn: null,
    country: null,
    userAgent: null,
    clientInfo: null,
    clientApp: null,
    appId: null,
    apiId: null,
    hostAppId: null,
    appOwnerTenant: null,
    resourceId: null,
    resourceTenant: null,
    sessionId: null,
    tokenId: null,
    tokenIssuedAt: null,
    issuer: null,
    deviceId: null,
    correlationId: null,
    authProtocol: null,
    incomingToken: null,
    transferMethod: null,
    authRequirement: null,
    caStatus: null,
    cae: null,
    credentialType: null,
    credentialKeyId: null,
    credentialThumbprint: null,
    federatedCredentialId: null,
    riskEventType: null,
    mailAccess: null,
    throttled: null,
    count: null,
    messageIds: noTexts,
    folders: noTexts,
    parameters: noParameters,
    changes: noChanges,
    features: noTexts,
  }
}

/**
 * Text as it stands, blanks kept. '' and `(blank)` (formats.md (d)) mean absent. Numbers and booleans
 * become text; objects and arrays do not (see `textOrJson`).
 */
export function text(value: unknown): string | null {
  if (typeof value === 'string') return value === '' || value === '(blank)' ? null : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return null
}

/** Like `text`; objects and arrays become JSON text, so that a nested value is not lost. */
export function textOrJson(value: unknown): string | null {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return text(value)
}

export function lower(value: unknown): string | null {
  const found = text(value)
  return found === null ? null : found.toLowerCase()
}

const zeroGuid = '00000000-0000-0000-0000-000000000000'

/**
 * By character code: 0 for 0–9 and a–f, 2 for A–F, 1 for all else. A regular expression, or a test of each
 * character, doubles the time of a whole record, which holds a dozen GUIDs.
 */
const guidDigits = new Uint8Array(65_536).fill(1)
for (const digit of '0123456789abcdef') guidDigits[digit.charCodeAt(0)] = 0
for (const digit of 'ABCDEF') guidDigits[digit.charCodeAt(0)] = 2

const digitRuns = [0, 8, 9, 13, 14, 18, 19, 23, 24, 36] as const

/** 0 no GUID, 1 a GUID in lower case, 2 a GUID with capitals. */
function guidCase(value: string): 0 | 1 | 2 {
  if (value.length !== 36 || value.charCodeAt(8) !== 45 || value.charCodeAt(13) !== 45) return 0
  if (value.charCodeAt(18) !== 45 || value.charCodeAt(23) !== 45) return 0
  let seen = 0
  for (let run = 0; run < digitRuns.length; run += 2) {
    const end = digitRuns[run + 1] ?? 0
    for (let index = digitRuns[run] ?? 0; index < end; index += 1) {
      seen |= guidDigits[value.charCodeAt(index)] ?? 1
    }
  }
  if ((seen & 1) !== 0) return 0
  return seen === 0 ? 1 : 2
}

export function isGuid(value: string): boolean {
  return guidCase(value) !== 0
}

/**
 * A GUID in lower case; any other text as it stands, for anonymised data has ids that are no GUIDs
 * (claims.md amendment 11). Microsoft writes the zero GUID for "none" in some fields: say so with
 * `zerosAreNull` there, elsewhere it stays.
 */
export function guidOrText(value: unknown, zerosAreNull = false): string | null {
  const found = text(value)
  if (found === null) return found
  const written = guidCase(found)
  if (written === 0) return found
  const guid = written === 1 ? found : found.toLowerCase()
  return zerosAreNull && guid === zeroGuid ? null : guid
}

/** A GUID in lower case, or null for every other text and for the zero GUID. */
export function guidOnly(value: unknown): string | null {
  if (typeof value !== 'string' || !isGuid(value)) return null
  const guid = value.toLowerCase()
  return guid === zeroGuid ? null : guid
}

/** true/false, "True"/"false" in any case, 1/0, "1"/"0"; everything else is unknown. */
export function flag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  if (value === 1 || value === '1') return true
  if (value === 0 || value === '0') return false
  if (typeof value !== 'string' || value.length < 4 || value.length > 5) return null
  const word = value.toLowerCase()
  if (word === 'true') return true
  return word === 'false' ? false : null
}

/** A whole number, also written as decimal text; everything else is null. */
export function integer(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null
  if (typeof value !== 'string' || !/^\s*-?\d{1,15}\s*$/.test(value)) return null
  return Number(value)
}

export function asRecord(value: unknown): JsonRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonRecord)
    : null
}

/**
 * The array itself; a lone object as an array of one, for PowerShell collapses single-element arrays
 * (formats.md (o)); everything else is empty.
 */
export function asArray(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return typeof value === 'object' && value !== null ? [value] : noTexts
}

/** The object or array written as JSON inside a string; undefined when the text holds neither. */
export function jsonIn(value: unknown): unknown {
  if (typeof value !== 'string') return undefined
  const start = value.trimStart().charCodeAt(0)
  if (start !== 0x7b && start !== 0x5b) return undefined
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}

/** The value itself when it is an object or array, else what `jsonIn` finds in it. */
export function structure(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? value : jsonIn(value)
}

/** Walks own properties of nested objects; undefined where a step is missing. */
export function get(value: unknown, ...path: readonly string[]): unknown {
  let found = value
  for (const key of path) {
    const record = asRecord(found)
    if (record === null || !Object.hasOwn(record, key)) return undefined
    found = record[key]
  }
  return found
}
