import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  contentSecurityPolicy,
  printedContentSecurityPolicy,
  reactAriaStyleHash,
} from '../../main/app/security/csp.ts'

const platformPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${reactAriaStyleHash}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "frame-ancestors 'none'",
]

/** The rule that React Aria sets as the text of its own style element, read from the package in use. */
function reactAriaStyle(): string {
  const entry = createRequire(import.meta.url).resolve('react-aria-components')
  const main = createRequire(entry).resolve('react-aria')
  const source = readFileSync(join(main, '../../private/interactions/usePress.mjs'), 'utf8')
  const [, attribute] = /PRESSABLE_ATTRIBUTE = '([^']*)'/.exec(source)!
  const [, template] = /\.textContent = `([^`]*)`\.trim\(\)/.exec(source)!
  return template!.replace(/\$\{[^}]*\}/, attribute!).trim()
}

describe('the policy of the page', () => {
  it('is the one that was tried out, and frames nothing', () => {
    expect(contentSecurityPolicy.split('; ').sort()).toEqual([...platformPolicy].sort())
  })

  it('has no way in for inline or evaluated code', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe-|\*|https?:|blob:|nonce-/)
  })

  it('allows exactly the style that React Aria sets', () => {
    const digest = createHash('sha256').update(reactAriaStyle()).digest('base64')
    expect(reactAriaStyleHash).toBe(`'sha256-${digest}'`)
  })
})

describe('the policy of what is printed', () => {
  it('runs, frames and fetches nothing', () => {
    expect(printedContentSecurityPolicy).toContain("default-src 'none'")
    expect(printedContentSecurityPolicy).not.toMatch(/script-src|connect-src|frame-src|https?:/)
  })
})
