import { dialects } from '../../engine/import/registry.ts'
import { exit, readArguments, type Command } from '../command.ts'
import { print, printJson, table } from '../output.ts'

export const command: Command = {
  usage: 'evv formats [--json]',
  summary: 'What is recognised, by content and never by name.',
  run(args) {
    const { values } = readArguments(
      'formats',
      args,
      { json: { type: 'boolean' } },
      { min: 0, max: 0 },
    )
    if (values['json'])
      printJson({ formats: dialects.map(({ id, shape, label }) => ({ id, shape, label })) })
    else print(table(dialects.map(({ id, shape, label }) => [id, shape, label.en])))
    return exit.done
  },
}
