import type { SnapshotKind } from '#shared'
import { defineDialect, type Normaliser, type Sink } from '../dialect.ts'
import { asRecord } from '../kit/fields.ts'
import { share } from '../kit/recognise.ts'
import {
  commands,
  derivedLists,
  ExportFacts,
  metadata,
  partialLists,
  wholeLists,
} from '../kit/scubagear.ts'
import { stateOf } from '../kit/state.ts'
import type { Member } from '../record.ts'

const isMember = (raw: unknown): raw is Member =>
  typeof asRecord(raw)?.['member'] === 'string' && Object.hasOwn(raw as object, 'value')

/** Nothing in it: ScubaGear writes an empty answer as `[]`, `[null]` or null. */
const isEmpty = (value: unknown) =>
  value === null || (Array.isArray(value) && value.every((entry) => entry === null))

const namesThatTell: ReadonlySet<string> = new Set([
  'baseline_version',
  'module_version',
  'tenant_details',
  'scuba_config',
])

/** The export itself, or ScubaGear's results, which keep it behind what they say of it. */
const tells = ({ member, value }: Member) =>
  namesThatTell.has(member) || (member === 'MetaData' && asRecord(value)?.['Tool'] === 'ScubaGear')

/** One record of the export → exactly one call of the sink for each thing in it. */
class Provider implements Normaliser {
  readonly #facts = new ExportFacts()
  readonly #empty = new Set<string>()
  /** Kinds of which an object could not be read: whatever the collector says, they are not whole here. */
  readonly #damaged = new Set<SnapshotKind>()
  #saidPartial = false

  record(raw: unknown, out: Sink): void {
    if (!isMember(raw)) return out.quarantine('not-an-object')
    const { member, value } = raw
    this.#facts.take(member, value)
    const kind = wholeLists.get(member)
    if (metadata.has(member)) out.ignore('export-metadata')
    else if (isEmpty(value)) this.#takeEmpty(member, out)
    else if (kind !== undefined) this.#state(value, kind, out)
    else if (member === 'privileged_roles') this.#role(value, out)
    else if (member.endsWith('_successful_commands')) this.#commands(value, true, out)
    else if (member.endsWith('_unsuccessful_commands')) this.#commands(value, false, out)
    else if (partialLists.has(member)) out.ignore('partial-list')
    else out.ignore(derivedLists.has(member) ? 'derived-list' : 'not-a-state')
  }

  /** Only the list of commands tells whether it is empty because there was nothing or because it failed. */
  #takeEmpty(member: string, out: Sink): void {
    this.#empty.add(member)
    out.ignore('empty-list')
  }

  #state(value: unknown, kind: SnapshotKind, out: Sink): void {
    const record = asRecord(value)
    const state = record === null ? null : stateOf(record, kind)
    if (state === null) {
      this.#damaged.add(kind)
      out.quarantine(record === null ? 'not-an-object' : 'unknown-record')
    } else out.snapshot({ ...state, tenant: this.#facts.tenant, asOf: this.#facts.at })
  }

  /** Holders of one role, who do not repeat its name; and once, that only some roles are listed. */
  #role(value: unknown, out: Sink): void {
    const role = asRecord(value)
    if (role === null) return out.quarantine('not-an-object')
    const listed = [role['Assignments'] ?? []].flat()
    const sayPartial = !this.#saidPartial
    this.#saidPartial = true
    out.parts(listed.length + (sayPartial ? 1 : 0))
    const roleName = role['DisplayName']
    for (const entry of listed)
      this.#state({ roleName, ...asRecord(entry) }, 'role-assignments', out)
    if (sayPartial)
      this.#said(
        'role-assignments',
        'partial',
        'Only the holders of privileged roles are listed.',
        out,
      )
    else if (listed.length === 0) out.ignore('empty-list')
  }

  #commands(value: unknown, isDone: boolean, out: Sink): void {
    const named = [value].flat().map(String)
    out.parts(named.length)
    for (const name of named) {
      const command = commands.get(name)
      const { list } = command ?? {}
      if (command === undefined) out.ignore('collector-command')
      else if (!isDone) this.#said(command.kind, 'failed', `${name} failed.`, out)
      else if (list === undefined) out.ignore('collector-command')
      else if (this.#damaged.has(command.kind))
        this.#said(command.kind, 'partial', `${name}: not all of it can be read.`, out)
      else if (this.#empty.has(list)) this.#said(command.kind, 'none', `${name}: none.`, out)
      else this.#said(command.kind, 'complete', `${name} succeeded.`, out)
    }
  }

  #said(
    kind: SnapshotKind,
    outcome: 'complete' | 'none' | 'partial' | 'failed',
    statement: string,
    out: Sink,
  ): void {
    const { at } = this.#facts
    const sources = [`snapshot.${kind}` as const]
    out.collection({ sources, scope: null, from: at, to: at, outcome, records: null, statement })
  }
}

/**
 * ScubaGear's ProviderSettingsExport.json and ScubaResults_<id>.json (peers.md §5.6): one object whose
 * members are lists of state.
 */
export const dialect = defineDialect({
  id: 'scubagear-provider-json',
  label: {
    en: 'ScubaGear results or provider settings export, JSON',
    'zh-CN': 'ScubaGear 结果或提供程序设置导出，JSON',
  },
  shape: 'json',
  recognise(head) {
    const told = share(head, (record) => isMember(record) && tells(record))
    const all = share(head, isMember)
    return told > 0 && all === 1 ? 0.95 : 0
  },
  open: () => new Provider(),
})
