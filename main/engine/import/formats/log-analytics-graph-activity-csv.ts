import { graphActivityTable } from '../kit/graph-activity-table.ts'
import { csvDialect } from '../kit/record-format.ts'

export const dialect = csvDialect(graphActivityTable)
