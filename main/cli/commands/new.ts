import { createCase } from '../../engine/case/case.ts'
import type { Policy } from '../../engine/case/entries.ts'
import {
  choice,
  exit,
  optional,
  readArguments,
  required,
  requiredTime,
  timeOption,
  usageError,
  type Command,
} from '../command.ts'
import { note } from '../output.ts'

const policies: readonly Policy[] = ['bec-30', 'standard-97', 'state-180']

export const command: Command = {
  usage:
    'evv new CASE --name N --tenant DOMAIN_OR_GUID [--tenant …] --incident-start T --contained-at T --observed-until T [--frozen-at T] [--policy bec-30|standard-97|state-180]',
  summary: 'Creates a case. Its scope is fixed before anything is evaluated.',
  run(args) {
    const { values, rest } = readArguments(
      'new',
      args,
      {
        name: { type: 'string' },
        tenant: { type: 'string', multiple: true },
        'incident-start': { type: 'string' },
        'contained-at': { type: 'string' },
        'observed-until': { type: 'string' },
        'frozen-at': { type: 'string' },
        policy: { type: 'string' },
      },
      { min: 1, max: 1 },
    )
    const tenants = values['tenant']
    if (!Array.isArray(tenants)) throw usageError('new', '--tenant is missing.')
    const scope = {
      name: required('new', values, 'name'),
      tenants,
      incidentStart: requiredTime('new', values, 'incident-start'),
      containedAt: requiredTime('new', values, 'contained-at'),
      observedUntil: requiredTime('new', values, 'observed-until'),
      frozenAt: timeOption('new', values, 'frozen-at'),
      policy: choice('new', 'policy', optional(values, 'policy') ?? 'standard-97', policies),
    }
    if (scope.incidentStart > scope.containedAt || scope.containedAt > scope.observedUntil)
      throw usageError('new', 'Times must be in order: incident start, contained, observed until.')
    if (scope.frozenAt !== null && scope.frozenAt < scope.observedUntil)
      throw usageError('new', 'Evidence cannot be frozen before the end of the observation.')
    createCase(rest[0]!, scope)
    note(`Created ${rest[0]}`)
    return exit.done
  },
}
