import type { Answer, Output, Received } from '#contract'
import type { ClientCall } from '../engine/service/client.ts'

/** What the app's own parts need of the engine. Never rejects: a failure is an answer. */
export type Engine = {
  call<Name extends ClientCall>(name: Name, input: Received<Name>): Promise<Answer<Output<Name>>>
}
