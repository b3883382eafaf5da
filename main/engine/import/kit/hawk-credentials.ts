import type { SnapshotKind } from '#shared'
import type { Origin, Sink } from '../dialect.ts'
import { lower, text, type JsonRecord } from './fields.ts'
import { hasAll } from './recognise.ts'
import type { RecordFormat } from './record-format.ts'
import { stateOf } from './state.ts'

const kinds = ['service-principals', 'applications'] as const satisfies readonly SnapshotKind[]

const names = {
  'service-principals': /spn_?certsandsecrets/i,
  applications: /application_?certsandsecrets/i,
} as const

/**
 * Whose credentials a file lists: both of Hawk's have the same columns, so only what a person declared or
 * the tool's own file name tells; null when neither does.
 */
function kindOf(origin: Origin | undefined): { kind: SnapshotKind; isNamed: boolean } | null {
  const declared = kinds.find((kind) => `snapshot.${kind}` === origin?.declaredSource)
  if (declared !== undefined) return { kind: declared, isNamed: false }
  const name = origin?.name.split(/[\\/]/).at(-1) ?? ''
  const named = kinds.find((kind) => names[kind].test(name))
  return named === undefined ? null : { kind: named, isNamed: true }
}

function credential(record: JsonRecord, kind: SnapshotKind) {
  const key = {
    keyId: record['KeyID'],
    startDateTime: record['StartDate'],
    endDateTime: record['EndDate'],
  }
  const isSecret = lower(record['CredType']) === 'passwordsecret'
  return stateOf(
    {
      id: record['AppObjectID'],
      displayName: record['AppName'],
      passwordCredentials: isSecret ? [key] : [],
      keyCredentials: isSecret ? [] : [key],
    },
    kind,
  )
}

function normalise(record: JsonRecord, out: Sink, origin?: Origin): void {
  const told = kindOf(origin)
  if (told === null) {
    out.quarantine('log-unknown')
    return
  }
  const snapshot = credential(record, told.kind)
  if (snapshot === null) {
    out.quarantine('unknown-record')
    return
  }
  if (told.isNamed)
    out.warn(
      'state-kind-from-name',
      'Whether these are of applications or of service principals was told by the file name alone.',
    )
  // One row a credential, and none for an object without: the list of objects is not whole.
  out.snapshot({
    ...snapshot,
    attributes: { ...snapshot.attributes, hasCredentialColumns: false, listsCredentialsOnly: true },
  })
}

/** `SPNCertsAndSecrets` and `ApplicationCertsAndSecrets` of Hawk. */
export const hawkCredentials: RecordFormat = {
  id: 'hawk-credentials',
  label: {
    en: 'Credentials of applications (Hawk)',
    'zh-CN': '应用程序凭据（Hawk）',
  },
  certainty: 0.95,
  fits: (record) => hasAll(record, ['AppName', 'AppObjectID', 'KeyID', 'CredType']),
  times: ['StartDate', 'EndDate'],
  normalise: (record, out, origin) => {
    const objectId = text(record['AppObjectID'])
    // Tables put together have their header in the middle: it names no object.
    if (objectId === null || objectId === 'AppObjectID') out.quarantine('unknown-record')
    else normalise(record, out, origin)
  },
}
