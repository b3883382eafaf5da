import { spawn } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { forwardSignals } from './install.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export type Tool = { name: string; script: string; parameters: readonly string[] }

/** The checks that need no run of the product; `npm test` counts each as one test. */
export const staticTools: readonly Tool[] = [
  { name: 'format', script: 'oxfmt/bin/oxfmt', parameters: ['--check'] },
  { name: 'lint', script: 'oxlint/bin/oxlint', parameters: [] },
  { name: 'types', script: 'typescript/bin/tsc', parameters: ['-b'] },
]

export const formatter: Tool = { name: 'format', script: 'oxfmt/bin/oxfmt', parameters: [] }

export function vitest(parameters: readonly string[]): Tool {
  return { name: 'tests', script: 'vitest/vitest.mjs', parameters: ['run', ...parameters] }
}

/** `status` is the exit code; 1 also for a tool that could not start or died of a signal, as `ending` says. */
export type Outcome = { status: number; seconds: number; ending: string }

/**
 * Runs a tool from node_modules on the Node that runs this, with its output on ours. Never throws: a tool
 * that cannot start or dies of a signal is an outcome too.
 */
export function run(tool: Tool): Promise<Outcome> {
  return runScript(join('node_modules', tool.script), tool.parameters)
}

/** `script` is relative to the checkout. */
export function runScript(script: string, parameters: readonly string[]): Promise<Outcome> {
  return runProgram(process.execPath, [join(root, script), ...parameters])
}

/** As `run`, for any executable. */
export async function runProgram(file: string, parameters: readonly string[]): Promise<Outcome> {
  const startedAt = performance.now()
  const [status, ending] = await new Promise<[number, string]>((done) => {
    const child = spawn(file, parameters, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: pathWithThisNode() },
    })
    const stopForwarding = forwardSignals(child)
    child.on('error', (error) => done([1, `cannot start: ${error.message}`]))
    child.on('exit', (code, signal) => {
      stopForwarding()
      done([code ?? 1, signal ?? `status ${code}`])
    })
  })
  return { status, ending, seconds: (performance.now() - startedAt) / 1000 }
}

/** Tools start helpers with `#!/usr/bin/env node`; the system's Node may be too old for them. */
function pathWithThisNode(): string {
  return [dirname(process.execPath), process.env['PATH']].join(delimiter)
}

export function printOutcome(tool: Tool, outcome: Outcome): void {
  const word = outcome.status === 0 ? 'passed' : `failed (${outcome.ending})`
  console.log(`${tool.name} ${word} in ${outcome.seconds.toFixed(1)} s`)
}
