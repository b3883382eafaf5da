import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildApp } from '../../build/build.ts'
import { startHost } from '../helpers/host-process.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const newFolder = tempFolders('self-test')

it('the self-test makes, judges and prints the sample case, and says so', async () => {
  const folder = join(newFolder(), 'out')
  const host = await startHost(await buildApp(), ['--self-test', folder], process.env)
  expect(await host.ended, host.output()).toBe(0)
  const result: unknown = JSON.parse(readFileSync(join(folder, 'self-test.json'), 'utf8'))
  expect(result).toMatchObject({
    passed: true,
    steps: ['sample', 'evaluate: residual-access', 'html', 'pdf'],
    error: null,
  })
  expect(existsSync(join(folder, 'statement.html'))).toBe(true)
  const pdf = readFileSync(join(folder, 'statement.pdf'), 'latin1')
  expect(pdf).toContain('/StructTreeRoot')
  expect(pdf).toContain('/Outlines')
}, 180_000)

it('the self-test fails with a status where its folder cannot be written', async () => {
  const host = await startHost(await buildApp(), ['--self-test', '/dev/null/out'], process.env)
  expect(await host.ended).not.toBe(0)
})
