import { AppError } from '#shared'
import type { IndicatorTier } from '../../engine/case/entries.ts'
import { openCase, openCaseToRead, record } from '../../engine/import/replay.ts'
import {
  indicatorId,
  indicatorTiers,
  isIndicatorKind,
  normaliseValue,
  readIndicators,
} from '../../engine/scope/indicators.ts'
import {
  choice,
  exit,
  optional,
  readArguments,
  required,
  timeOption,
  usageError,
  type Command,
} from '../command.ts'
import { print, printJson, table } from '../output.ts'

const options = {
  kind: { type: 'string' },
  value: { type: 'string' },
  tier: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  as: { type: 'string' },
  by: { type: 'string' },
  why: { type: 'string' },
  json: { type: 'boolean' },
} as const

const tiers: readonly IndicatorTier[] = ['A', 'B', 'C']

type Values = Parameters<typeof required>[1]

async function add(folder: string, values: Values): Promise<number> {
  const kind = required('indicator', values, 'kind')
  if (!isIndicatorKind(kind))
    throw usageError('indicator', `--kind takes one of ${Object.keys(indicatorTiers).join(', ')}.`)
  const value = normaliseValue(kind, required('indicator', values, 'value'))
  const entry = {
    kind: 'indicator' as const,
    id: indicatorId(kind, value),
    indicator: kind,
    value,
    tier: choice('indicator', 'tier', optional(values, 'tier') ?? indicatorTiers[kind], tiers),
    // What a person enters, a person vouches for (design.md §5).
    state: 'confirmed' as const,
    from: timeOption('indicator', values, 'from'),
    to: timeOption('indicator', values, 'to'),
    by: required('indicator', values, 'by'),
    why: required('indicator', values, 'why'),
  }
  const kase = await openCase(folder)
  record(kase, entry)
  kase.close()
  print(entry.id)
  return exit.done
}

async function decide(folder: string, id: string, values: Values): Promise<number> {
  const as = choice('indicator', 'as', required('indicator', values, 'as'), [
    'confirmed',
    'cleared',
  ])
  const by = required('indicator', values, 'by')
  const why = required('indicator', values, 'why')
  const kase = await openCase(folder)
  try {
    if (!readIndicators(kase.db).some((indicator) => indicator.id === id))
      throw new AppError('indicator/unknown', { indicator: id })
    record(kase, { kind: 'indicator-decision', id, as, by, why })
    return exit.done
  } finally {
    kase.close()
  }
}

async function list(folder: string, values: Values): Promise<number> {
  const kase = await openCaseToRead(folder)
  const indicators = readIndicators(kase.db)
  kase.close()
  if (values['json']) printJson({ indicators })
  else
    print(
      table(indicators.map(({ id, tier, state, kind, value }) => [id, tier, state, kind, value])),
    )
  return exit.done
}

export const command: Command = {
  usage:
    'evv indicator add CASE --kind K --value V [--tier A|B|C] [--from T] [--to T] --by NAME --why TEXT\nevv indicator decide CASE ID --as confirmed|cleared --by NAME --why TEXT\nevv indicator list CASE [--json]',
  summary: 'The compromise set: what a person confirmed. Claims quantify over nothing else.',
  async run(args) {
    const { values, rest } = readArguments('indicator', args, options, { min: 2, max: 3 })
    const [action, folder, id] = rest
    if (action === 'add' && rest.length === 2) return add(folder!, values)
    if (action === 'decide' && id !== undefined) return decide(folder!, id, values)
    if (action === 'list' && rest.length === 2) return list(folder!, values)
    throw usageError('indicator', `Unknown action “${args.join(' ')}”.`)
  },
}
