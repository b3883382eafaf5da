import { applicationState } from '../application-state.ts'
import { isServicePrincipal } from '../snapshot.ts'

/** What applications are in this tenant; a key can sit here as well as on the registration (E1–E4). */
export const state = applicationState('service-principals', isServicePrincipal)
