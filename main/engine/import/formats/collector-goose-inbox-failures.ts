import { lineDialect, logLine, shareOf, statementOf } from '../kit/collection.ts'

/** User principal name and its place in the list of users. */
const form = /^([^\s@,;]+@[^\s@,;]+)_\d{1,7}\s*$/

/** `reports/_user_inbox_503.json` of the Untitled Goose Tool: mailboxes whose rules it was not given. */
export const dialect = lineDialect({
  id: 'collector-goose-inbox-failures',
  label: {
    en: 'Mailboxes the Untitled Goose Tool could not read',
    'zh-CN': 'Untitled Goose Tool 未能读取的邮箱',
  },
  recognise: (lines) => (shareOf(lines, form) === 1 ? 0.8 : 0),
  open: () => (line) => {
    const mailbox = form.exec(line)?.[1]
    if (mailbox === undefined) return logLine
    return statementOf(line, 'failed', {
      sources: ['snapshot.inbox-rules'],
      scope: mailbox.replaceAll('%27', "'").toLowerCase(),
    })
  },
})
