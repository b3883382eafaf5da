import { dialects } from '../../../main/engine/import/registry.ts'
import type { Dialect, Head } from '../../../main/engine/import/dialect.ts'
import { feed, iso, type Collected } from './entra-support.ts'

export const linesHead = (lines: readonly string[]): Head => ({
  shape: 'lines',
  lines: lines.slice(0, 20),
})

/** The dialect that alone scores highest, as recognition would choose it. */
export function chosen(head: Head): string | null {
  const scored = dialects
    .filter((dialect) => dialect.shape === head.shape)
    .map((dialect) => ({ id: dialect.id, score: dialect.recognise(head) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
  return scored[0] === undefined || scored[0].score === scored[1]?.score ? null : scored[0].id
}

export function feedLines(dialect: Dialect, lines: readonly string[]): Collected {
  return feed(
    dialect,
    linesHead(lines),
    lines.map((line) => [line]),
  )
}

export function feedTable(
  dialect: Dialect,
  header: string,
  rows: readonly (readonly string[])[],
): Collected {
  const head: Head = { shape: 'csv', header: header.split(','), rows: rows.slice(0, 20) }
  return feed(dialect, head, rows)
}

/** Window and outcome of each statement, as a person would read them. */
export const told = (got: Collected) =>
  got.collections.map(({ outcome, from, to, records, sources, scope }) => ({
    outcome,
    from: iso(from),
    to: iso(to),
    records,
    sources: sources.length > 5 ? `${sources.length} logs` : sources,
    scope,
  }))
