import { readdirSync } from 'node:fs'
import { AppError } from '#shared'
import type { Dialect, Head } from './dialect.ts'

const folder = new URL('./formats/', import.meta.url)

/** Every dialect there is: a file in `formats/` is found, never listed. */
export const dialects: readonly Dialect[] = await Promise.all(
  readdirSync(folder)
    .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .map(async (name) => {
      const { dialect } = (await import(new URL(name, folder).href)) as { dialect: Dialect }
      return dialect
    }),
)

export function dialectById(id: string): Dialect {
  const dialect = dialects.find((candidate) => candidate.id === id)
  if (dialect === undefined) throw new Error(`no dialect ${id}`)
  return dialect
}

/**
 * The dialect that a head belongs to, by content only.
 * @throws AppError input/unknown-format, input/ambiguous-format
 */
export function recognise(head: Head): Dialect {
  const scored = dialects
    .filter((dialect) => dialect.shape === head.shape)
    .map((dialect) => ({ dialect, score: dialect.recognise(head) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
  const [first, second] = scored
  if (first === undefined) throw new AppError('input/unknown-format')
  if (second !== undefined && second.score === first.score)
    throw new AppError('input/ambiguous-format', {
      formats: [first.dialect.id, second.dialect.id],
    })
  return first.dialect
}
