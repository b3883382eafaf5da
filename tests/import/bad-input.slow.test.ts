import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { evv, evvLater, evvWatched } from '../helpers/evv.ts'
import type { RunOptions } from '../helpers/evv.ts'
import {
  canMount,
  expectRefused,
  expectWorking,
  fixture,
  freeBytes,
  gibibyte,
  ledgerOf,
  mebibyte,
  namedErrors,
  record,
  records,
  sealed,
  smallDisk,
  works,
  writeGiant,
  writeHole,
} from '../helpers/faults.ts'
import { eventRows, expectBalanced } from '../helpers/ledger.ts'
import type { ImportDocument } from '../helpers/ledger.ts'

/**
 * What an investigator's disk really holds beside good exports. Each fault must be named or counted, must
 * not keep anything else from being imported, and must leave a case that goes on working.
 */

const root = process.getuid?.() === 0
const linux = process.platform === 'linux'

describe('a file that is not an export', () => {
  const faults: [name: string, bytes: Uint8Array][] = [
    ['an unknown text', Buffer.from('Dear all,\nthe logs are attached.\n')],
    ['an empty file', Buffer.alloc(0)],
    ['only blanks and line ends', Buffer.from(' \r\n\n\t\n')],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['JSON of something else', Buffer.from('{"name":"left-pad","version":"1.3.0"}\n')],
    ['CSV of something else', Buffer.from('colour,price\nred,10\nblue,12\n')],
  ]

  it.each(faults)('%s is listed with a reason, the good file beside it is imported', (_, bytes) => {
    const { folder, casePath, good } = fixture()
    const bad = join(folder, 'bad.dat')
    writeFileSync(bad, bytes)
    const imported = evv(['import', casePath, bad, good, '--json'])
    expect(imported.status).toBe(1)
    expect(namedErrors(imported)).toHaveLength(1)
    const document = imported.json<ImportDocument>()
    expectBalanced(document)
    expectRefused(document, bad)
    expect(ledgerOf(document, good)).toMatchObject({ records: 2, imported: 2 })
    expectWorking(casePath, document.files)
  })

  it('is named on stderr without --json too', () => {
    const { folder, casePath } = fixture()
    const bad = join(folder, 'bad.dat')
    writeFileSync(bad, 'Dear all,\n')
    const imported = evv(['import', casePath, bad])
    expect(imported.status).toBe(1)
    expect(namedErrors(imported).join('\n')).toContain('bad.dat')
  })
})

describe('an export that breaks off or is broken inside', () => {
  it('keeps what is whole of a truncated JSON array and sets the rest aside', () => {
    const { folder, casePath, good } = fixture()
    const cut = join(folder, 'cut.json')
    writeFileSync(cut, `[\n${record()},\n${record()},\n${record().slice(0, 90)}`)
    const imported = evv(['import', casePath, cut, good, '--json'])
    expect(imported.status, imported.stderr).toBe(0)
    const document = imported.json<ImportDocument>()
    expectBalanced(document)
    expect(ledgerOf(document, cut)).toMatchObject({ records: 3, imported: 2, quarantined: 1 })
    expect(ledgerOf(document, cut).warnings).not.toEqual([])
    expectWorking(casePath, document.files)
  })

  it('sets a broken line aside and reads the ones around it', () => {
    const { folder, casePath } = fixture()
    const broken = join(folder, 'broken.ndjson')
    const bad = record().replace('"Operation":', '"Operation";')
    writeFileSync(broken, `${record()}\n${bad}\n${record()}\n`)
    const imported = evv(['import', casePath, broken, '--json'])
    expect(imported.status, imported.stderr).toBe(0)
    const document = imported.json<ImportDocument>()
    expectBalanced(document)
    expect(document.totals).toMatchObject({ records: 3, imported: 2, quarantined: 1 })
    expectWorking(casePath, document.files)
  })
})

describe.skipIf(!linux)(
  'one line of 1 GiB (memory of the process tree is read from /proc: Linux)',
  () => {
    it('between good lines is set aside, alone it is refused, in less than 1 GiB of memory', async () => {
      const { folder, casePath, good } = fixture()
      const between = join(folder, 'between.ndjson')
      const alone = join(folder, 'alone.ndjson')
      writeGiant(between, `${record()}\n`, `\n${record()}\n`)
      writeHole(alone)
      const imported = await evvWatched(['import', casePath, between, alone, good, '--json'])
      expect(imported.peakBytes).toBeGreaterThan(16 * mebibyte)
      expect(imported.peakBytes).toBeLessThan(gibibyte)
      const document = imported.json<ImportDocument>()
      expectBalanced(document)
      expect(ledgerOf(document, between)).toMatchObject({ records: 3, imported: 2, quarantined: 1 })
      expectRefused(document, alone)
      expect(imported.status).toBe(1)
      expect(namedErrors(imported)).toHaveLength(1)
      expect(ledgerOf(document, good)).toMatchObject({ records: 2, imported: 2 })
      rmSync(between)
      rmSync(alone)
      const [big] = sealed(casePath).filter((path) =>
        path.includes(ledgerOf(document, between).sha256),
      )
      expect(big).toBeDefined()
      const again = evv(['import', casePath, good, '--json'])
      expect(again.json<ImportDocument>().totals.imported).toBe(0)
    }, 300_000)
  },
)

