import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, importOf } from './import-database.ts'
import { gathered, writeDatabase } from './roadrecon-database.ts'

describe('a database that is damaged or made to harm', () => {
  it('keeps the rows before a damaged page, and names the table', async () => {
    const database = join(folder(), 'roadrecon.db')
    const many = Array.from({ length: 3_000 }, (_, index) => ({
      ...gathered['Users']![0],
      objectId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    }))
    const { Users: _, ...others } = gathered
    writeDatabase(database, { ...others, Users: many })
    const bytes = readFileSync(database)
    const middle = Math.floor(bytes.length / 8192) * 4096
    bytes.fill(0xa5, middle, middle + 64 * 1024)
    writeFileSync(database, bytes)
    const { files } = await importOf(database)
    const users = files.find(({ member }) => member === 'Users')!
    expect(users.warnings).toMatchObject([{ code: 'table-damaged' }])
    expect(users.records).toBeLessThan(3_000)
    expect(users.imported).toBe(users.records)
    expect(files.find(({ member }) => member === 'Applications')).toMatchObject({
      imported: 1,
      warnings: [],
    })
  })

  it('runs no view, trigger, computed column or virtual table of it', async () => {
    const database = join(folder(), 'roadrecon.db')
    const { Users: users, ...others } = gathered
    writeDatabase(database, { ...others, Users: [users![0]!] }, (db) => {
      db.exec(
        'CREATE VIEW endless AS WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n) SELECT * FROM n',
      )
      db.exec('CREATE TRIGGER bad AFTER INSERT ON Users BEGIN DELETE FROM Applications; END')
      db.exec('CREATE VIRTUAL TABLE words USING fts5(text)')
      db.exec('CREATE TABLE keyed (id TEXT PRIMARY KEY) WITHOUT ROWID')
      db.exec("ALTER TABLE Users ADD COLUMN bomb AS (printf('%.*c', 900000000, 'x')) VIRTUAL")
    })
    const { files } = await importOf(database)
    expect(files.map(({ member }) => member)).not.toContain('endless')
    expect(files.map(({ member }) => member)).not.toContain('words')
    const [unread] = files.flatMap(({ warnings }) => warnings)
    expect(unread).toMatchObject({ code: 'members-unread' })
    for (const name of ['endless', 'keyed', 'words']) expect(unread!.message).toContain(name)
    expect(files.find(({ member }) => member === 'Users')).toMatchObject({
      imported: 1,
      warnings: [],
    })
    expect(files.find(({ member }) => member === 'Applications')).toMatchObject({ imported: 1 })
  })

  it('quarantines rows with a huge cell, bytes for text, or no id', async () => {
    const database = join(folder(), 'roadrecon.db')
    const { Users: users, ...others } = gathered
    const user = users![0]!
    writeDatabase(database, {
      ...others,
      Users: [
        user,
        { ...user, objectId: 'a', displayName: 'x'.repeat(5 * 1024 * 1024) },
        { ...user, objectId: 'b', displayName: Buffer.from([0, 1, 2]) },
        { ...user, objectId: null },
        { ...user, objectId: 'c', accountEnabled: 2 ** 40, userPrincipalName: 17 },
      ],
    })
    const { files } = await importOf(database)
    expect(files.find(({ member }) => member === 'Users')).toMatchObject({
      records: 5,
      imported: 2,
      quarantined: 3,
    })
  })

  it.each([
    [
      'another SQLite database',
      (path: string) => writeDatabase(path, { cookies: [{ value: 'x' }] }),
      'input/unknown-format',
    ],
    [
      'views in place of tables',
      (path: string) =>
        writeDatabase(path, { stuff: [{ objectId: 'a', displayName: 'b' }] }, (db) => {
          for (const name of ['Users', 'ServicePrincipals', 'Applications', 'TenantDetails'])
            db.exec(`CREATE VIEW ${name} AS SELECT * FROM stuff`)
        }),
      'input/unknown-format',
    ],
    [
      'a header and nothing else',
      (path: string) => writeFileSync(path, 'SQLite format 3\0'),
      'input/database',
    ],
    [
      'the first half of one',
      (path: string) => {
        writeDatabase(path)
        const bytes = readFileSync(path)
        writeFileSync(path, bytes.subarray(0, bytes.length / 2))
      },
      'input/database',
    ],
    [
      'noise behind a header',
      (path: string) => {
        writeDatabase(path)
        const bytes = readFileSync(path)
        bytes.fill(0xa5, 100, 4096)
        writeFileSync(path, bytes)
      },
      'input/database',
    ],
    [
      'more tables than anybody reads',
      (path: string) =>
        writeDatabase(path, gathered, (db) => {
          const names = Array.from({ length: 600 }, (_, index) => `t${index}`)
          db.transaction(() => names.forEach((name) => db.exec(`CREATE TABLE ${name} (a)`)))()
        }),
      'input/database',
    ],
    [
      'changes kept beside it',
      (path: string) => writeDatabase(path, gathered, (db) => void db.pragma('journal_mode = WAL')),
      'input/database-unfinished',
    ],
    [
      'a write that did not end',
      (path: string) => {
        writeDatabase(path)
        writeFileSync(`${path}-journal`, 'x')
      },
      'input/database-unfinished',
    ],
  ])('%s is refused by name and not sealed', async (_, make, reason) => {
    const database = join(folder(), 'roadrecon.db')
    make(database)
    const { kase, files } = await importOf(database)
    expect(files).toMatchObject([{ format: null, reason }])
    expect(readdirSync(join(kase.folder, 'evidence'))).toEqual([])
  })
})
