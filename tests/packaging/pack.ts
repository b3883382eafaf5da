import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/tools.ts'
import { runLater, type Outcome } from '../helpers/evv.ts'

export type Packing = {
  readonly status: number | null
  readonly words: string
  /** What any process of it tried to connect to. */
  readonly connections: string
}

/** `npm run dist -- --dir …` on a runtime given, into `folder`, with no network. */
export async function pack(
  runtime: string,
  folder: string,
  options: { env?: Readonly<Record<string, string>>; parameters?: readonly string[] } = {},
): Promise<Packing> {
  const output = `--config.directories.output=${folder}`
  const { status, stdout, stderr, connections } = await withoutNetwork(
    join(folder, 'connections'),
    [join(root, 'build', 'dist.ts'), '--dir', output, ...(options.parameters ?? [])],
    { EVV_ELECTRON_DIST: runtime, ...options.env },
  )
  return { status, words: stdout + stderr, connections }
}

/** Runs Node with every connection refused and written down. */
export async function withoutNetwork(
  log: string,
  parameters: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome & { readonly connections: string }> {
  const guard = join(root, 'tests', 'packaging', 'no-network.ts')
  const outcome = await runLater(process.execPath, parameters, {
    cwd: root,
    env: { NODE_OPTIONS: `--import=${guard}`, EVV_NETWORK_LOG: log, ...env },
  })
  return { ...outcome, connections: existsSync(log) ? readFileSync(log, 'utf8') : '' }
}
