import type { Answer, CallName, Output, Received } from '#contract'
import type { ClientCall } from '../engine/service/client.ts'
import type { Dispatch } from './bridge.ts'
import type { Engine } from './engine.ts'

/** A call that the app answers itself, or adds something to. @throws AppError */
export type Handler<Name extends CallName> = (
  input: Received<Name>,
  dropped: readonly string[],
) => Promise<Answer<Output<Name>>>

/** Whatever the engine does not answer must be here; what it does answer may be. */
export type Handlers = { [Name in Exclude<CallName, ClientCall>]: Handler<Name> } & {
  [Name in ClientCall]?: Handler<Name>
}

/** Our own handlers first; a call without one is the engine's, as the types have made sure. */
export function createDispatch(handlers: Handlers, engine: Engine): Dispatch {
  return <Name extends CallName>(
    name: Name,
    input: Received<Name>,
    dropped: readonly string[],
  ): Promise<Answer<Output<Name>>> => {
    const handler = handlers[name] as Handler<Name> | undefined
    return handler === undefined
      ? engine.call(name as Name & ClientCall, input)
      : handler(input, dropped)
  }
}
