import { mailboxAudit } from '../kit/mailbox-audit.ts'
import { jsonDialect } from '../kit/record-format.ts'

export const dialect = jsonDialect(mailboxAudit)
