import type { SealedRecord } from '#contract'
import { AppError, visible } from '#shared'
import type { Case } from '../../case/case.ts'
import { fileName } from '../meter.ts'
import { readPlace } from './original.ts'

const shownBytes = 256 * 1024

type Place = { sha256: string; member: string | null; offset: number; length: number }

/**
 * A record byte for byte, by its place in a sealed original.
 * @throws AppError case/evidence-missing
 */
export async function recordView({ db, folder }: Case, place: Place): Promise<SealedRecord> {
  const { sha256, member, offset, length } = place
  const file = db
    .prepare(
      `SELECT name, json_extract(layout, '$.json.table') IS NOT NULL AS isRow FROM file
       WHERE sha256 = ? AND member IS ? LIMIT 1`,
    )
    .get(sha256, member) as { name: string; isRow: number } | undefined
  if (file === undefined) throw new AppError('case/evidence-missing', { sha256 })
  const text = await readPlace(db, folder, {
    file: sha256,
    ...(member === null ? {} : { member }),
    offset,
    length: Math.min(length, shownBytes),
  })
  return {
    sha256,
    member: member === null ? null : visible(member),
    offset,
    length,
    name: fileName(file.name),
    isRow: file.isRow === 1,
    text,
    cut: length > shownBytes,
  }
}
