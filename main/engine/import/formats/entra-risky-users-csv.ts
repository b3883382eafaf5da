import { riskyUsers } from '../kit/risk-formats.ts'
import { csvDialect } from '../kit/record-format.ts'

export const dialect = csvDialect(riskyUsers)
