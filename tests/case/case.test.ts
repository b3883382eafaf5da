import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createHash, randomBytes } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createCase, openForReading, openForWriting } from '../../main/engine/case/case.ts'
import { openReader, openWriter } from '../../main/engine/case/db.ts'
import type { Scope } from '../../main/engine/case/entries.ts'
import {
  assertSealed,
  evidencePath,
  sealInSteps,
  sealOriginal,
} from '../../main/engine/case/evidence.ts'
import { schemaVersion } from '../../main/engine/case/migrate.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const folder = tempFolders('case')
const scope: Scope = {
  name: 'Test',
  tenants: ['test.example'],
  incidentStart: 0,
  containedAt: 1,
  observedUntil: 2,
  frozenAt: null,
  policy: 'bec-30',
}
const coded = (code: string) => expect.objectContaining({ code }) as Error

function newCase(): string {
  const path = join(folder(), 'a.evcase')
  createCase(path, scope)
  return path
}

describe('the database', () => {
  it.each([
    ['the writer', openWriter],
    ['a reader', openReader],
  ])('has every pragma on each connection of %s', (_who, open) => {
    const path = join(newCase(), 'case.db')
    // The connection that creates a file shows another default than those after it.
    for (let round = 0; round < 2; round += 1) {
      const db = open(path)
      const pragma = (name: string) => db.pragma(name, { simple: true })
      expect({
        journal: pragma('journal_mode'),
        synchronous: pragma('synchronous'),
        foreignKeys: pragma('foreign_keys'),
        trustedSchema: pragma('trusted_schema'),
        cellSizeCheck: pragma('cell_size_check'),
        tempStore: pragma('temp_store'),
        busyTimeout: pragma('busy_timeout'),
      }).toEqual({
        journal: 'wal',
        synchronous: 2,
        foreignKeys: 1,
        trustedSchema: 0,
        cellSizeCheck: 1,
        tempStore: 2,
        busyTimeout: 5000,
      })
      db.close()
    }
  })

  it('refuses a newer schema and leaves its bytes alone', () => {
    const path = join(newCase(), 'case.db')
    const db = new Database(path)
    db.pragma(`user_version = ${schemaVersion + 1}`)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    const before = createHash('sha256').update(readFileSync(path)).digest('hex')
    expect(() => openWriter(path)).toThrow(coded('db/from-future'))
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(before)
  })

  it('refuses a database that is not a case, and one that is damaged', () => {
    const foreign = join(folder(), 'case.db')
    const db = new Database(foreign)
    db.pragma('application_id = 4711')
    db.close()
    expect(() => openWriter(foreign)).toThrow(coded('db/foreign'))
    const broken = join(folder(), 'case.db')
    writeFileSync(broken, 'not a database at all, but long enough to look at'.repeat(100))
    expect(() => openWriter(broken)).toThrow(coded('db/corrupt'))
  })
})

describe('the lock', () => {
  it('lets one process write; a second is named the first', async () => {
    const path = newCase()
    const script = `
      import { openForWriting } from ${JSON.stringify(new URL('../../main/engine/case/case.ts', import.meta.url).href)}
      openForWriting(${JSON.stringify(path)})
      process.stdout.write('open')
      setInterval(() => {}, 1000)`
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script])
    await once(holder.stdout, 'data')
    expect(() => openForWriting(path)).toThrow(coded('case/locked'))
    const reader = openForReading(path)
    expect(reader.readOnly).toBe(true)
    reader.close()
    holder.kill('SIGKILL')
    await once(holder, 'exit')
    openForWriting(path).close()
  })
})

describe('sealing', () => {
  it('keeps the exact bytes, read-only, under their SHA-256 as coreutils computes it', () => {
    const path = newCase()
    const original = join(folder(), 'export.json')
    writeFileSync(original, Buffer.from([0, 255, 10, 13, 0xef, 0xbb, 0xbf]))
    const { sha256, bytes } = sealOriginal(path, original)
    const { stdout } = spawnSync('sha256sum', [original], { encoding: 'utf8' })
    expect({ sha256, bytes }).toEqual({ sha256: stdout.slice(0, 64), bytes: 7 })
    const sealed = evidencePath(path, sha256)
    expect(readFileSync(sealed)).toEqual(readFileSync(original))
    expect(statSync(sealed).mode & 0o777).toBe(0o400)
    sealOriginal(path, original)
    expect(readdirSync(join(path, 'evidence'))).toEqual([sha256])
  })

  it('notices an original that was changed or taken away', () => {
    const path = newCase()
    const original = join(folder(), 'export.json')
    writeFileSync(original, '{}')
    const { sha256 } = sealOriginal(path, original)
    assertSealed(path, sha256)
    chmodSync(evidencePath(path, sha256), 0o600)
    writeFileSync(evidencePath(path, sha256), '{ }')
    expect(() => assertSealed(path, sha256)).toThrow(coded('case/evidence-changed'))
    expect(() => assertSealed(path, '0'.repeat(64))).toThrow(coded('case/evidence-missing'))
  })

  it('leaves nothing behind when the original cannot be read', () => {
    const path = newCase()
    expect(() => sealOriginal(path, join(path, 'nowhere'))).toThrow(coded('input/not-found'))
    expect(() => sealOriginal(path, path)).toThrow(coded('input/unreadable'))
    expect(readdirSync(join(path, 'evidence'))).toEqual([])
    expect(existsSync(join(path, 'case.lock'))).toBe(false)
  })

  it('gives the same in steps, over several chunks', async () => {
    const path = newCase()
    const original = join(folder(), 'large.json')
    writeFileSync(original, randomBytes(9_500_000))
    const seen: number[] = []
    const inSteps = await sealInSteps(path, original, { progress: (bytes) => seen.push(bytes) })
    expect(readFileSync(evidencePath(path, inSteps.sha256))).toEqual(readFileSync(original))
    expect(sealOriginal(newCase(), original)).toEqual(inSteps)
    expect(seen.at(-1)).toBe(9_500_000)
    expect(readdirSync(join(path, 'evidence'))).toEqual([inSteps.sha256])
  })

  it('leaves nothing behind when it is stopped on the way or the original grows', async () => {
    const path = newCase()
    const original = join(folder(), 'large.json')
    writeFileSync(original, randomBytes(9_500_000))
    const stop = new AbortController()
    const stopped = sealInSteps(path, original, {
      signal: stop.signal,
      progress: (bytes) => bytes > 0 && stop.abort(new Error('stopped')),
    })
    await expect(stopped).rejects.toThrow('stopped')
    const grown = sealInSteps(path, original, {
      progress: (bytes) => bytes > 0 && appendFileSync(original, 'x'),
    })
    await expect(grown).rejects.toThrow(coded('input/changed'))
    await expect(sealInSteps(path, path, {})).rejects.toThrow(coded('input/unreadable'))
    expect(readdirSync(join(path, 'evidence'))).toEqual([])
  })
})
