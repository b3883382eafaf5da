import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { crossedBoundary, mayComputeImports } from './boundaries.ts'
import { readReach } from './imports.ts'
import { root, sourceFiles } from './source-files.ts'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>
}
const runtimePackages = new Set(Object.keys(manifest.dependencies))

/** Complaints about one file, each a sentence with what it reached for. */
function complaints(path: string, text: string): string[] {
  const { specifiers, networkCalls } = readReach(path, text)
  const found: string[] = []
  for (const specifier of specifiers) {
    if (specifier === null) {
      if (!mayComputeImports(path)) found.push('computed import outside a registry')
      continue
    }
    const crossed = crossedBoundary(path, specifier, runtimePackages)
    if (crossed !== null) found.push(`${specifier}: ${crossed}`)
  }
  if (/^(shared|main|renderer)\//.test(path))
    found.push(...networkCalls.map((name) => `${name}(): no call that opens a connection`))
  return found
}

describe('boundaries', () => {
  const files = sourceFiles()

  it('finds the source', () => {
    expect(files).toContain('shared/index.ts')
    expect(files).toContain('main/engine/import/dialect.ts')
    expect(files).toContain('tests/architecture/boundaries.test.ts')
  })

  it('are crossed by no import and no call', () => {
    const crossings = files.flatMap((path) =>
      complaints(path, readFileSync(join(root, path), 'utf8')).map((text) => `${path} → ${text}`),
    )
    expect(crossings).toEqual([])
  })
})

describe('the boundary check', () => {
  it.each([
    ['shared/time.ts', `import { readFileSync } from 'node:fs'`],
    ['shared/time.ts', `import { Kysely } from 'kysely'`],
    ['shared/time.ts', `import type { Dialect } from '../main/engine/import/dialect.ts'`],
    ['main/engine/case/case.ts', `import { load } from '../import/load.ts'`],
    ['main/engine/import/load.ts', `export * from '../coverage/gaps.ts'`],
    ['main/engine/coverage/gaps.ts', `export { scope } from '../scope/scope.ts'`],
    ['main/engine/scope/scope.ts', `const { run } = await import('../claims/run.ts')`],
    ['main/engine/claims/run.ts', `type Model = import('../report/model.ts').Model`],
    ['main/engine/report/html.ts', `import '../bundle/write.ts'`],
    ['main/engine/import/load.ts', `import { evaluate } from '../engine.ts'`],
    ['main/engine/import/load.ts', `import { main } from '../../cli/evv.ts'`],
    ['main/engine/import/load.ts', `import { generate } from '../../sample/index.ts'`],
    ['main/engine/import/load.ts', `import { root } from '../../../build/tools.ts'`],
    ['main/engine/import/load.ts', `import { parse } from 'csv-parse'`],
    ['main/engine/import/load.ts', `import { app } from 'electron'`],
    ['main/engine/import/load.ts', `import { request } from 'node:https'`],
    ['main/engine/import/load.ts', `import { connect } from 'net'`],
    ['main/engine/import/load.ts', `import { lookup } from 'node:dns/promises'`],
    ['main/engine/import/load.ts', `const dgram = require('node:dgram')`],
    ['main/engine/import/load.ts', `const page = await fetch('https://contoso.example')`],
    ['main/engine/import/load.ts', `globalThis.fetch('https://contoso.example')`],
    ['shared/time.ts', `const socket = new WebSocket('wss://contoso.example')`],
    ['main/engine/import/load.ts', `const name = './x.ts'; await import(name)`],
    ['main/engine/import/formats/a-csv.ts', `import { dialect } from './b-csv.ts'`],
    ['main/engine/import/formats/a-csv.ts', `import { cut } from '../readers/csv.ts'`],
    ['main/engine/import/formats/a-csv.ts', `import { open } from '../../case/db.ts'`],
    ['main/engine/import/formats/a-csv.ts', `import { createHash } from 'node:crypto'`],
    ['main/engine/import/formats/a-csv.ts', `import * as valibot from 'valibot'`],
    ['main/engine/claims/catalogue/mail/a.ts', `import { b } from './b.ts'`],
    ['main/engine/claims/catalogue/mail/a.ts', `import { run } from '../../run.ts'`],
    ['main/engine/claims/catalogue/mail/a.ts', `import { gaps } from '../../../coverage/gaps.ts'`],
    ['main/engine/claims/catalogue/mail/a.ts', `import { sql } from 'kysely'`],
    ['main/sample/index.ts', `import { parseIso } from '../engine/import/kit/time.ts'`],
    ['main/sample/index.ts', `import { object } from 'valibot'`],
    ['main/cli/evv.ts', `import { app } from '../app/main.ts'`],
    ['main/cli/evv.ts', `import { createServer } from 'node:http'`],
    ['build/start.ts', `import { app } from 'electron'`],
    ['main/app/window.ts', `import { open } from '../engine/case/case.ts'`],
    ['main/app/window.ts', `import { get } from 'node:https'`],
    ['main/preload/preload.ts', `import { readFileSync } from 'node:fs'`],
    ['renderer/ui/button.tsx', `import { readFileSync } from 'node:fs'`],
    ['renderer/ui/button.tsx', `import { ipcRenderer } from 'electron'`],
    ['renderer/ui/button.tsx', `import { board } from '../../main/engine/report/board.ts'`],
    ['renderer/ui/button.tsx', `import { screen } from '../screens/case/screen.tsx'`],
    ['renderer/screens/case/screen.tsx', `import { part } from '../claims/part.tsx'`],
    ['renderer/screens/case/screen.tsx', `import { nav } from '../../shell/nav.tsx'`],
    ['renderer/screens/case/screen.tsx', `await fetch('https://contoso.example')`],
    ['renderer/lib/api.ts', `import lodash from 'lodash'`],
    ['tests/a.test.ts', `import { app } from 'electron/main'`],
  ])('bites: %s: %s', (path, text) => {
    expect(complaints(path, text)).toHaveLength(1)
  })

  it.each([
    ['shared/time.ts', `import { object } from 'valibot'`],
    ['shared/index.ts', `export * from './domain/source.ts'`],
    ['main/engine/import/load.ts', `import { open } from '../case/db.ts'`],
    ['main/engine/import/load.ts', `import Database from 'better-sqlite3'`],
    ['main/engine/import/load.ts', `// import { app } from 'electron'`],
    ['main/engine/import/load.ts', `const text = "import { app } from 'electron'"`],
    ['main/engine/import/load.ts', `const row = cache.fetch('row')`],
    ['main/engine/service/serve.ts', `import { run } from '../claims/run.ts'`],
    ['main/app/engine-host.ts', `import { connect } from '../engine/service/client.ts'`],
    ['main/app/window.ts', `import { BrowserWindow } from 'electron'`],
    ['build/chromium-host/electron.ts', `import type * as electron from 'electron'`],
    ['renderer/screens/case/screen.tsx', `import { Button } from '../../ui/button.tsx'`],
    ['renderer/screens/case/parts/row.tsx', `import { state } from '../state.ts'`],
    ['renderer/lib/api.ts', `import type { CallName } from '#contract'`],
    ['main/engine/import/registry.ts', `const name = './formats/x.ts'; await import(name)`],
    ['main/engine/import/formats/a-csv.ts', `import { defineDialect } from '../dialect.ts'`],
    ['main/engine/import/formats/a-csv.ts', `import { text } from '../kit/fields.ts'`],
    ['main/engine/import/formats/a-csv.ts', `import { labels } from '../format-texts.ts'`],
    ['main/engine/import/formats/a-csv.ts', `import type { EventFields } from '#shared'`],
    ['main/engine/claims/catalogue/mail/a.ts', `import { defineClaim } from '../../kit.ts'`],
    ['main/engine/claims/catalogue/mail/a.ts', `import { hours } from '../../kit/time.ts'`],
    ['main/sample/writers/csv.ts', `import { clock } from '../clock.ts'`],
    ['main/cli/evv.ts', `import { open } from '../engine/case/case.ts'`],
    ['tests/a.test.ts', `import { parse } from 'csv-parse'`],
  ])('lets stand: %s: %s', (path, text) => {
    expect(complaints(path, text)).toEqual([])
  })

  it('refuses an engine folder that has no place in the order', () => {
    expect(() => complaints('main/engine/import/load.ts', `import '../extras/x.ts'`)).toThrow(
      'no place in the order',
    )
  })

  it('refuses a file it cannot read rather than pass it', () => {
    expect(() => complaints('shared/time.ts', 'import {')).toThrow('shared/time.ts')
  })
})
