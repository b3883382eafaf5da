import { formatTime } from '#shared'
import { openCaseToRead } from '../../engine/import/replay.ts'
import { exit, readArguments, type Command } from '../command.ts'
import { print, printJson, table } from '../output.ts'

type Row = {
  kind: string
  object_id: string
  name: string | null
  as_of: number | null
  attributes: string
  file: string
  offset: number
  length: number
}

export const command: Command = {
  usage: 'evv snapshots CASE [--json]',
  summary: 'Tenant state as collected: kind, object, time, attributes.',
  async run(args) {
    const { values, rest } = readArguments(
      'snapshots',
      args,
      { json: { type: 'boolean' } },
      { min: 1, max: 1 },
    )
    const kase = await openCaseToRead(rest[0]!)
    const rows = kase.db
      .prepare(
        `SELECT s.kind, s.object_id, s.name, s.as_of, s.attributes, f.sha256 AS file, s.offset, s.length
         FROM snapshot s JOIN file f USING (file_id) ORDER BY s.kind, s.as_of, s.object_id`,
      )
      .all() as Row[]
    kase.close()
    const time = (at: number | null) => (at === null ? null : formatTime(at))
    if (values['json'])
      printJson({
        snapshots: rows.map(({ file, offset, length, ...row }) => ({
          kind: row.kind,
          objectId: row.object_id,
          name: row.name,
          asOf: time(row.as_of),
          attributes: JSON.parse(row.attributes) as unknown,
          raws: [{ file, offset, length }],
        })),
      })
    else
      print(
        table(
          rows.map((row) => [row.kind, time(row.as_of) ?? '–', row.object_id, row.name ?? '–']),
        ),
      )
    return exit.done
  },
}
