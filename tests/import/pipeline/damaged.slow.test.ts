import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { evv } from '../../helpers/evv.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'

const folder = tempFolders('damaged')

function newCase(): string {
  const path = join(folder(), 'a.evcase')
  const times = ['--incident-start', '2026-01-01', '--contained-at', '2026-02-01']
  const scope = ['--name', 'x', '--tenant', 'x', ...times, '--observed-until', '2026-03-31']
  expect(evv(['new', path, ...scope]).status).toBe(0)
  return path
}

const record = (index: number) =>
  JSON.stringify({
    CreationTime: '2026-01-20T01:02:03',
    Id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    Operation: 'UserLoggedIn',
    RecordType: 15,
    UserId: `user${index * 7919}@test.example`,
  })

type Files = {
  files: { sha256: string; imported: number; quarantined: number; warnings: { code: string }[] }[]
}

describe('an archive that breaks off after its head', () => {
  it('gives what could be unpacked, says that it was cut, and leaves the case usable', () => {
    const path = newCase()
    const packed = gzipSync(Array.from({ length: 20_000 }, (_, index) => record(index)).join('\n'))
    const input = join(folder(), 'cut.json.gz')
    writeFileSync(input, packed.subarray(0, Math.floor(packed.length / 2)))
    const done = evv(['import', path, input, '--json'])
    expect(done.status, done.stderr).toBe(0)
    const [file] = done.json<Files>().files
    expect(file!.imported).toBeGreaterThan(1_000)
    expect(file!.imported).toBeLessThan(20_000)
    expect(file!.warnings.map(({ code }) => code)).toContain('truncated')
    const before = evv(['files', path, '--json']).stdout
    expect(evv(['rebuild', path]).status).toBe(0)
    expect(evv(['files', path, '--json']).stdout).toBe(before)
  })
})

describe('an original that can no longer be read', () => {
  it('can be withdrawn, though the case cannot be rebuilt with it', () => {
    const path = newCase()
    const input = join(folder(), 'good.json')
    writeFileSync(input, record(1))
    const [file] = evv(['import', path, input, '--json']).json<Files>().files
    // A journal that names an original which is not there, as after a careless copy of the case.
    const missing = readFileSync(join(path, 'journal.jsonl'), 'utf8')
    expect(missing).toContain(file!.sha256)
    const copy = newCase()
    writeFileSync(join(copy, 'journal.jsonl'), missing)
    expect(evv(['rebuild', copy]).stderr).toContain('case/evidence-missing')
    const by = ['--by', 'ann', '--why', 'lost']
    expect(evv(['withdraw', copy, file!.sha256.slice(0, 12), ...by]).status).toBe(0)
    expect(evv(['files', copy, '--json']).json<Files>().files).toEqual([])
  })
})
