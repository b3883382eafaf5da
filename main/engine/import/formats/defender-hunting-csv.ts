import { hunting } from '../kit/hunting.ts'
import { csvDialect } from '../kit/record-format.ts'

export const dialect = csvDialect(hunting)
