import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inlineCode, manifestOf } from '../../build/app/manifest.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const temporary = tempFolders('manifest')

describe('the manifest', () => {
  it('names every file by its URL with type and hash', () => {
    const folder = temporary()
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html>')
    writeFileSync(join(folder, 'assets', 'a.js'), 'let a')
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    expect(manifestOf(folder)).toEqual({
      '/assets/a.js': { type: 'text/javascript; charset=utf-8', sha256: sha256('let a') },
      '/index.html': { type: 'text/html; charset=utf-8', sha256: sha256('<!doctype html>') },
    })
  })

  it.each([['a.js.map'], ['a.wasm'], ['LICENSE']])('refuses %s', (name) => {
    const folder = temporary()
    writeFileSync(join(folder, name), '')
    expect(() => manifestOf(folder)).toThrow(name)
  })
})

describe('inline code', () => {
  it.each([
    ['<script>let a</script>'],
    ['<script type="module">let a</script>'],
    ['<style>a {}</style>'],
    ['<p style="color: red">'],
    ['<body onload="a()">'],
    ['<a href="javascript:a()">'],
  ])('is seen in %s', (html) => {
    expect(inlineCode(`<!doctype html><html>${html}</html>`)).toHaveLength(1)
  })

  it('is not seen in a page that names files', () => {
    const page = '<link rel="stylesheet" href="/a.css"><script type="module" src="/a.js"></script>'
    expect(
      inlineCode(`<!doctype html><html><head>${page}</head><div id="root"></div></html>`),
    ).toEqual([])
  })
})
