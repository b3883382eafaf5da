import { hawkCredentials } from '../kit/hawk-credentials.ts'
import { csvDialect } from '../kit/record-format.ts'

export const dialect = csvDialect(hawkCredentials)
