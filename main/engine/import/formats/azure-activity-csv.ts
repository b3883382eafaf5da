import { azureActivity } from '../kit/azure-activity.ts'
import { csvDialect } from '../kit/record-format.ts'

export const dialect = csvDialect(azureActivity)
