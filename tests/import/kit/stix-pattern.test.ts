import { describe, expect, it } from 'vitest'
import { readPattern } from '../../../main/engine/import/indicator-files/stix-pattern.ts'

describe('a pattern of plain comparisons', () => {
  it.each([
    ["[ipv4-addr:value = '203.0.113.7']", [['ip', '203.0.113.7']]],
    ["[ ipv6-addr:value='2001:db8::7' ]", [['ip', '2001:db8::7']]],
    [
      "[ipv4-addr:value = '203.0.113.7' OR domain-name:value = 'mail.example']",
      [
        ['ip', '203.0.113.7'],
        ['mail-domain', 'mail.example'],
      ],
    ],
    [
      "[ipv4-addr:value = '203.0.113.7'] OR [url:value = 'https://a.example/x']",
      [
        ['ip', '203.0.113.7'],
        ['url', 'https://a.example/x'],
      ],
    ],
    [
      "[ipv4-addr:value IN ('203.0.113.7', '203.0.113.8')]",
      [
        ['ip', '203.0.113.7'],
        ['ip', '203.0.113.8'],
      ],
    ],
    [
      "[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' = 'it\\'s \\\\ me']",
      [['user-agent', "it's \\ me"]],
    ],
    ["[file:hashes.'SHA-256' = 'aa']", [['file', 'aa']]],
    ["[x509-certificate:hashes.'SHA-1' = 'aa']", [['thumbprint', 'aa']]],
    ['[autonomous-system:number = 64512]', [['asn', '64512']]],
    ["[user-account:account_login = 'eve@contoso.example']", [['user', 'eve@contoso.example']]],
  ])('%s', (pattern, values) => {
    expect(readPattern(pattern)).toEqual(values.map(([kind, value]) => ({ kind, value })))
  })
})

describe('any other pattern is not taken apart', () => {
  it.each([
    ["[ipv4-addr:value = '203.0.113.7' AND domain-name:value = 'a.example']", 'pattern-combined'],
    ["[ipv4-addr:value = '203.0.113.7'] AND [domain-name:value = 'a.example']", 'pattern-combined'],
    ["[ipv4-addr:value = '203.0.113.7'] FOLLOWEDBY [url:value = 'a']", 'pattern-combined'],
    ["[ipv4-addr:value = '203.0.113.7'] WITHIN 5 SECONDS", 'pattern-combined'],
    ["[ipv4-addr:value != '203.0.113.7']", 'pattern-unsupported'],
    ["[ipv4-addr:value NOT = '203.0.113.7']", 'pattern-unsupported'],
    ["[ipv4-addr:value ISSUBSET '203.0.113.0/24']", 'pattern-unsupported'],
    ["[domain-name:value LIKE '%.example']", 'pattern-unsupported'],
    ["([ipv4-addr:value = '203.0.113.7'])", 'pattern-unsupported'],
    ["[ipv4-addr:value = '203.0.113.7'", 'pattern-unsupported'],
    ["[ipv4-addr:value = '203.0.113.7']x", 'pattern-unsupported'],
    ['', 'pattern-unsupported'],
  ])('%s', (pattern, reason) => {
    expect(readPattern(pattern)).toBe(reason)
  })

  it('at any length', () => {
    expect(readPattern(`[ipv4-addr:value = '${'1'.repeat(20_000)}']`)).toBe('pattern-unsupported')
    expect(readPattern(`[${"a:b.'".repeat(2_000)}`)).toBe('pattern-unsupported')
  })
})
