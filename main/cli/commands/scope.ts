import { formatTime, parseTime } from '#shared'
import { currentScope } from '../../engine/case/case.ts'
import type { Policy, Scope } from '../../engine/case/entries.ts'
import { openCase, openCaseToRead, record } from '../../engine/import/replay.ts'
import { choice, exit, readArguments, required, usageError, type Command } from '../command.ts'
import { note, print, printJson, table } from '../output.ts'

const timeKeys = {
  'incident-start': 'incidentStart',
  'contained-at': 'containedAt',
  'observed-until': 'observedUntil',
  'frozen-at': 'frozenAt',
} as const

const policies: readonly Policy[] = ['bec-30', 'standard-97', 'state-180']

function shown(scope: Scope): Record<string, string | readonly string[] | null> {
  return {
    name: scope.name,
    tenants: scope.tenants,
    incidentStart: formatTime(scope.incidentStart),
    containedAt: formatTime(scope.containedAt),
    observedUntil: formatTime(scope.observedUntil),
    frozenAt: scope.frozenAt === null ? null : formatTime(scope.frozenAt),
    policy: scope.policy,
  }
}

function changeOf(text: string): Partial<Scope> {
  const [key = '', value = ''] = text.split(/=(.*)/s)
  if (key === 'name') return { name: value }
  if (key === 'tenant') return { tenants: value.split(',') }
  if (key === 'policy') return { policy: choice('scope', 'policy', value, policies) }
  const field = timeKeys[key as keyof typeof timeKeys]
  const at = parseTime(value)
  if (field === undefined || at === null)
    throw usageError('scope', `“${text}” is no change of scope: KEY=VALUE.`)
  return { [field]: at }
}

export const command: Command = {
  usage: 'evv scope CASE [--json]\nevv scope set CASE KEY=VALUE --by NAME --why TEXT',
  summary: 'Scope, timeline and policy; changes are journaled and shown in the report.',
  async run(args) {
    const options = {
      json: { type: 'boolean' },
      by: { type: 'string' },
      why: { type: 'string' },
    } as const
    const { values, rest } = readArguments('scope', args, options, { min: 1, max: 3 })
    if (rest[0] === 'set' && rest.length === 3) {
      const changes = changeOf(rest[2]!)
      const by = required('scope', values, 'by')
      const why = required('scope', values, 'why')
      const kase = await openCase(rest[1]!)
      record(kase, { kind: 'scope', changes, by, why })
      kase.close()
      note(`Scope changed: ${rest[2]}`)
      return exit.done
    }
    const kase = await openCaseToRead(rest[0]!)
    const scope = shown(currentScope(kase.journal))
    kase.close()
    if (values['json']) printJson(scope)
    else
      print(
        table(
          Object.entries(scope).map(([key, value]) => [
            key,
            value === null ? '–' : [value].flat().join(', '),
          ]),
        ),
      )
    return exit.done
  },
}
