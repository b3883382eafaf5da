import type { Answer } from './call.ts'
import type { CallName, Input, Output, Payload, TopicName } from './contract.ts'

/** Channels between the preload and the main process; one each way. */
export const callChannel = 'call'
export const topicChannel = 'topic'

/** A `File` of the page, by what every build of this project knows of one. */
export type DroppedFile = { readonly name: string; readonly size: number }

/** What the page finds as `window.bridge`: its only way to the machine. */
export type Bridge = {
  /** `files`: those of a drop, for the calls that take one. Never rejects: a failure is an answer. */
  invoke<Name extends CallName>(
    name: Name,
    input: Input<Name>,
    files?: readonly DroppedFile[],
  ): Promise<Answer<Output<Name>>>
  /** Answers with the function that ends the subscription. */
  on<Name extends TopicName>(topic: Name, listener: (payload: Payload<Name>) => void): () => void
}
