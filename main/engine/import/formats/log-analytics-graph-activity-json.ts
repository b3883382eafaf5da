import { graphActivityTable } from '../kit/graph-activity-table.ts'
import { jsonDialect } from '../kit/record-format.ts'

export const dialect = jsonDialect(graphActivityTable)
