import type { Payload, TopicName } from '#contract'

/** What the engine tells unasked; the rest of the topics are the app's own. */
export type ClientTopic = Exclude<TopicName, 'menu.command'>

type Listener<Topic extends ClientTopic> = (payload: Payload<Topic>) => void

/** Listeners by topic. */
export class Topics {
  readonly #listeners: { readonly [Topic in ClientTopic]: Set<Listener<Topic>> } = {
    'case.changed': new Set(),
    'job.changed': new Set(),
    'engine.changed': new Set(),
  }

  /** Returns how to stop. */
  on<Topic extends ClientTopic>(topic: Topic, listener: Listener<Topic>): () => void {
    this.#listeners[topic].add(listener)
    return () => this.#listeners[topic].delete(listener)
  }

  emit<Topic extends ClientTopic>(topic: Topic, payload: Payload<Topic>): void {
    for (const listener of this.#listeners[topic]) listener(payload)
  }
}
