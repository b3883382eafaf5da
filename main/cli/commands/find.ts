import { visible } from '#shared'
import { openAsItIs } from '../../engine/case/case.ts'
import { findOriginal, hashOf } from '../../engine/import/find-original.ts'
import { exit, readArguments, type Command } from '../command.ts'
import { print, printJson, table } from '../output.ts'

export const command: Command = {
  usage: 'evv find CASE FILE_OR_SHA256 [--json]',
  summary:
    'Is this the file I gave you? Exit 0: this original was given to the case; 1: it was not.',
  async run(args) {
    const { values, rest } = readArguments(
      'find',
      args,
      { json: { type: 'boolean' } },
      { min: 2, max: 2 },
    )
    const kase = openAsItIs(rest[0]!)
    try {
      const sha256 = await hashOf(rest[1]!)
      const given = findOriginal(kase, sha256)
      if (values['json']) printJson({ sha256, given })
      else if (given.length === 0) print(`${sha256}  never given to this case`)
      else
        print(
          table(
            given.map(({ state, as, at, name, withdrawn }) => [
              sha256,
              state,
              as,
              at,
              visible(name),
              withdrawn === undefined ? '' : visible(`${withdrawn.by}: ${withdrawn.why}`),
            ]),
          ),
        )
      return given.length === 0 ? exit.failed : exit.done
    } finally {
      kase.close()
    }
  },
}
