import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from '../../../main/engine/case/case.ts'
import { EventPrinter } from '../../../main/engine/import/event-json.ts'
import { readEvents } from '../../../main/engine/import/event-rows.ts'
import { importPaths } from '../../../main/engine/import/import.ts'
import type { FileReport, ImportReport } from '../../../main/engine/import/report.ts'
import { FreshCases, freshScope } from '../../helpers/fresh-cases.ts'

/** Evidence as a set: what it says, whatever files it came in, with the ids the product gives it. */
export type EvidenceSet = readonly string[]

export type Imported = { set: EvidenceSet; files: readonly FileReport[] }

function setOf(kase: Case): EvidenceSet {
  const printer = new EventPrinter(kase.db, kase.folder)
  const events = [...readEvents(kase.db, '')].map((event) => {
    const { raws: _, ...printed } = printer.print(event, { raw: false })
    return JSON.stringify(printed)
  })
  const states = kase.db
    .prepare('SELECT DISTINCT kind, object_id, name, as_of, attributes FROM snapshot')
    .all()
    .map((state) => JSON.stringify(state))
  return [...events, ...states].sort()
}

/** Each file's records all end somewhere, and the totals are the sums. */
function checkLedger({ files, totals }: ImportReport): void {
  for (const file of files) {
    if (file.reason !== undefined) throw new Error(`${file.path} was refused: ${file.reason}`)
    const { records, imported, duplicate, merged, quarantined, ignored } = file
    if (imported + duplicate + merged + quarantined + ignored !== records)
      throw new Error(`the ledger of ${file.path} does not add up: ${JSON.stringify(file)}`)
    if (merged + quarantined + ignored > 0)
      throw new Error(`whole records were not simply taken: ${JSON.stringify(file)}`)
  }
  const records = files.reduce((sum, file) => sum + file.records, 0)
  if (records !== totals.records) throw new Error('the totals are not the sums')
}

/** Imports files into cases of their own. */
export class EvidenceSets {
  readonly #folder: string
  readonly #cases: FreshCases

  constructor(folder: string) {
    this.#folder = folder
    this.#cases = new FreshCases(folder)
  }

  /** Imports all files at once, in this order; throws when a record ends nowhere or is not taken whole. */
  async import(files: readonly { name: string; bytes: Uint8Array }[]): Promise<Imported> {
    const folder = join(this.#folder, 'files')
    mkdirSync(folder)
    try {
      const paths = files.map(({ name, bytes }, index) => {
        const path = join(folder, `${index}-${name}`)
        writeFileSync(path, bytes)
        return path
      })
      return await this.#cases.use(async (kase) => {
        const options = { collectedBy: null, asOf: freshScope.containedAt }
        const report = await importPaths(kase, paths, options)
        checkLedger(report)
        return { set: setOf(kase), files: report.files }
      })
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
}
