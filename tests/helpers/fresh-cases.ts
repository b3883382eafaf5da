import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createCase, openForWriting, type Case } from '../../main/engine/case/case.ts'
import type { Scope } from '../../main/engine/case/entries.ts'

export const freshScope: Scope & { containedAt: number } = {
  name: 'test',
  tenants: ['harrow.example'],
  incidentStart: Date.UTC(2026, 0, 1),
  containedAt: Date.UTC(2026, 0, 15),
  observedUntil: Date.UTC(2026, 1, 1),
  frozenAt: null,
  policy: 'bec-30',
}

/** Many cases of one test, below one folder: an empty case is made once and copied. */
export class FreshCases {
  readonly #folder: string
  readonly #empty: string
  #count = 0

  constructor(folder: string) {
    this.#folder = folder
    this.#empty = join(folder, 'empty.evcase')
    createCase(this.#empty, freshScope)
  }

  /** Hands an empty case to `work` and removes it afterwards. */
  async use<Result>(work: (kase: Case) => Promise<Result>): Promise<Result> {
    this.#count += 1
    const place = join(this.#folder, `${this.#count}.evcase`)
    cpSync(this.#empty, place, { recursive: true })
    const kase = openForWriting(place)
    try {
      return await work(kase)
    } finally {
      kase.close()
      rmSync(place, { recursive: true })
    }
  }
}
