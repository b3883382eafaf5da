import { applicationState } from '../application-state.ts'
import { isApplication } from '../snapshot.ts'

/** Application registrations of the tenant (E1, E4). */
export const state = applicationState('applications', isApplication)
