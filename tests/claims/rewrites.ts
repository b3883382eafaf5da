import type { RecordFile } from './case-builder.ts'
import type { Json } from './records.ts'

/** Ways to hand over the same evidence differently. */
type Rewrite = (files: readonly RecordFile[]) => RecordFile[]

/** Deterministic, so that a failure can be looked at. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  let state = 1
  const ranked = items.map((item) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9
    return [state >>> 0, item] as const
  })
  return ranked.sort((a, b) => a[0] - b[0]).map(([, item]) => item)
}

export const shuffledRows: Rewrite = (files) =>
  files.map(({ of, records }) => ({ of, records: shuffled(records) }))

export const inThirds: Rewrite = (files) =>
  files.flatMap(({ of, records }) =>
    [0, 1, 2].map((part) => ({
      of,
      records: records.filter((_, index) => Math.floor((index * 3) / records.length) === part),
    })),
  )

/** Every fifth row twice, and an export beside it that holds every third once more. */
export const repeatedRows: Rewrite = (files) =>
  files.flatMap(({ of, records }) => [
    {
      of,
      records: records.flatMap((record, index) => (index % 5 === 0 ? [record, record] : [record])),
    },
    { of, records: records.filter((_, index) => index % 3 === 0) },
  ])

export const everyRecord =
  (change: (text: string) => string): Rewrite =>
  (files) =>
    files.map(({ of, records }) => ({
      of,
      records: records.map((record) => JSON.parse(change(JSON.stringify(record))) as Json),
    }))
