import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { evv, newCase, temporaryFolder } from '../../helpers/evv.ts'
import { eventRows, expectBalanced, type ImportDocument } from '../../helpers/ledger.ts'
import { encodings, packedName } from './encode.ts'
import { fixtureOf, recordCount } from './fixture.ts'
import { outcomeOf } from './outcomes.ts'
import { damagedText } from './text.ts'

/** Cells that also go through the command, as a person would give them to it. */
const sample: readonly [dialect: string, encoding: string, damage: string][] = [
  ['ual-search-csv', 'utf-16le-mark', 'open-quote'],
  ['ual-purview-csv', 'windows-1252', 'none'],
  ['ual-management-json', 'gzip', 'cut-in-record'],
  ['entra-signin-graph-json', 'zip', 'bad-bytes'],
  ['entra-signin-portal-csv', 'gzip', 'none'],
  ['message-trace-report-csv', 'utf-32be-mark', 'doubled'],
  ['azure-monitor-json', 'utf-8', 'nul-run'],
]

describe('evv import of a cell of the matrix', () => {
  it.each(sample)('%s, %s, %s: as the table says', (dialect, encoding, damage) => {
    const fixture = fixtureOf(dialect)
    const text = damagedText(fixture, damage)!
    const bytes = encodings[encoding]!(text, fixture.file)
    const folder = temporaryFolder()
    const [path, input] = [
      join(folder, 'a.evcase'),
      join(folder, packedName(fixture.file, encoding)),
    ]
    writeFileSync(input, damage === 'doubled' ? Buffer.concat([bytes, bytes]) : bytes)
    expect(evv(newCase(path)).status).toBe(0)
    const imported = evv(['import', path, input, '--json'])
    expect(imported.status, imported.stderr).toBe(0)
    const document = imported.json<ImportDocument>()
    expectBalanced(document)
    const {
      lost = [],
      quarantined = {},
      duplicate = 0,
      warnings = [],
    } = outcomeOf(fixture, {
      encoding,
      damage,
    })
    const [file] = document.files
    const aside = Object.values(quarantined).reduce((sum, count) => sum + count, 0)
    const found = recordCount(fixture) - lost.length
    expect(file).toMatchObject({ format: dialect, imported: found, duplicate, quarantined: aside })
    expect(file!.warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining([...warnings, ...fixture.warnings]),
    )
    expect(eventRows(evv(['events', path]))).toHaveLength(found)
  })
})
