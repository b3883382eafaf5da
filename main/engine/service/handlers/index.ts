import { caseQuerying, caseViewing, caseWriting } from './case.ts'
import { claimsViewing, claimsWriting } from './claims.ts'
import { evidenceQuerying, evidenceViewing, evidenceWriting } from './evidence.ts'
import type { QueryHandlers, ViewHandlers, WriterHandlers } from './handler.ts'

/** Every call of the contract that an engine process answers; one without a handler does not compile. */
export const writing: WriterHandlers = { ...caseWriting, ...evidenceWriting, ...claimsWriting }
export const viewing: ViewHandlers = { ...caseViewing, ...evidenceViewing, ...claimsViewing }
export const querying: QueryHandlers = { ...caseQuerying, ...evidenceQuerying }
