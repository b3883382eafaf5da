import { claims } from '../../engine/claims/registry.ts'
import { exit, readArguments, type Command } from '../command.ts'
import { print, printJson, table } from '../output.ts'

export const command: Command = {
  usage: 'evv claims [--json]',
  summary: 'The catalogue: every claim, what it says and why it matters.',
  run(args) {
    const { values } = readArguments(
      'claims',
      args,
      { json: { type: 'boolean' } },
      { min: 0, max: 0 },
    )
    if (values['json'])
      printJson({
        claims: claims.map(({ id, revision, group, class: kind, techniques, title, why }) => ({
          id,
          revision,
          group,
          class: kind,
          techniques,
          title,
          why,
        })),
      })
    else
      print(table(claims.map(({ id, group, class: kind, title }) => [group, id, kind, title.en])))
    return exit.done
  },
}
