import { hawkCredentials } from '../kit/hawk-credentials.ts'
import { jsonDialect } from '../kit/record-format.ts'

export const dialect = jsonDialect(hawkCredentials)
