import type { LedgerFile } from '#contract'
import type { Say } from '../../lib/texts.ts'
import type { ledgerTexts } from './ledger-texts.ts'

/** Where a record can have gone; together they are all records of a file. */
export const counters = ['imported', 'duplicate', 'merged', 'quarantined', 'ignored'] as const

type FileId = Pick<LedgerFile, 'sha256' | 'member'>

export const keyOfFile = ({ sha256, member }: FileId): string => `${sha256} ${member ?? ''}`

/** A file of an archive by the archive's name and its own. */
export const nameOf = ({ name, member }: Pick<LedgerFile, 'name' | 'member'>): string =>
  member === null ? name : `${name} › ${member}`

/** Days of the first and last record; of a state, when it was collected. */
export function spanOf(file: LedgerFile, say: Say<typeof ledgerTexts>): string {
  const { firstEventAt, lastEventAt, asOf } = file
  if (firstEventAt !== null && lastEventAt !== null) {
    const [from, to] = [firstEventAt.slice(0, 10), lastEventAt.slice(0, 10)]
    return from === to ? from : say('range', { from, to })
  }
  return asOf === null ? '–' : say('asOfDay', { day: asOf.slice(0, 10) })
}
