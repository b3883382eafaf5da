import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { appOrigin } from '../origin.ts'
import { contentSecurityPolicy } from './csp.ts'

/** What the build wrote: every file of the page by its path in the address. */
const manifestSchema = v.record(
  v.pipe(v.string(), v.regex(/^(\/[\w-][\w.-]*)+$/)),
  v.object({ type: v.string(), sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) }),
)
type Entry = v.InferOutput<typeof manifestSchema>[string]

const headers = {
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
} as const

export type Handler = (request: Request) => Promise<Response>

function refuse(status: number): Response {
  return new Response(null, { status, headers })
}

/** Status that refuses the request; null where it is a plain read of our own origin. */
function refusalOf(request: Request): number | null {
  if (request.method !== 'GET') return 405
  return request.url.startsWith(`${appOrigin}/`) && new URL(request.url).search === '' ? null : 404
}

/**
 * Threat: an address that reads another file of the machine, or a file of the page that was changed on disk.
 * Paths are looked up in the build's manifest and never joined from an address; bytes that are not those
 * of the build are not served. `report` hears of them.
 */
export function pageHandler(folder: string, report: (path: string) => void): Handler {
  const manifest = v.parse(
    manifestSchema,
    JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
  )
  const entries = new Map<string, Entry>(Object.entries(manifest))
  return async (request) => {
    const refused = refusalOf(request)
    if (refused !== null) return refuse(refused)
    const { pathname } = new URL(request.url)
    const path = pathname === '/' ? '/index.html' : pathname
    const entry = entries.get(path)
    if (entry === undefined) return refuse(404)
    const bytes = await readFile(join(folder, path)).catch(() => null)
    if (bytes === null || sha256Of(bytes) !== entry.sha256) {
      report(path)
      return refuse(404)
    }
    return serve(bytes, entry.type, contentSecurityPolicy)
  }
}

/** Serves one document at `/` and nothing else: the statement that is printed. */
export function documentHandler(html: Uint8Array<ArrayBuffer>, policy: string): Handler {
  return async (request) => {
    const refused = refusalOf(request)
    if (refused !== null) return refuse(refused)
    if (new URL(request.url).pathname !== '/') return refuse(404)
    return serve(html, 'text/html; charset=utf-8', policy)
  }
}

function serve(bytes: Uint8Array<ArrayBuffer>, type: string, policy: string): Response {
  return new Response(bytes, {
    status: 200,
    headers: { ...headers, 'Content-Type': type, 'Content-Security-Policy': policy },
  })
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
