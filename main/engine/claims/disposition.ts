import type { Db } from '../case/db.ts'
import type { CompromiseSet } from '../scope/compromise-set.ts'
import type { Disposition } from './document.ts'

/** One person, however the name is typed. */
export const personOf = (name: string) => name.trim().normalize('NFKC').toLowerCase()

/**
 * Decisions of people on findings. One counts when a second, different person entered the same, and
 * nobody in the compromise set counts (doctrine rule 11). One person's later word replaces the earlier.
 */
export class Dispositions {
  readonly #byFinding: Map<string, { verdict: 'benign' | 'malicious'; person: string }[]>
  readonly #set: CompromiseSet

  constructor(db: Db, set: CompromiseSet) {
    const rows = db
      .prepare('SELECT finding_id, verdict, person FROM disposition ORDER BY finding_id, person')
      .all() as { finding_id: string; verdict: 'benign' | 'malicious'; person: string }[]
    this.#byFinding = Map.groupBy(rows, (row) => row.finding_id)
    this.#set = set
  }

  /** The decision in force on a finding, or null; people who disagree settle nothing. */
  of(finding: string): Disposition {
    const rows = (this.#byFinding.get(finding) ?? []).filter(
      ({ person }) => !this.#set.actors.has(personOf(person)),
    )
    const [first] = rows
    if (first === undefined || rows.some(({ verdict }) => verdict !== first.verdict)) return null
    const people = new Set(rows.map(({ person }) => personOf(person)))
    return people.size < 2 ? null : { as: first.verdict, by: [...people].sort() }
  }
}
