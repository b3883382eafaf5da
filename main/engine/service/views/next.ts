import type { NextExport } from '#contract'
import { parseTime, type Language, type Source } from '#shared'
import type { Evaluation } from '../../claims/document.ts'
import { unitedGaps } from '../../claims/limits.ts'
import { collectorsText } from '../../coverage/collectors.ts'
import type { Gap } from '../../coverage/gap.ts'
import { exportGuides } from '../../coverage/export-guides.ts'
import { exportScript } from '../../coverage/export-script.ts'
import { nextExports } from '../../coverage/next-exports.ts'
import { sourceName } from '../../report/sentence.ts'
import { gapText } from './coded.ts'

/** Claims that are undetermined for want of a source. */
function settledBy(source: Source, evaluation: Evaluation | null): string[] {
  return (evaluation?.claims ?? [])
    .filter(({ reasons }) => reasons.includes('coverage'))
    .filter(({ coverage }) => coverage.gaps.some((gap) => gap.source === source))
    .map(({ id }) => id)
}

const lengthOf = ({ from, to }: { from: string; to: string }) => parseTime(to)! - parseTime(from)!

const inWindow = (text: string, from: string, to: string) =>
  text.replaceAll('{from}', from).replaceAll('{to}', to)

/** The same for the administrator of the tenant, as a script. */
export function scriptView(ofSources: readonly Gap[], evaluation: Evaluation | null): string {
  const gaps = unitedGaps(ofSources, evaluation?.claims ?? [])
  return exportScript(nextExports(gaps).map(({ params }) => params))
}

/** What to export next: first what most claims wait for, then what is missing longest. */
export function nextView(
  ofSources: readonly Gap[],
  evaluation: Evaluation | null,
  language: Language,
): NextExport[] {
  const gaps = unitedGaps(ofSources, evaluation?.claims ?? [])
  return nextExports(gaps)
    .map(({ params: { source, from, to, reasons } }) => ({
      source,
      title: sourceName(source, language),
      from,
      to,
      reasons: reasons.map((code) => ({ code, text: gapText(code, language) })),
      settles: settledBy(source, evaluation),
      portal: inWindow(exportGuides[source].portal[language], from, to),
      limit: exportGuides[source].limit[language],
      collectors: collectorsText(source, language),
    }))
    .sort((a, b) => b.settles.length - a.settles.length || lengthOf(b) - lengthOf(a))
}
