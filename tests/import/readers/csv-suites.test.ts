import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { say } from '../../helpers/score.ts'
import { besideCheckout, collect, csvLayout, faults, values } from './collect.ts'

/** Answers of the suites that ours differ from, with the reason. */
const different: Readonly<Record<string, string>> = {
  'all-empty.csv': 'blank lines are no rows; the suite wants two rows of one empty cell',
  'empty-one-column.csv': 'a blank line is no row; the suite wants a row of one empty cell',
  'location_coordinates.csv': 'the answer file tells of another row than the CSV has',
}
/** Files the suite calls bad and that hold nothing a reader without a schema could object to. */
const harmless: Readonly<Record<string, string>> = {
  'bad-header-no-header.csv': 'an empty file: recognition reports it',
  'bad-header-wrong-header.csv': 'the header names are for the dialect to judge',
  'bad-unescaped-quote.csv': 'a quote inside an unquoted cell is literal on purpose',
}

function load(folder: string, name: string) {
  const found = collect(readFileSync(join(folder, name)), csvLayout())
  const rows = values(found) as string[][]
  const [header = [], ...rest] = rows
  const objects = rest.map((row) => Object.fromEntries(row.map((cell, at) => [header[at], cell])))
  return { rows, objects, accepted: faults(found).length === 0 && !found.end.truncated }
}

function agrees(folder: string, answers: string, name: string): boolean {
  const answer = join(answers, name.replace('.csv', '.json'))
  if (!existsSync(answer)) return load(folder, name).accepted
  const expected = JSON.stringify(JSON.parse(readFileSync(answer, 'utf8')))
  const { rows, objects, accepted } = load(folder, name)
  return accepted && [JSON.stringify(rows), JSON.stringify(objects)].includes(expected)
}

const suites = [
  { name: 'csv-spectrum', folder: 'suites/csv-spectrum', csv: 'csvs', valid: 12 },
  { name: 'csv-test-data', folder: 'suites/csv-test-data', csv: 'csv', valid: 18 },
]

for (const suite of suites) {
  const folder = besideCheckout(suite.folder)
  describe.skipIf(folder === null)('suite ' + suite.name, () => {
    const csv = folder === null ? '' : join(folder, suite.csv)
    const names = folder === null ? [] : readdirSync(csv)
    const valid = names.filter((name) => !name.startsWith('bad-'))
    const bad = names.filter((name) => name.startsWith('bad-'))

    it('valid files give the suite’s answers', ({ task }) => {
      expect(valid).toHaveLength(suite.valid)
      const missed = valid.filter((name) => !agrees(csv, join(folder!, 'json'), name))
      const passed = valid.length - missed.length
      say(task, { suite: suite.name, part: 'valid as answered', passed, of: valid.length })
      expect(missed).toEqual(Object.keys(different).filter((name) => names.includes(name)))
    })

    it('bad files are reported', ({ task }) => {
      const taken = bad.filter((name) => load(csv, name).accepted)
      const passed = bad.length - taken.length
      if (bad.length > 0)
        say(task, { suite: suite.name, part: 'bad reported', passed, of: bad.length })
      expect(taken).toEqual(Object.keys(harmless).filter((name) => names.includes(name)))
    })
  })
}