describe('a path that cannot be read', () => {
  it('is named when it does not exist or leads nowhere', () => {
    const { folder, casePath, good } = fixture()
    const dangling = join(folder, 'dangling.json')
    symlinkSync(join(folder, 'nothing'), dangling)
    const absent = join(folder, 'absent.json')
    const imported = evv(['import', casePath, absent, dangling, good, '--json'])
    expect(imported.status).toBe(1)
    const errors = namedErrors(imported).join('\n')
    expect(errors).toContain('absent.json')
    expect(errors).toContain('dangling.json')
    const document = imported.json<ImportDocument>()
    expectBalanced(document)
    expectRefused(document, absent)
    expectRefused(document, dangling)
    expect(ledgerOf(document, good)).toMatchObject({ records: 2, imported: 2 })
    expectWorking(casePath, document.files)
  })

  // Modes do not bite root, so root hands the command to a user with no rights.
  const nobody = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups']
  const lacking =
    root && !works([...nobody, 'true']) ? ' (not run: root, and setpriv is absent)' : ''

  it.skipIf(lacking !== '')(`is named when its mode forbids it${lacking}`, () => {
    const options: RunOptions = root ? { prefix: nobody } : {}
    const { folder, casePath } = fixture(options)
    const exports = join(folder, 'exports')
    const locked = join(exports, 'locked')
    const secret = join(exports, 'secret.ndjson')
    const good = join(exports, 'good.ndjson')
    mkdirSync(locked, { recursive: true })
    writeFileSync(join(locked, 'inside.ndjson'), records(1))
    writeFileSync(secret, records(1))
    writeFileSync(good, records(2))
    chmodSync(secret, 0)
    chmodSync(locked, 0)
    onTestFinished(() => chmodSync(locked, 0o700))
    const imported = evv(['import', casePath, exports, '--json'], options)
    expect(imported.status).toBe(1)
    const errors = namedErrors(imported).join('\n')
    expect(errors).toContain('locked')
    expect(errors).toContain('secret.ndjson')
    const document = imported.json<ImportDocument>()
    expectBalanced(document)
    expectRefused(document, locked)
    expectRefused(document, secret)
    expect(ledgerOf(document, good)).toMatchObject({ records: 2, imported: 2 })
    expectWorking(casePath, document.files, options)
  })
})

describe('a full disk', () => {
  const lacking = !root ? 'not root' : canMount() ? '' : 'mount is not permitted'

  const title = lacking === '' ? '' : ` (not run: ${lacking})`

  it.skipIf(lacking !== '')(`is named before the evidence is half sealed${title}`, async () => {
    const { casePath, source } = smallDisk(32 * mebibyte, 40 * mebibyte)
    const good = join(casePath, '..', 'good.ndjson')
    writeFileSync(good, records(2))
    const imported = await evvLater(['import', casePath, source, good, '--json'])
    expect(imported.status).toBe(1)
    expect(namedErrors(imported)).toHaveLength(1)
    const document = imported.json<ImportDocument>()
    expectBalanced(document)
    expectRefused(document, source)
    expect(ledgerOf(document, good)).toMatchObject({ records: 2, imported: 2 })
    expectWorking(casePath, document.files)
  })

  it.skipIf(lacking !== '')(
    `between sealing and storing leaves no half import${title}`,
    async () => {
      const { disk, casePath, source, count } = smallDisk(128 * mebibyte, 6 * mebibyte)
      const filler = join(disk, 'filler')
      // Room for the sealed file and next to nothing for the database.
      const room = readFileSync(source).length + mebibyte
      writeFileSync(filler, Buffer.alloc(Math.max(0, freeBytes(disk) - room)))
      const imported = await evvLater(['import', casePath, source, '--json'])
      expect(imported.status).toBe(1)
      expect(namedErrors(imported)).toHaveLength(1)
      const shown = evv(['events', casePath, '--format', 'ndjson'])
      expect(eventRows(shown)).toHaveLength(0)

      rmSync(filler)
      const again = await evvLater(['import', casePath, source, '--json'])
      expect(again.status, again.stderr).toBe(0)
      const document = again.json<ImportDocument>()
      expectBalanced(document)
      expect(document.totals).toMatchObject({ records: count, imported: count })
      expectWorking(casePath, document.files)
    },
  )
})
