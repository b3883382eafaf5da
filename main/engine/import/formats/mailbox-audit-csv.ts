import { mailboxAudit } from '../kit/mailbox-audit.ts'
import { csvDialect } from '../kit/record-format.ts'

export const dialect = csvDialect(mailboxAudit)
