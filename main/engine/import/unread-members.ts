import { visible } from '#shared'
import type { NotEvidence } from './not-evidence.ts'

/** A member of an archive of which nothing is read: why, or what it is instead of an export. */
export type UnreadMember = { member: string } & ({ reason: string } | { what: NotEvidence })

const namesShown = 10

function listed(names: readonly string[]): string {
  const rest = names.length - namesShown
  return `${names.slice(0, namesShown).map(visible).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

/** What is said of them beside the members that were read: a failure, or only a word. */
export function unreadWarnings(
  members: readonly UnreadMember[],
): { code: string; message: string }[] {
  const unread = members.flatMap((one) =>
    'reason' in one ? [`${one.member} (${one.reason})`] : [],
  )
  const others = members.flatMap((one) => ('what' in one ? [`${one.member} (${one.what})`] : []))
  return [
    ...(unread.length === 0
      ? []
      : [
          {
            code: 'members-unread',
            message: `Members of the archive that could not be read: ${listed(unread)}.`,
          },
        ]),
    ...(others.length === 0
      ? []
      : [
          {
            code: 'members-not-evidence',
            message: `Members of the archive that are no exports: ${listed(others)}.`,
          },
        ]),
  ]
}
