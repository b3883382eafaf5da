import { indicatorFormats } from '../../engine/import/indicator-files/read.ts'
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
    const formats = [...dialects, ...indicatorFormats]
    if (values['json'])
      printJson({ formats: formats.map(({ id, shape, label }) => ({ id, shape, label })) })
    else print(table(formats.map(({ id, shape, label }) => [id, shape, label.en])))
    return exit.done
  },
}
