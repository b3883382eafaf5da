import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { recogniseFile } from '../../../main/engine/import/recognition.ts'
import { evv, newCase } from '../../helpers/evv.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'
import { writeZip } from '../readers/zip-writer.ts'

const folder = tempFolders('tokens')

/** Stands in for what must not be seen again anywhere; no token of any service. */
const marker = 'c2VjcmV0LW1hcmtlci1mb3ItdGhpcy10ZXN0LW9ubHk'
const jwt = `eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.${marker}.c2ln`
const opaque = `0.AXoA${marker}${marker}`

const caches: Readonly<Record<string, string | Buffer>> = {
  'ROADtools, signed in as a user': JSON.stringify({
    tokenType: 'Bearer',
    expiresOn: '2026-03-01 10:00:00',
    tenantId: '00000000-0000-4000-8000-00000000000a',
    _clientId: '1b730954-1685-4b74-9bfd-dac224a7b894',
    accessToken: jwt,
    refreshToken: opaque,
    idToken: jwt,
  }),
  'ROADtools, indented, in UTF-16': Buffer.from(
    `\ufeff${JSON.stringify({ tokenType: 'Bearer', refreshToken: opaque }, null, 2)}`,
    'utf16le',
  ),
  'roadtx, a primary refresh token': JSON.stringify({ refresh_token: opaque, session_key: 'ab' }),
  'MSAL, of the Azure tools': JSON.stringify({
    AccessToken: { a: { credential_type: 'AccessToken', secret: jwt } },
    RefreshToken: { b: { credential_type: 'RefreshToken', secret: opaque } },
  }),
  'ADAL, .azure/accessTokens.json': JSON.stringify([
    { tokenType: 'Bearer', resource: 'r', isMRRT: true, accessToken: jwt, refreshToken: opaque },
  ]),
  'ADAL, TokenCache.dat with text between lengths': Buffer.concat([
    Buffer.from([2, 0, 0, 0, 1, 0, 0, 0]),
    Buffer.from(`{"AccessToken":"${jwt}","RefreshToken":"${opaque}"}`),
  ]),
  'Az PowerShell, the packed cache': JSON.stringify({
    TokenCache: { CacheData: Buffer.from(marker.repeat(4)).toString('base64') },
  }),
  'an answer of the token endpoint': JSON.stringify({ token_type: 'Bearer', access_token: jwt }),
}

const logon = JSON.stringify({
  CreationTime: '2020-02-01T01:02:03',
  Id: '00000000-0000-4000-8000-000000000001',
  Operation: 'UserLoggedIn',
  RecordType: 15,
  UserId: 'ann@contoso.example',
})

function write(name: string, content: string | Buffer): string {
  const path = join(folder(), name)
  writeFileSync(path, content)
  return path
}

describe.each(Object.entries(caches))('%s', (_, content) => {
  it('is refused by its content, whatever it is called', async () => {
    await expect(recogniseFile(write('signins.json', content))).rejects.toMatchObject({
      code: 'input/holds-tokens',
    })
  })

  it('has the whole archive refused, which names it', async () => {
    const archive = writeZip([
      { name: 'audit/ual.json', data: Buffer.from(logon) },
      { name: 'audit/auth', data: Buffer.from(content) },
    ])
    await expect(recogniseFile(write('export.zip', archive))).rejects.toMatchObject({
      code: 'input/archive-holds-tokens',
      params: { member: 'audit/auth' },
    })
  })

  it('is refused when it is packed alone', async () => {
    await expect(recogniseFile(write('auth.gz', gzipSync(content)))).rejects.toMatchObject({
      code: 'input/archive-holds-tokens',
    })
  })
})

describe('what only speaks of tokens', () => {
  it.each([
    [
      'a record that quotes one',
      JSON.stringify({ ...JSON.parse(logon), Note: `"idToken":"${jwt}"` }),
    ],
    ['ids of tokens', JSON.stringify({ ...JSON.parse(logon), idToken: 'none' })],
  ])('%s is evidence', async (_, content) => {
    await expect(recogniseFile(write('ual.json', content))).resolves.toHaveLength(1)
  })

  it('is unknown where it is unknown', async () => {
    const text = JSON.stringify({ accessToken: 'how to get one', refreshToken: 'see the manual' })
    await expect(recogniseFile(write('manual.json', text))).rejects.toMatchObject({
      code: 'input/unknown-format',
    })
  })
})

/** Every byte under a folder. */
function contentOf(path: string): string {
  if (!statSync(path).isDirectory()) return readFileSync(path, 'latin1')
  return readdirSync(path)
    .map((name) => contentOf(join(path, name)))
    .join('\n')
}

describe('a folder with a cache in it', () => {
  let path: string
  let done: ReturnType<typeof evv>

  beforeAll(() => {
    const input = folder()
    for (const [index, content] of Object.values(caches).entries())
      writeFileSync(join(input, `${index}.roadtools_auth`), content)
    writeFileSync(join(input, 'ual.json'), logon)
    const zip = writeZip([
      { name: '.roadtools_auth', data: Buffer.from(caches['ADAL, .azure/accessTokens.json']!) },
    ])
    writeFileSync(join(input, 'export.zip'), zip)
    path = join(folder(), 'a.evcase')
    expect(evv(newCase(path)).status).toBe(0)
    done = evv(['import', path, input, '--json'])
  })

  it('is imported without it', () => {
    const { files } = done.json<{ files: { reason?: string; imported: number }[] }>()
    expect(files.filter(({ imported }) => imported === 1)).toHaveLength(1)
    const reasons = files.flatMap(({ reason }) => reason ?? [])
    expect(new Set(reasons)).toEqual(new Set(['input/holds-tokens', 'input/archive-holds-tokens']))
    expect(reasons).toHaveLength(Object.keys(caches).length + 1)
    expect(done.status).toBe(1)
  })

  it('leaves no byte of it in the case, the journal or what was printed', () => {
    const seen = [contentOf(path), done.stdout, done.stderr].join('\n')
    const wide = Buffer.from(marker, 'utf16le').toString('latin1')
    for (const trace of [
      marker,
      wide,
      Buffer.from(marker).toString('base64').slice(4, 40),
      'CacheData',
    ])
      expect(seen).not.toContain(trace)
    expect(readdirSync(join(path, 'evidence'))).toHaveLength(1)
  })

  it('says the same when it is offered as an annex', () => {
    const file = write('responders.json', caches['ROADtools, signed in as a user']!)
    const annex = evv(['annex', 'import', path, '--kind', 'responders', file])
    expect(annex.stderr).toContain('input/holds-tokens')
    expect(contentOf(path)).not.toContain(marker)
  })
})
