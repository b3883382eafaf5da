import { traceRecords } from '../kit/message-trace-formats.ts'
import { csvDialect } from '../kit/record-format.ts'

export const dialect = csvDialect(traceRecords)
