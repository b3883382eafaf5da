import type { EventFields } from '#shared'
import { namedValue } from './changes.ts'
import { asArray, asRecord, flag, integer, structure, text } from './fields.ts'
import type { JsonRecord } from './fields.ts'

/** Texts in the order met, each once; records list few, so that a scan beats a set. */
function addOnce(list: string[], value: string | null): void {
  if (value !== null && (list.length > 64 || !list.includes(value))) list.push(value)
}

/** A folder's path, or its name where the path is withheld (Sync records). */
function folderText(value: unknown): string | null {
  const folder = asRecord(value)
  if (folder === null) return null
  const path = text(folder['Path'])
  return path === null || path === 'Not Available' ? (text(folder['Name']) ?? path) : path
}

function readItems(value: unknown, messageIds: string[], folders: string[]): void {
  for (const entry of asArray(structure(value))) {
    const item = asRecord(entry)
    if (item === null) continue
    addOnce(messageIds, text(item['InternetMessageId']))
    addOnce(folders, folderText(item['ParentFolder']))
  }
}

/** `Folders` hold `FolderItems`, `Messages` of AttachmentAccess hold `MessageItems`; both may hold null. */
function readContainers(
  value: unknown,
  itemsName: string,
  messageIds: string[],
  folders: string[],
): void {
  for (const entry of asArray(structure(value))) {
    const container = asRecord(entry)
    if (container === null) continue
    addOnce(folders, folderText(container))
    addOnce(messageIds, text(container['InternetMessageId']))
    readItems(container[itemsName], messageIds, folders)
  }
}

/**
 * Messages and folders a mailbox record names, each once: binds, attachment reads, single items, groups.
 * An id is listed as recorded; entries that are null or empty are passed over.
 */
export function readMailItems(record: JsonRecord, event: EventFields): void {
  const messageIds: string[] = []
  const folders: string[] = []
  if (record['Folders'] != null)
    readContainers(record['Folders'], 'FolderItems', messageIds, folders)
  if (record['Messages'] != null) {
    readContainers(record['Messages'], 'MessageItems', messageIds, folders)
  }
  if (record['Item'] != null) readItems(record['Item'], messageIds, folders)
  if (record['AffectedItems'] != null) readItems(record['AffectedItems'], messageIds, folders)
  if (record['Folder'] != null) addOnce(folders, folderText(structure(record['Folder'])))
  if (messageIds.length > 0) event.messageIds = once(messageIds)
  if (folders.length > 0) event.folders = once(folders)
}

function once(list: string[]): readonly string[] {
  return list.length > 64 ? [...new Set(list)] : list
}

/**
 * How mail was read. A missing `IsThrottled` is unknown, never false; `count` is what the record says and
 * may exceed the items it lists (formats.md "MailItemsAccessed in full").
 */
export function readMailAccess(record: JsonRecord, event: EventFields): void {
  const properties = structure(record['OperationProperties'])
  const access = namedValue(properties, 'MailAccessType')?.toLowerCase()
  event.mailAccess = access === 'bind' || access === 'sync' ? access : null
  event.throttled = flag(namedValue(properties, 'IsThrottled'))
  event.count = integer(record['OperationCount'])
}
