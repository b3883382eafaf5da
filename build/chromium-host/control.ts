import { setTimeout as delay } from 'node:timers/promises'
import { queueDialog } from './dialog.ts'
import { runningChromium } from './host.ts'
import { record } from './record.ts'
import { services } from './utility-process.ts'

/** What a test driver asks the host that it has forked. */
export type Order =
  | { kind: 'next-dialog'; paths: readonly string[] | null }
  | { kind: 'port' }
  | { kind: 'record' }
  | { kind: 'services' }

export type OrderAnswer = {
  'next-dialog': null
  port: number
  record: { requests: readonly string[]; violations: readonly string[] }
  services: readonly (readonly [name: string, pid: number])[]
}

async function obey(order: Order): Promise<OrderAnswer[Order['kind']]> {
  switch (order.kind) {
    case 'next-dialog':
      queueDialog(order.paths)
      return null
    case 'port':
      return portOfBrowser()
    case 'record':
      return record
    case 'services':
      return [...services]
  }
}

/** Waits for as long as the app takes to open its first window. */
async function portOfBrowser(): Promise<number> {
  for (;;) {
    const port = runningChromium()?.port ?? null
    if (port !== null) return port
    await delay(20)
  }
}

/** Answers `{ number, order }` with `{ number, answer }` over the channel of `child_process.fork`. */
export function answerDriver(): void {
  process.on('message', ({ number, order }: { number: number; order: Order }) => {
    void obey(order).then((answer) => process.send?.({ number, answer }))
  })
}
