import { describe, expect, it } from 'vitest'
import {
  addNameValues,
  propertyChanges,
  unwrapValue,
} from '../../../main/engine/import/kit/changes.ts'
import { keyIdentifiers, ruleFeatures } from '../../../main/engine/import/kit/features.ts'
import type { InboxRuleFacts } from '../../../main/engine/import/kit/features.ts'

describe('values before and after', () => {
  it.each([
    ['[\r\n  "Splunk"\r\n]', 'Splunk'],
    ['[\r\n  true\r\n]', 'true'],
    ['[{"a":1}]', '{"a":1}'],
    ['"plain"', 'plain'],
    ['"[\\"x\\"]"', 'x'],
    ['[]', '[]'],
    ['["a","b"]', '["a","b"]'],
    ['[\r\n  "a",\r\n  "b"\r\n]', '[\r\n  "a",\r\n  "b"\r\n]'],
    ['[not json', '[not json'],
    ['{"a":[1]}', '{"a":[1]}'],
    ['[null]', null],
    ['Disabled', 'Disabled'],
    ['', null],
    [null, null],
    [true, 'true'],
  ])('%j is %j', (written, expected) => {
    expect(unwrapValue(written)).toBe(expected)
  })

  it('reads lists of properties, of names, and JSON in a string', () => {
    const list = [
      { Name: 'AccountEnabled', OldValue: '[]', NewValue: '[\r\n  true\r\n]' },
      'RecipientCollection',
      null,
      { OldValue: 'x' },
    ]
    const expected = [
      { name: 'AccountEnabled', old: '[]', new: 'true' },
      { name: 'RecipientCollection', old: null, new: null },
    ]
    expect(propertyChanges(list)).toEqual(expected)
    expect(propertyChanges(JSON.stringify(list))).toEqual(expected)
    expect(propertyChanges(undefined)).toEqual([])
  })

  it('indexes parameters by name, whatever the name', () => {
    const into: Record<string, string> = {}
    const list = '[{"Name":"A","Value":"1"},{"Name":"B"},{"Name":"__proto__","Value":"x"},7]'
    addNameValues(list, 'Parameters', into)
    addNameValues([{ Name: 'C', Value: { d: 1 } }], 'Parameters', into)
    addNameValues('-Identity "x" -Force', 'Parameters', into)
    expect(Object.entries(into)).toEqual([
      ['A', '1'],
      ['B', ''],
      ['__proto__', 'x'],
      ['C', '{"d":1}'],
      ['Parameters', '-Identity "x" -Force'],
    ])
    expect(Object.getPrototypeOf(into)).toBe(Object.prototype)
  })
})

describe('keys of an application', () => {
  const certificate =
    '[KeyIdentifier=6D944A5F-234C-4879-8DE4-39F089D8B96B,KeyType=AsymmetricX509Cert,KeyUsage=Verify,DisplayName=CN=a, O=b [c]]'
  const secret =
    '[KeyIdentifier=3fa85f64-5717-4562-b3fc-2c963f66afa6,KeyType=Password,KeyUsage=Verify,DisplayName=]'
  const parsed = [
    {
      keyId: '6d944a5f-234c-4879-8de4-39f089d8b96b',
      type: 'AsymmetricX509Cert',
      usage: 'Verify',
      displayName: 'CN=a, O=b [c]',
    },
    {
      keyId: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
      type: 'Password',
      usage: 'Verify',
      displayName: '',
    },
  ]

  it('reads a JSON list, an unwrapped entry, and a bare row of entries', () => {
    expect(keyIdentifiers(JSON.stringify([certificate, secret]))).toEqual(parsed)
    expect(keyIdentifiers(certificate)).toEqual([parsed[0]])
    expect(keyIdentifiers(`${certificate}, ${secret}`)).toEqual(parsed)
    expect(keyIdentifiers(unwrapValue(JSON.stringify([secret])))).toEqual([parsed[1]])
  })

  it.each([null, '', '[]', 'KeyIdentifier=x', '[KeyIdentifier=x]'])('%j holds none', (written) => {
    expect(keyIdentifiers(written)).toEqual([])
  })
})

describe('inbox rules', () => {
  const plain: InboxRuleFacts = {
    name: 'Newsletters',
    forwardTo: [],
    redirectTo: [],
    deletes: false,
    moveTo: null,
    marksRead: false,
    words: [],
    ownDomains: ['contoso.example'],
  }

  it.each([
    [{}, []],
    [{ name: '.' }, ['rule-name:short']],
    [{ name: '' }, ['rule-name:short']],
    [{ name: '....' }, ['rule-name:short']],
    [{ name: '发票' }, []],
    [{ name: '发' }, ['rule-name:short']],
    [{ name: '🙂🙂' }, ['rule-name:short']],
    [{ name: 'abc' }, []],
    [{ name: null }, []],
    [{ deletes: true, marksRead: true }, ['rule:delete', 'rule:mark-read']],
    [{ moveTo: 'Projects' }, ['rule:move']],
    [{ moveTo: 'm.ruiz:\\RSS Feeds' }, ['rule-folder:obscure', 'rule:move']],
    [{ moveTo: 'Historique des conversations' }, ['rule-folder:obscure', 'rule:move']],
    [{ moveTo: 'Inbox\\RSS 订阅' }, ['rule-folder:obscure', 'rule:move']],
    [{ moveTo: 'Archived projects' }, ['rule:move']],
    [{ words: ['Invoice;Payments'] }, ['rule-keywords:finance']],
    [{ words: ['phishing'] }, ['rule-keywords:security']],
    [{ words: ['汇款通知'] }, ['rule-keywords:finance']],
    [{ words: ['newsletter', 'wireless'] }, []],
    [{ forwardTo: ['a@contoso.example'] }, ['rule:forward']],
    [{ forwardTo: ['"A" [SMTP:a@other.example]'] }, ['rule:forward', 'rule:other-domain']],
    [
      { redirectTo: ['a@gmail.com;b@contoso.example'] },
      ['rule:external', 'rule:other-domain', 'rule:redirect'],
    ],
  ] as const)('%j has %j', (facts, expected) => {
    expect(ruleFeatures({ ...plain, ...facts })).toEqual(expected)
  })
})
