import * as v from 'valibot'
import { appCalls, engineState } from './app.ts'
import { count, id, type Server } from './call.ts'
import { caseCalls } from './case.ts'
import { claimCalls } from './claims.ts'
import { evidenceCalls } from './evidence.ts'
import { job, jobCalls } from './jobs.ts'
import { stateCalls } from './states.ts'

/** Every call that the page can make. There is no other way from the page to the machine. */
export const calls = {
  ...appCalls,
  ...caseCalls,
  ...evidenceCalls,
  ...stateCalls,
  ...claimCalls,
  ...jobCalls,
}

/** What the main process tells the page unasked. */
export const topics = {
  /** The case is another, or has changed, or was evaluated. */
  'case.changed': v.object({ revision: count }),
  'job.changed': job,
  'engine.changed': engineState,
  /** A command of the menu bar, by the id the palette knows it by. */
  'menu.command': v.object({ command: id }),
}

export type CallName = keyof typeof calls
export type TopicName = keyof typeof topics
/** The calls that one of the processes answers. */
export type CallsOf<By extends Server> = {
  [Name in CallName]: (typeof calls)[Name]['server'] extends By ? Name : never
}[CallName]
/** As the page sends it. */
export type Input<Name extends CallName> = v.InferInput<(typeof calls)[Name]['input']>
/** As the server gets it: parsed, with paths in place of file tokens. */
export type Received<Name extends CallName> = v.InferOutput<(typeof calls)[Name]['input']>
export type Output<Name extends CallName> = v.InferOutput<(typeof calls)[Name]['output']>
export type Payload<Name extends TopicName> = v.InferOutput<(typeof topics)[Name]>
