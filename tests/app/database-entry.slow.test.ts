import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { utilityProcess } from '../../build/chromium-host/utility-process.ts'
import { root } from '../architecture/source-files.ts'
import { tempFolders } from '../helpers/temp-folder.ts'
import { gathered, writeDatabase } from '../import/sqlite/roadrecon-database.ts'

const folder = tempFolders('database-entry')

it('a utility process tells the tables and rows of a database, and ends when it is told to', async () => {
  const path = join(folder(), 'roadrecon.db')
  writeDatabase(path)
  const child = utilityProcess.fork(join(root, 'main', 'app', 'database-entry.ts'), [], {
    stdio: 'ignore',
  })
  const post = child.postMessage.bind(child)
  const ask = async (question: object): Promise<unknown> => {
    const answered = once(child, 'message')
    post(question)
    return (await answered)[0] as unknown
  }
  expect(await ask({ kind: 'tables', path })).toMatchObject({ kind: 'tables', others: [] })
  expect(await ask({ kind: 'open', path, table: 'Users' })).toEqual({ kind: 'opened' })
  const answer = await ask({ kind: 'next' })
  expect(answer).toMatchObject({ isLast: true, damage: null, rows: [{ rowid: 1 }, { rowid: 2 }] })
  const [{ text }] = (answer as { rows: [{ text: string }] }).rows
  expect(JSON.parse(text)).toEqual(gathered['Users']![0])
  expect(await ask({ kind: 'open', path, table: 'sqlite_schema' })).toEqual({ kind: 'opened' })
  expect(await ask({ kind: 'next' })).toMatchObject({ rows: [], damage: 'no such table' })
  const ended = once(child, 'exit')
  child.kill()
  await ended
})
