import type { WebContents } from 'electron'
import { topicChannel, type Payload, type TopicName } from '#contract'

export type Tell = <Name extends TopicName>(topic: Name, payload: Payload<Name>) => void

/** Tells the main frame of our window, and nobody once the window is closed. */
export function createTell(page: () => Pick<WebContents, 'send' | 'isDestroyed'> | null): Tell {
  return (topic, payload) => {
    const contents = page()
    if (contents !== null && !contents.isDestroyed()) contents.send(topicChannel, topic, payload)
  }
}
