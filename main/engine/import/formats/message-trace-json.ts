import { traceRecords } from '../kit/message-trace-formats.ts'
import { jsonDialect } from '../kit/record-format.ts'

export const dialect = jsonDialect(traceRecords)
