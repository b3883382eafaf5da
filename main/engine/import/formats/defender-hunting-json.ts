import { hunting } from '../kit/hunting.ts'
import { jsonDialect } from '../kit/record-format.ts'

export const dialect = jsonDialect(hunting)
