import type { JsonRecord } from './fields.ts'
import type { StateRow } from './state-table.ts'

/** `Name (address)` where the account was found, else what Exchange calls it. */
function accountOf(words: string): string {
  return /\(([^()\s]+@[^()\s]+)\)\s*$/.exec(words)?.[1] ?? words.trim()
}

const detailed =
  /^(.*?) - (?:Type: (\w+), )?Rights: (.*?)(?:, Deny: (\w+))?(?:, Inheritance: (\w+))?$/

function detailsOf(cell: string | null | undefined, make: (found: RegExpExecArray) => JsonRecord) {
  return (cell ?? '').split(' | ').flatMap((part) => {
    const found = detailed.exec(part.trim())
    return found === null ? [] : [make(found)]
  })
}

/** `Name (address) - rights`, one behind the other with semicolons. */
function foldersOf(row: StateRow, identity: string, folder: string): JsonRecord[] {
  const users = row.text(`${folder}Users`) ?? ''
  return users.split('; ').flatMap((part) => {
    const found = /^(.*) - (.+)$/.exec(part.trim())
    if (found === null) return []
    return [
      {
        identity: `${identity}:\\${folder}`,
        folderName: folder,
        user: accountOf(found[1] ?? ''),
        accessRights: (found[2] ?? '').split(/[ ,]+/),
      },
    ]
  })
}

/** Grants of one mailbox; inherited ones and the mailbox's own are not in the table. */
export function grantsOf(row: StateRow): JsonRecord[] {
  const identity = row.text('UserPrincipalName')
  if (!identity) return []
  return [
    ...detailsOf(row.text('FullAccessPermissions'), ([, user, , rights, deny, inheritance]) => ({
      identity,
      user: accountOf(user ?? ''),
      accessRights: (rights ?? '').split(','),
      deny: deny ?? null,
      isInherited: false,
      inheritanceType: inheritance,
    })),
    ...detailsOf(row.text('SendAsPermissions'), ([, trustee, type, rights, , inheritance]) => ({
      identity,
      trustee: accountOf(trustee ?? ''),
      accessRights: (rights ?? '').split(','),
      accessControlType: type,
      isInherited: false,
      inheritanceType: inheritance,
    })),
    ...(row.text('SendOnBehalfUsers') ?? '')
      .split('; ')
      .filter((user) => user.trim() !== '')
      .map((user) => ({ identity, user: accountOf(user), accessRights: ['SendOnBehalf'] })),
    ...foldersOf(row, identity, 'Calendar'),
    ...foldersOf(row, identity, 'Inbox'),
  ]
}
