import { AppError, visible } from '#shared'
import type { IndicatorTier } from '../../engine/case/entries.ts'
import { reasonTexts, type Reason } from '../../engine/import/indicator-files/entry.ts'
import { importIndicators } from '../../engine/import/indicator-files/import.ts'
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

/** Lines shown on a terminal of what was not taken; `--json` has all. */
const shownLines = 20

async function importFile(folder: string, path: string, values: Values): Promise<number> {
  const who = {
    by: required('indicator', values, 'by'),
    why: required('indicator', values, 'why'),
  }
  const kase = await openCase(folder)
  let done
  try {
    done = await importIndicators(kase, path, who)
  } finally {
    kase.close()
  }
  const { entries, ...file } = done
  const notTaken = entries.flatMap((entry) => ('reason' in entry ? [entry] : []))
  const candidates = entries.flatMap((entry) =>
    'candidate' in entry ? [{ id: entry.id, place: entry.place, ...entry.candidate }] : [],
  )
  if (values['json']) printJson({ path, ...file, read: entries.length, candidates, notTaken })
  else printOutcome(candidates.length, notTaken)
  return exit.done
}

function printOutcome(
  candidates: number,
  notTaken: readonly { place: string; kind: string; value: string; reason: Reason }[],
): void {
  print(`${candidates} candidates recorded, ${notTaken.length} values not taken`)
  const counts = new Map<Reason, number>()
  for (const { reason } of notTaken) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  if (notTaken.length === 0) return
  print(table([...counts].map(([reason, count]) => [count, reason, reasonTexts[reason].en])))
  const lines = notTaken.slice(0, shownLines)
  print(
    table(
      lines.map(({ place, kind, value, reason }) => [place, reason, visible(kind), visible(value)]),
    ),
  )
  if (notTaken.length > lines.length) print('… all of them with --json')
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
    'evv indicator add CASE --kind K --value V [--tier A|B|C] [--from T] [--to T] --by NAME --why TEXT\nevv indicator import CASE FILE --by NAME --why TEXT [--json]\nevv indicator decide CASE ID --as confirmed|cleared --by NAME --why TEXT\nevv indicator list CASE [--json]',
  summary:
    'The compromise set: what a person confirmed. Claims quantify over nothing else. A file (CSV, STIX 2.1) gives candidates.',
  async run(args) {
    const { values, rest } = readArguments('indicator', args, options, { min: 2, max: 3 })
    const [action, folder, id] = rest
    if (action === 'add' && rest.length === 2) return add(folder!, values)
    if (action === 'decide' && id !== undefined) return decide(folder!, id, values)
    if (action === 'import' && id !== undefined) return importFile(folder!, id, values)
    if (action === 'list' && rest.length === 2) return list(folder!, values)
    throw usageError('indicator', `Unknown action “${args.join(' ')}”.`)
  },
}
