import { describe, expect, it } from 'vitest'
import { isInboxRule } from '../../../main/engine/import/kit/rule-snapshot.ts'
import { stateOf } from '../../../main/engine/import/kit/state.ts'

const inboxRuleSnapshot = (record: Record<string, unknown>) => stateOf(record, 'inbox-rules')

describe('inbox rules', () => {
  const graph = {
    mailbox: 'Ada@Harrow.example',
    id: 'AQAAAJ5dZqA=',
    displayName: '..',
    sequence: 1,
    isEnabled: true,
    conditions: { subjectContains: ['invoice'] },
    actions: {
      forwardTo: [{ emailAddress: { name: 'X', address: 'Drop@Gmail.com' } }],
      delete: true,
      moveToFolder: 'AAMkAD=',
      markAsRead: true,
    },
  }

  it('have one shape from Graph', () => {
    expect(isInboxRule(graph)).toBe(true)
    expect(inboxRuleSnapshot(graph)).toEqual({
      kind: 'inbox-rules',
      objectId: 'ada@harrow.example/AQAAAJ5dZqA=',
      name: '..',
      tenant: null,
      asOf: null,
      attributes: {
        mailbox: 'ada@harrow.example',
        name: '..',
        enabled: true,
        hidden: null,
        notStated: ['hidden'],
        forwardTo: ['drop@gmail.com'],
        redirectTo: [],
        deleteMessage: true,
        moveToFolder: 'AAMkAD=',
        markAsRead: true,
        features: [
          'rule-keywords:finance',
          'rule-name:short',
          'rule:delete',
          'rule:external',
          'rule:forward',
          'rule:mark-read',
          'rule:move',
          'rule:other-domain',
        ],
      },
    })
  })

  it('have the same shape from Get-InboxRule', () => {
    const rule = {
      Name: 'sync',
      Identity: 'Ada\\12345678901234567890',
      RuleIdentity: 12345678901234567000,
      Enabled: 'True',
      MailboxOwnerId: 'Ada',
      ForwardTo: null,
      ForwardAsAttachmentTo: '"Drop" [SMTP:drop@other.example]',
      RedirectTo: ['"Eve" [EX:/o=Org/cn=eve]', 'eve@harrow.example'],
      DeleteMessage: false,
      MoveToFolder: 'RSS Feeds',
      MarkAsRead: true,
      SubjectContainsWords: ['phishing'],
    }
    expect(isInboxRule(rule)).toBe(true)
    expect(inboxRuleSnapshot(rule)).toMatchObject({
      objectId: 'ada/12345678901234567890',
      attributes: {
        mailbox: 'ada',
        enabled: true,
        forwardTo: ['drop@other.example'],
        redirectTo: ['/o=org/cn=eve', 'eve@harrow.example'],
        deleteMessage: false,
        moveToFolder: 'RSS Feeds',
        features: expect.arrayContaining([
          'rule-folder:obscure',
          'rule-keywords:security',
          'rule:redirect',
        ]),
      },
    })
  })

  it('without their mailbox or id are none', () => {
    expect(inboxRuleSnapshot({ ...graph, mailbox: undefined })).toBeNull()
    expect(inboxRuleSnapshot({ ...graph, id: '' })).toBeNull()
  })

  it('are not conditional access policies', () => {
    expect(isInboxRule({ id: 'x', displayName: 'CA', state: 'enabled', conditions: {} })).toBe(
      false,
    )
  })
})
