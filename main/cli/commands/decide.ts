import { decideFinding } from '../../engine/claims/decide.ts'
import { openCase } from '../../engine/import/replay.ts'
import { choice, exit, optional, readArguments, required, type Command } from '../command.ts'
import { note } from '../output.ts'

export const command: Command = {
  usage:
    'evv decide CASE --finding ID --as benign|malicious --by NAME --why TEXT [--artefact FILE]',
  summary:
    'A person’s decision on a finding; it counts when a second, different person enters the same.',
  async run(args) {
    const { values, rest } = readArguments(
      'decide',
      args,
      {
        finding: { type: 'string' },
        as: { type: 'string' },
        by: { type: 'string' },
        why: { type: 'string' },
        artefact: { type: 'string' },
      },
      { min: 1, max: 1 },
    )
    const decision = {
      finding: required('decide', values, 'finding'),
      as: choice('decide', 'as', required('decide', values, 'as'), ['benign', 'malicious']),
      by: required('decide', values, 'by'),
      why: required('decide', values, 'why'),
      artefact: optional(values, 'artefact'),
    }
    const kase = await openCase(rest[0]!)
    try {
      const { inForce } = decideFinding(kase, decision)
      note(
        inForce === null ? 'Noted; a second person has to enter the same.' : `In force: ${inForce}`,
      )
      return exit.done
    } finally {
      kase.close()
    }
  },
}
