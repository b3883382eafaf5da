import type { AnnexKind } from '#shared'
import { listFile, type SampleFile } from './files.ts'
import type { Scenario } from './scenario.ts'
import { approvedRows, changeRows, responderRows } from './writers/annexes.ts'

/** What only people know; each has a header row. */
export function annexFiles({ identities, applications, tickets }: Scenario): SampleFile[] {
  const file = (annex: AnnexKind, rows: readonly string[]) =>
    listFile({ path: `annexes/${annex}.csv`, annex, chunks: () => rows }, rows.length - 1)
  return [
    file('changes', changeRows(tickets)),
    file('responders', responderRows(identities)),
    file('approved', approvedRows(applications)),
  ]
}
