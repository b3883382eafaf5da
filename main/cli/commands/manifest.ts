import { visible } from '#shared'
import type { Manifest } from '../../engine/case/entries.ts'
import {
  manifestJson,
  manifestsOf,
  originalOf,
  stateManifest,
  type StatedManifest,
} from '../../engine/import/manifest.ts'
import { openCase, openCaseToRead } from '../../engine/import/replay.ts'
import {
  exit,
  optional,
  readArguments,
  required,
  timeOption,
  usageError,
  type Command,
  type Options,
} from '../command.ts'
import { print, printJson, table } from '../output.ts'

const texts = ['collected-by', 'tool', 'query', 'account', 'errors'] as const
const times = ['from', 'to', 'at'] as const

function manifestOf(values: Options): Manifest {
  const time = (name: string) => timeOption('manifest', values, name)
  const manifest = {
    collectedBy: optional(values, 'collected-by'),
    tool: optional(values, 'tool'),
    query: optional(values, 'query'),
    account: optional(values, 'account'),
    from: time('from'),
    to: time('to'),
    collectedAt: time('at'),
    errors: optional(values, 'errors'),
  }
  if (manifest.from !== null && manifest.to !== null && manifest.from > manifest.to)
    throw usageError('manifest', '--from is after --to.')
  return manifest
}

function show(manifests: readonly StatedManifest[]): void {
  if (manifests.length === 0) print('no manifest')
  for (const manifest of manifests)
    print(
      table(
        Object.entries(manifestJson(manifest))
          .filter(([, said]) => said !== null)
          .map(([name, said]) => [name, visible(String(said))]),
      ),
    )
}

export const command: Command = {
  usage:
    'evv manifest CASE SHA256 [--json]\n' +
    'evv manifest CASE SHA256 --by NAME [--collected-by UPN] [--tool NAME_AND_VERSION] [--query TEXT]\n' +
    '  [--account UPN] [--from T] [--to T] [--at T] [--errors TEXT]',
  summary: 'How a file was collected: shows what was stated, newest first, or states it anew.',
  async run(args) {
    const options = [...texts, ...times, 'by'].map((name) => [name, { type: 'string' }] as const)
    const { values, rest } = readArguments(
      'manifest',
      args,
      { json: { type: 'boolean' }, ...Object.fromEntries(options) },
      { min: 2, max: 2 },
    )
    const isStating = [...texts, ...times, 'by'].some((name) => values[name] !== undefined)
    const by = isStating ? required('manifest', values, 'by') : ''
    const manifest = manifestOf(values)
    const kase = await (isStating ? openCase(rest[0]!) : openCaseToRead(rest[0]!))
    try {
      const sha256 = originalOf(kase, rest[1]!)
      if (isStating) stateManifest(kase, sha256, manifest, by)
      const manifests = manifestsOf(kase).get(sha256) ?? []
      if (values['json']) printJson({ sha256, manifests: manifests.map(manifestJson) })
      else show(manifests)
      return exit.done
    } finally {
      kase.close()
    }
  },
}
