import type { EventFields } from '#shared'
import { guidText, writeGuid } from './identity.ts'

type DetailFields = Pick<
  EventFields,
  'correlationId' | 'messageIds' | 'folders' | 'parameters' | 'changes' | 'features'
>

/**
 * As it is stored: `c`, `m` and `f` are the packed forms of a correlation id that is a GUID, of message ids
 * and of folders; what does not pack stands under its own name.
 */
type Stored = Partial<DetailFields> & { c?: string; m?: string; f?: string }

const separator = '\n'
/** `<local@domain>`, with nothing in it that the packed form needs for itself. */
const messageId = /^<([^~@<>\n][^@<>\n]*)@([^@<>\n.]+)((?:\.[^@<>\n.]+)*)>$/
/** In place of the server's name, with which Exchange begins the local part of an id. */
const server = '~'
/** In place of the rest of a domain that is that of the id before. */
const sameRest = '.'

/**
 * Message ids as one text, a line each, without brackets; null when one of them has another form. They are
 * half of the database otherwise.
 */
function packIds(ids: readonly string[]): string | null {
  let packed = ''
  let before = ''
  for (const id of ids) {
    const match = messageId.exec(id)
    if (match === null) return null
    const [, local = '', host = '', rest = ''] = match
    const name = local.startsWith(host) ? server + local.slice(host.length) : local
    const end = rest !== '' && rest === before ? sameRest : rest
    packed += `${packed === '' ? '' : separator}${name}@${host}${end}`
    before = rest
  }
  return packed
}

function unpackIds(packed: string): string[] {
  let before = ''
  return packed.split(separator).map((line) => {
    const at = line.indexOf('@')
    const dot = line.indexOf('.', at)
    const host = line.slice(at + 1, dot === -1 ? undefined : dot)
    const end = dot === -1 ? '' : line.slice(dot)
    before = end === sameRest ? before : end
    const name = line.slice(0, at)
    return `<${name.startsWith(server) ? host + name.slice(1) : name}@${host}${before}>`
  })
}

const guid = Buffer.alloc(16)

function packFolders(folders: readonly string[]): string | null {
  return folders.some((folder) => folder.includes(separator)) ? null : folders.join(separator)
}

/** What is read from few events and would widen all: one JSON text of what is present, or null. */
export function packDetail(event: EventFields): string | null {
  const { correlationId, messageIds, folders } = event
  // Joined by hand: an object of what is present, turned into text whole, takes twice as long.
  let members = ''
  const member = (name: keyof Stored, value: unknown) => {
    members += `${members === '' ? '' : ','}"${name}":${JSON.stringify(value)}`
  }
  if (correlationId !== null) {
    if (writeGuid(correlationId, guid, 0)) members = `"c":"${guid.toString('base64url')}"`
    else member('correlationId', correlationId)
  }
  if (messageIds.length > 0) {
    const packed = packIds(messageIds)
    if (packed === null) member('messageIds', messageIds)
    else member('m', packed)
  }
  if (folders.length > 0) {
    const packed = packFolders(folders)
    if (packed === null) member('folders', folders)
    else member('f', packed)
  }
  for (const _ in event.parameters) {
    member('parameters', event.parameters)
    break
  }
  if (event.changes.length > 0) member('changes', event.changes)
  if (event.features.length > 0) member('features', event.features)
  return members === '' ? null : `{${members}}`
}

/** What `packDetail` was given, field for field. */
export function unpackDetail(text: string | null): DetailFields {
  const stored = (text === null ? {} : JSON.parse(text)) as Stored
  const { c, m, f } = stored
  return {
    correlationId:
      c === undefined ? (stored.correlationId ?? null) : guidText(Buffer.from(c, 'base64url')),
    messageIds: m === undefined ? (stored.messageIds ?? []) : unpackIds(m),
    folders: f === undefined ? (stored.folders ?? []) : f.split(separator),
    parameters: stored.parameters ?? {},
    changes: stored.changes ?? [],
    features: stored.features ?? [],
  }
}
