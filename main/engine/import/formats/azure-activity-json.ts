import { azureActivity } from '../kit/azure-activity.ts'
import { jsonDialect } from '../kit/record-format.ts'

export const dialect = jsonDialect(azureActivity)
