import { describe, expect, it } from 'vitest'
import { readAudit } from './audit-support.ts'

const oid = '9d8001cb-a159-4252-a3a1-c2dc689f322a'

describe('reading mail', () => {
  const read = (fields: Record<string, unknown>) =>
    readAudit({ RecordType: 50, Operation: 'MailItemsAccessed', ...fields })

  it('reads a bind', () => {
    const event = read({
      LogonType: 0,
      ExternalAccess: false,
      MailboxGuid: oid.toUpperCase(),
      MailboxOwnerUPN: 'Joey@B.example',
      OperationCount: 9,
      OperationProperties: [
        { Name: 'MailAccessType', Value: 'Bind' },
        { Name: 'IsThrottled', Value: 'True' },
      ],
      Folders: [
        {
          Path: '\\Inbox',
          FolderItems: [{ InternetMessageId: '<a@x>' }, null, {}, { InternetMessageId: '<a@x>' }],
        },
        { Path: '\\Sent', FolderItems: [{ InternetMessageId: '<b@x>' }] },
      ],
    })
    expect(event).toMatchObject({
      source: 'ual.mail-access',
      mailAccess: 'bind',
      throttled: true,
      count: 9,
      messageIds: ['<a@x>', '<b@x>'],
      folders: ['\\Inbox', '\\Sent'],
      mailbox: 'joey@b.example',
      targetKind: 'mailbox',
      targetId: oid,
      logonType: 'owner',
      externalAccess: false,
      parameters: {},
    })
  })

  it('does not take a missing IsThrottled for false', () => {
    expect(
      read({ OperationProperties: [{ Name: 'MailAccessType', Value: 'Bind' }] }),
    ).toMatchObject({
      mailAccess: 'bind',
      throttled: null,
      count: null,
    })
  })

  it('reads a sync, whose path is withheld', () => {
    const event = read({
      RecordType: 2,
      LogonType: 2,
      MailboxGuid: oid,
      OperationProperties: [{ Name: 'MailAccessType', Value: 'Sync' }],
      Item: { Id: 'x', ParentFolder: { Name: 'Deleted Items', Path: 'Not Available' } },
      ClientProcessName: 'OUTLOOK.EXE',
    })
    expect(event).toMatchObject({
      source: 'ual.mail-access',
      mailAccess: 'sync',
      folders: ['Deleted Items'],
      messageIds: [],
      mailbox: oid,
      logonType: 'delegate',
      parameters: { ClientProcessName: 'OUTLOOK.EXE' },
    })
  })

  it('reads attachments and groups of items', () => {
    const attachments = read({
      Operation: 'AttachmentAccess',
      OperationProperties: [{ Name: 'AttachmentAccessType', Value: 'Bind' }],
      Messages: [{ Path: '\\Inbox', InternetMessageId: '<m@x>', MessageItems: [{ Id: 'a' }] }],
    })
    expect(attachments).toMatchObject({
      source: 'ual.mail-access',
      mailAccess: null,
      messageIds: ['<m@x>'],
      folders: ['\\Inbox'],
      parameters: { AttachmentAccessType: 'Bind' },
    })
    const group = readAudit({
      RecordType: 3,
      Operation: 'SoftDelete',
      Folder: { Path: '\\Drafts' },
      AffectedItems: [{ InternetMessageId: '<d@x>', ParentFolder: { Path: '\\Drafts' } }],
    })
    expect(group).toMatchObject({ messageIds: ['<d@x>'], folders: ['\\Drafts'] })
  })

  it('lists each of thousands of messages once', () => {
    const items = Array.from({ length: 3000 }, (_, index) => ({
      InternetMessageId: `<${String(index % 1500)}@x>`,
    }))
    expect(read({ Folders: [{ Path: 'a', FolderItems: items }] }).messageIds).toHaveLength(1500)
  })
})

describe('rules, assistants, teams', () => {
  it('derives features of a rule made by cmdlet', () => {
    const event = readAudit({
      RecordType: 1,
      Operation: 'New-InboxRule',
      UserId: 'joey@b.example',
      UserType: 2,
      OrganizationName: 'b.onmicrosoft.example',
      ObjectId: 'joey\\.',
      Parameters: [
        { Name: 'Name', Value: '.' },
        { Name: 'SubjectOrBodyContainsWords', Value: 'invoice;wire;iban' },
        { Name: 'MoveToFolder', Value: 'RSS Feeds' },
        { Name: 'MarkAsRead', Value: 'True' },
        { Name: 'ForwardTo', Value: 'colleague@b.example' },
        { Name: 'RedirectTo', Value: '' },
      ],
    })
    expect(event.features).toEqual([
      'rule-folder:obscure',
      'rule-keywords:finance',
      'rule-name:short',
      'rule:forward',
      'rule:mark-read',
      'rule:move',
    ])
    expect(event).toMatchObject({ targetKind: 'inbox-rule', targetName: 'joey\\.' })
    expect(event.parameters['RedirectTo']).toBe('')
  })

  it.each([
    [{ ActionType: 'Forward', Recipients: ['x@gmail.com'], ForwardFlags: 'None' }, 'rule:forward'],
    [{ ActionType: 'Forward', ForwardFlags: 'PreserveSender' }, 'rule:redirect'],
    [{ ActionType: 'Delete' }, 'rule:delete'],
    [{ ActionType: 'MarkAsRead' }, 'rule:mark-read'],
    [{ ActionType: 'Move', FolderName: 'Conversation History' }, 'rule-folder:obscure'],
    [{ ActionType: 'DeferAction' }, null],
  ])('reads the action %j of an Outlook rule', (action, feature) => {
    const event = readAudit({
      RecordType: 2,
      Operation: 'UpdateInboxRules',
      OperationProperties: [
        { Name: 'RuleName' },
        { Name: 'RuleActions', Value: JSON.stringify([action]) },
      ],
    })
    if (feature === null) expect(event.features).toEqual([])
    else expect(event.features).toContain(feature)
    expect(event.features).not.toContain('rule-name:short')
  })

  it('reads what an assistant opened', () => {
    const event = readAudit({
      RecordType: 261,
      Operation: 'CopilotInteraction',
      CopilotEventData: { AppHost: 'bizchat', AccessedResources: [{ Id: 'u' }], Contexts: [] },
    })
    expect(event.parameters).toEqual({ AppHost: 'bizchat', AccessedResources: '[{"Id":"u"}]' })
  })

  it('reads a team', () => {
    const event = readAudit({ RecordType: 25, TeamGuid: '19:a@thread', TeamName: 'users' })
    expect(event).toMatchObject({
      targetKind: 'team',
      targetId: '19:a@thread',
      targetName: 'users',
    })
  })

  it('keeps parameters that are one text', () => {
    const event = readAudit({ RecordType: 1, Parameters: '-Identity "x"' })
    expect(event.parameters).toEqual({ Parameters: '-Identity "x"' })
  })
})
