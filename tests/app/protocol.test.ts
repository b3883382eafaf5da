import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { appOrigin } from '../../main/app/origin.ts'
import { contentSecurityPolicy } from '../../main/app/security/csp.ts'
import { documentHandler, pageHandler, type Handler } from '../../main/app/security/protocol.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const newFolder = tempFolders('protocol')
const html = '<!doctype html><title>Eviction Verifier</title>'
const script = 'export const answer = 42\n'

const entry = (type: string, text: string) => ({
  type,
  sha256: createHash('sha256').update(text).digest('hex'),
})

let folder: string
let altered: string[]
let handle: Handler

function open(manifest: unknown): Handler {
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  return pageHandler(folder, (path) => altered.push(path))
}

beforeEach(() => {
  const parent = newFolder()
  folder = join(parent, 'renderer')
  altered = []
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), html)
  writeFileSync(join(folder, 'assets/page-a1.js'), script)
  writeFileSync(join(folder, 'unlisted.html'), html)
  writeFileSync(join(parent, 'secret.txt'), 'secret')
  handle = open({
    '/index.html': entry('text/html; charset=utf-8', html),
    '/assets/page-a1.js': entry('text/javascript; charset=utf-8', script),
  })
})

const get = (path: string, method = 'GET') =>
  handle(new Request(path.includes('://') ? path : `${appOrigin}${path}`, { method }))

describe('the page’s files', () => {
  it('are served with their type and every header', async () => {
    const response = await get('/assets/page-a1.js')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(script)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
    })
  })

  it('have index.html at the root', async () => {
    expect(await (await get('/')).text()).toBe(html)
  })

  it.each(['POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('are not for %s', async (method) => {
    const response = await get('/index.html', method)
    expect(response.status).toBe(405)
    expect(await response.text()).toBe('')
  })

  it.each([
    '/unlisted.html',
    '/manifest.json',
    '/index.html?file=/etc/passwd',
    '/assets',
    '/assets/',
    '//index.html',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/index.html%00.js',
    '/%69ndex.html',
    '/__proto__',
    '/constructor',
    'https://contoso.example/index.html',
    `${appOrigin}.contoso.example/index.html`,
    `${appOrigin}:8080/index.html`,
    'file:///etc/passwd',
  ])('are nowhere else: %s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('')
  })

  it('are not served once they were changed on disk', async () => {
    writeFileSync(join(folder, 'assets/page-a1.js'), `${script}//`)
    expect((await get('/assets/page-a1.js')).status).toBe(404)
    expect(altered).toEqual(['/assets/page-a1.js'])
  })

  it('are not served once they are gone', async () => {
    rmSync(join(folder, 'index.html'))
    expect((await get('/')).status).toBe(404)
    expect(altered).toEqual(['/index.html'])
  })

  it.each(['/../secret.txt', '/a/../../secret.txt', 'secret.txt', '/.hidden', '/a//b', '/'])(
    'cannot be listed by the path %s',
    (path) => expect(() => open({ [path]: entry('text/plain', 'secret') })).toThrow('Invalid'),
  )
})

describe('Electron’s own scheme', () => {
  it('is handled alike', async () => {
    vi.resetModules()
    vi.doMock('../../main/app/origin.ts', () => ({ appOrigin: 'app://verifier' }))
    const { pageHandler: openOther } = await import('../../main/app/security/protocol.ts')
    vi.doUnmock('../../main/app/origin.ts')
    const own = openOther(folder, () => undefined)
    const statusOf = async (url: string) => (await own(new Request(url))).status
    expect(await statusOf('app://verifier/')).toBe(200)
    expect(await statusOf('app://other/')).toBe(404)
    expect(await statusOf('app://verifier/../secret.txt')).toBe(404)
    expect(await statusOf('app://verifier/%2e%2e/secret.txt')).toBe(404)
    expect(await statusOf('https://verifier.invalid/')).toBe(404)
  })
})

describe('the document that is printed', () => {
  const policy = "default-src 'none'"
  const print = documentHandler(new TextEncoder().encode(html), policy)
  const ask = (path: string, method = 'GET') =>
    print(new Request(`${appOrigin}${path}`, { method }))

  it('is at the root, with its policy', async () => {
    const response = await ask('/')
    expect(await response.text()).toBe(html)
    expect(response.headers.get('content-security-policy')).toBe(policy)
  })

  it('is all there is', async () => {
    expect((await ask('/index.html')).status).toBe(404)
    expect((await ask('/?a')).status).toBe(404)
    expect((await ask('/', 'POST')).status).toBe(405)
  })
})
