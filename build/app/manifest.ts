import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'

/** URL path → what the app answers: its MIME type and the SHA-256 (hex) that its bytes must have. */
export type Manifest = Readonly<Record<string, { readonly type: string; readonly sha256: string }>>

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** @throws Error for a file of a kind that the page should not hold, such as a source map */
export function manifestOf(folder: string): Manifest {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return Object.fromEntries(
    paths.map((path) => {
      const type = types[extname(path)]
      if (type === undefined) throw new Error(`${path} is of no known type`)
      const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
      return [`/${relative(folder, path).replaceAll('\\', '/')}`, { type, sha256 }]
    }),
  )
}

/** Tags of a page that hold code or style themselves rather than name a file. */
export function inlineCode(html: string): readonly string[] {
  const tags = html.match(/<[a-z][^>]*>/gi) ?? []
  return tags.filter(
    (tag) =>
      /^<style\b/i.test(tag) ||
      (/^<script\b/i.test(tag) && !/\ssrc=/i.test(tag)) ||
      /\s(style|on[a-z]+)\s*=/i.test(tag) ||
      /=\s*["']?\s*javascript:/i.test(tag),
  )
}
