import { isBuiltin } from 'node:module'
import { posix } from 'node:path'

/** Steps of the data's way through the engine (design.md §3); each knows only those before it. */
const steps = [
  'case',
  'import',
  'coverage',
  'snapshots',
  'scope',
  'claims',
  'report',
  'bundle',
  'service',
]

const networkModules = /^(http|http2|https|net|dgram|tls|dns)(\/|$)/

export type Target =
  | { kind: 'file'; path: string }
  | { kind: 'node'; name: string }
  | { kind: 'package'; name: string }

type Rule = {
  from: RegExp
  says: string
  allows(target: Target, from: string): boolean
}

const rules: readonly Rule[] = [
  {
    from: /^(?!main\/(app|preload)\/|build\/chromium-host\/|tests\/app\/)/,
    says: 'only the desktop app and its stand-in know electron',
    allows: (target) => !isPackage(target, 'electron'),
  },
  {
    from: /^(shared|main)\//,
    says: 'no module that opens a socket',
    allows: (target) => !(target.kind === 'node' && networkModules.test(target.name)),
  },
  {
    from: /^shared\//,
    says: 'shared/ knows itself and valibot',
    allows: (target) => isIn(target, /^shared\//) || isPackage(target, 'valibot'),
  },
  {
    from: /^main\/engine\//,
    says: 'the engine knows itself, shared/, Node and packages',
    allows: (target) => target.kind !== 'file' || isIn(target, /^(shared|main\/engine)\//),
  },
  {
    from: /^main\/engine\//,
    says: `an engine step knows those before it: ${steps.join(' → ')}`,
    allows: (target, from) => !isIn(target, /^main\/engine\//) || isBefore(target, from),
  },
  {
    from: /^main\/engine\/import\/formats\//,
    says: 'a dialect knows dialect.ts, record.ts, kit/, *fields* and *texts* files, and shared/',
    allows: (target) =>
      isIn(target, /^shared\//) ||
      isIn(target, /^main\/engine\/import\/(dialect\.ts|record\.ts|kit\/.*)$/) ||
      isIn(target, /^main\/engine\/import\/[^/]*(fields|texts)[^/]*\.ts$/),
  },
  {
    from: /^main\/engine\/claims\/catalogue\//,
    says: 'a claim knows the claims kit and shared/',
    allows: (target) => isIn(target, /^(shared\/|main\/engine\/claims\/kit([^/]*\.ts$|\/))/),
  },
  {
    from: /^main\/sample\//,
    says: 'the sample knows shared/ and Node, and shares no code with what reads it',
    allows: (target) => target.kind === 'node' || isIn(target, /^(shared|main\/sample)\//),
  },
  {
    from: /^main\/cli\//,
    says: 'the command line knows shared/, the engine and the sample',
    allows: (target) =>
      target.kind !== 'file' || isIn(target, /^(shared|main\/(cli|engine|sample))\//),
  },
  {
    from: /^main\/app\//,
    says: 'the app knows shared/, the engine’s service and the sample',
    allows: (target) =>
      target.kind !== 'file' ||
      isIn(target, /^(shared\/|main\/app\/|main\/engine\/service\/|main\/sample\/index\.ts$)/),
  },
  {
    from: /^main\/preload\//,
    says: 'the preload knows the names of the contract and electron',
    allows: (target) => isIn(target, /^(shared|main\/preload)\//) || isPackage(target, 'electron'),
  },
  {
    from: /^renderer\//,
    says: 'the page knows itself, shared/ and the packages of a page',
    allows: (target) =>
      isIn(target, /^(shared|renderer)\//) ||
      (target.kind === 'package' && pagePackages.has(target.name)),
  },
  {
    from: /^renderer\/(ui|charts|lib)\//,
    says: 'what screens share knows no screen and not the shell',
    allows: (target) => !isIn(target, /^renderer\/(screens|shell)\//),
  },
  {
    from: /^renderer\/screens\/[^/]+\//,
    says: 'a screen knows no other screen and not the shell',
    allows: (target, from) =>
      !isIn(target, /^renderer\/(screens|shell)\//) ||
      isIn(target, new RegExp(`^${/^renderer\/screens\/[^/]+\//.exec(from)![0]}`)),
  },
]

/** Bundled into the page: none of them opens a connection, evaluates text or writes HTML. */
const pagePackages: ReadonlySet<string> = new Set([
  'react',
  'react-dom',
  'react-aria-components',
  'zustand',
  '@fontsource-variable/inter',
  '@fontsource-variable/jetbrains-mono',
])

/**
 * Which boundary an import crosses, in words; null when it may stand. `from` and file targets are paths
 * from the checkout; `runtimePackages` are the dependencies that ship.
 */
export function crossedBoundary(
  from: string,
  specifier: string,
  runtimePackages: ReadonlySet<string>,
): string | null {
  const target = resolveTarget(from, specifier)
  const broken = rules.find((rule) => rule.from.test(from) && !rule.allows(target, from))
  if (broken !== undefined) return broken.says
  const ships = /^(shared|main)\//.test(from)
  const isHost = isPackage(target, 'electron')
  if (ships && !isHost && target.kind === 'package' && !runtimePackages.has(target.name))
    return 'what ships imports only packages of "dependencies"'
  return null
}

/** Files that find their neighbours by listing a folder; elsewhere every import is spelled out. */
export function mayComputeImports(from: string): boolean {
  return !/^(shared|main)\//.test(from) || /\/(registry|migrate)\.ts$/.test(from)
}

export function resolveTarget(from: string, specifier: string): Target {
  if (specifier === '#shared') return { kind: 'file', path: 'shared/index.ts' }
  if (specifier === '#contract') return { kind: 'file', path: 'shared/contract/index.ts' }
  if (specifier.startsWith('.'))
    return { kind: 'file', path: posix.join(posix.dirname(from), specifier) }
  if (isBuiltin(specifier)) return { kind: 'node', name: specifier.replace(/^node:/, '') }
  const [first = '', second = ''] = specifier.split('/')
  return { kind: 'package', name: first.startsWith('@') ? `${first}/${second}` : first }
}

function isIn(target: Target, paths: RegExp): boolean {
  return target.kind === 'file' && paths.test(target.path)
}

function isPackage(target: Target, name: string): boolean {
  return target.kind === 'package' && target.name === name
}

function isBefore(target: Target, from: string): boolean {
  if (target.kind !== 'file') return true
  return stepNumber(target.path) <= stepNumber(from)
}

/** Files beside the steps are entries that join them: after every step. */
function stepNumber(path: string): number {
  const folder = /^main\/engine\/([^/]+)\//.exec(path)?.[1]
  if (folder === undefined) return steps.length
  const number = steps.indexOf(folder)
  if (number < 0) throw new Error(`main/engine/${folder} has no place in the order of steps`)
  return number
}
