import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Order, OrderAnswer } from '../../build/chromium-host/control.ts'
import { root } from '../architecture/source-files.ts'

const run = join(root, 'build', 'chromium-host', 'run.ts')

/** The stand-in as a process of its own, with the channel over which a driver gives it orders. */
export type HostProcess = {
  readonly pid: number
  order<Kind extends Order['kind']>(order: Order & { kind: Kind }): Promise<OrderAnswer[Kind]>
  /** What it printed so far, for the message of a test that fails. */
  output(): string
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
  kill(signal: NodeJS.Signals): void
}

export async function startHost(
  appFolder: string,
  parameters: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<HostProcess> {
  const child = fork(run, [appFolder, ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
    env,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  const ended = once(child, 'exit').then(
    ([code, signal]: (number | NodeJS.Signals | null)[]) =>
      (code ?? signal) as number | NodeJS.Signals,
  )
  await once(child, 'spawn')
  return {
    pid: child.pid ?? 0,
    order: createOrders(child, ended, () => output),
    output: () => output,
    ended,
    kill: (signal) => void child.kill(signal),
  }
}

function createOrders(
  child: ChildProcess,
  ended: Promise<number | NodeJS.Signals>,
  output: () => string,
): HostProcess['order'] {
  const waiting = new Map<number, (answer: unknown) => void>()
  let lastNumber = 0
  child.on('message', ({ number, answer }: { number: number; answer: unknown }) => {
    waiting.get(number)?.(answer)
    waiting.delete(number)
  })
  const death = ended.then((ending) => {
    throw new Error(`the stand-in ended (${ending}): ${output()}`)
  })
  death.catch(() => undefined)
  return (order) => {
    lastNumber += 1
    const number = lastNumber
    const answered = new Promise<unknown>((done) => waiting.set(number, done))
    child.send({ number, order }, () => {})
    return Promise.race([answered, death]) as Promise<never>
  }
}
