import type { Source } from '#shared'
import { defineDialect, type CollectionFields } from '../dialect.ts'
import { auditSource, recordTypeNumber } from '../kit/audit-source.ts'
import { state, statementOf, windowOf } from '../kit/collection.ts'
import { asArray, asRecord, get, integer, text, type JsonRecord } from '../kit/fields.ts'
import { share } from '../kit/recognise.ts'

const isCheckpoint = (record: JsonRecord) =>
  Object.hasOwn(record, 'runTimestamp') &&
  asRecord(get(record, 'partitions')) !== null &&
  asRecord(get(record, 'parameters')) !== null

const listAt = (record: JsonRecord, ...path: readonly string[]) => asArray(get(record, ...path))

/** Narrowing that no source name can express: what it left open is no hole in a whole log. */
const filters = ['userIds', 'groupNames', 'agentId', 'activityTypes', 'serviceTypes'] as const

const isCopilot = (activity: unknown) => /copilot|aiapp/i.test(text(activity) ?? '')

function sourcesOf(record: JsonRecord): readonly Source[] {
  const activities = listAt(record, 'parameters', 'activityTypes')
  const narrowed = filters.filter((name) => listAt(record, 'parameters', name).length > 0)
  const types = listAt(record, 'parameters', 'recordTypes')
  if (types.length > 0 && narrowed.length === 0)
    return [...new Set(types.map((type) => auditSource(recordTypeNumber(type), '', null)))]
  // Without any choice the tool asks for Copilot interactions only.
  const isPlain = narrowed.every((name) => name === 'activityTypes') && activities.every(isCopilot)
  return types.length === 0 && isPlain ? ['ual.copilot'] : []
}

type Window = { from: number; to: number }

/** What of a window none of the others covers. */
function rest({ from, to }: Window, covered: readonly Window[]): Window[] {
  const open: Window[] = []
  let at = from
  for (const part of [...covered].sort((one, other) => one.from - other.from)) {
    if (part.from > at) open.push({ from: at, to: Math.min(part.from, to) })
    at = Math.max(at, part.to)
  }
  return at < to ? [...open, { from: at, to }] : open
}

function statementsOf(record: JsonRecord): CollectionFields[] {
  const sources = sourcesOf(record)
  const asked = windowOf(
    get(record, 'parameters', 'startDate'),
    get(record, 'parameters', 'endDate'),
  )
  const completed = listAt(record, 'partitions', 'completed').flatMap((entry) => {
    const window = windowOf(get(entry, 'start'), get(entry, 'end'))
    return window === null ? [] : [{ window, records: integer(get(entry, 'records')) }]
  })
  const done = completed.map(({ window, records }) =>
    statementOf('partition completed', 'asked', { sources, ...window, records }),
  )
  if (asked === null) return done
  const open = rest(
    asked,
    completed.map(({ window }) => window),
  )
  return [
    ...done,
    ...open.map((window) =>
      statementOf('partition not completed: the run was interrupted', 'failed', {
        sources,
        ...window,
      }),
    ),
  ]
}

/** `.pax_checkpoint_*.json` of PAX, which deletes it when a run ends well: this run did not. */
export const dialect = defineDialect({
  id: 'collector-pax-checkpoint-json',
  label: { en: 'Checkpoint of PAX', 'zh-CN': 'PAX 检查点' },
  shape: 'json',
  recognise: (head) => 0.95 * share(head, isCheckpoint),
  open: () => ({
    record(raw, out) {
      const record = asRecord(raw)
      if (record === null || !isCheckpoint(record)) {
        out.quarantine(record === null ? 'not-an-object' : 'unknown-record')
        return
      }
      const statements = statementsOf(record)
      out.parts(statements.length)
      if (statements.length === 0) out.quarantine('unknown-record')
      for (const statement of statements) state(statement, out)
    },
  }),
})
