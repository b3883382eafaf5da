import { riskyUsers } from '../kit/risk-formats.ts'
import { jsonDialect } from '../kit/record-format.ts'

export const dialect = jsonDialect(riskyUsers)
