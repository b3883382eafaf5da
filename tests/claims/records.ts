export { guid, person, tenant, type Json, type Person } from './records/common.ts'
export * from './records/entra.ts'
export * from './records/snapshots.ts'
export * from './records/unified.ts'
