import * as v from 'valibot'
import { AppError, parseTime } from '#shared'
import type { Case } from '../case/case.ts'
import { record } from '../import/replay.ts'
import {
  indicatorId,
  indicatorTiers,
  normaliseValue,
  readIndicators,
  type IndicatorKind,
} from '../scope/indicators.ts'
import { decideFinding } from './decide.ts'

const Text = v.pipe(v.string(), v.nonEmpty())
const Time = v.pipe(
  v.string(),
  v.check((text) => parseTime(text) !== null, 'not an ISO 8601 time'),
  v.transform((text) => parseTime(text)!),
)
const kinds = Object.keys(indicatorTiers) as [IndicatorKind, ...IndicatorKind[]]

/** One line of a script: the same inputs, with the same names, as the commands take. */
const Input = v.variant('input', [
  v.strictObject({
    input: v.literal('indicator'),
    kind: v.picklist(kinds),
    value: Text,
    tier: v.optional(v.picklist(['A', 'B', 'C'])),
    from: v.optional(Time),
    to: v.optional(Time),
    by: Text,
    why: Text,
  }),
  v.strictObject({
    input: v.literal('indicator-decision'),
    id: Text,
    as: v.picklist(['confirmed', 'cleared']),
    by: Text,
    why: Text,
  }),
  v.strictObject({
    input: v.literal('decision'),
    finding: Text,
    as: v.picklist(['benign', 'malicious']),
    by: Text,
    why: Text,
    artefact: v.optional(Text),
  }),
])

type ScriptInput = v.InferOutput<typeof Input>

function parseLine(text: string, line: number): ScriptInput {
  const wrong = (detail: string) =>
    new AppError('usage/argument', { detail: `Line ${line}: ${detail}`, command: 'decisions' })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw wrong('not JSON.')
  }
  const { success, output, issues } = v.safeParse(Input, value)
  if (!success) throw wrong(issues.map(({ message }) => message).join('; '))
  return output
}

function apply(kase: Case, input: ScriptInput): void {
  switch (input.input) {
    case 'indicator': {
      const value = normaliseValue(input.kind, input.value)
      record(kase, {
        kind: 'indicator',
        id: indicatorId(input.kind, value),
        indicator: input.kind,
        value,
        tier: input.tier ?? indicatorTiers[input.kind],
        state: 'confirmed',
        from: input.from ?? null,
        to: input.to ?? null,
        by: input.by,
        why: input.why,
      })
      return
    }
    case 'indicator-decision': {
      if (!readIndicators(kase.db).some(({ id }) => id === input.id))
        throw new AppError('indicator/unknown', { indicator: input.id })
      const { id, as, by, why } = input
      record(kase, { kind: 'indicator-decision', id, as, by, why })
      return
    }
    case 'decision': {
      const { finding, as, by, why, artefact } = input
      decideFinding(kase, { finding, as, by, why, artefact: artefact ?? null })
      return
    }
  }
}

/**
 * Applies a script of human inputs, one JSON object a line. All lines are read before the first is
 * applied; what one line decides may be what the next refers to.
 * @throws AppError usage/argument, indicator/unknown, decision/unknown-finding
 */
export function applyDecisions(kase: Case, script: string): number {
  const lines = script.split('\n').map((text, index) => ({ text: text.trim(), line: index + 1 }))
  const inputs = lines
    .filter(({ text }) => text !== '')
    .map(({ text, line }) => parseLine(text, line))
  for (const input of inputs) apply(kase, input)
  return inputs.length
}
