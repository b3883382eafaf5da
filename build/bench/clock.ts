/**
 * Working days as a tenant lives them: busy office hours, thin nights and weekends. Times are epoch
 * milliseconds UTC between `firstDay` and the end of the observation the benchmark's case declares.
 */
export const firstDay = Date.UTC(2026, 0, 1)
export const days = 89

const hourWeights = [
  2, 1, 1, 1, 2, 4, 12, 38, 74, 90, 96, 88, 60, 80, 92, 84, 66, 40, 22, 14, 10, 8, 6, 3,
]
const hour = 3_600_000
const two = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'))
const isoDays = Array.from({ length: days + 2 }, (_, day) =>
  new Date(firstDay + (day - 1) * 24 * hour).toISOString().slice(0, 10),
)

function buildStops(): Float64Array {
  const stops = new Float64Array(days * 24 + 1)
  for (let index = 0; index < days * 24; index++) {
    const weekday = (4 + Math.floor(index / 24)) % 7
    const weight = (hourWeights[index % 24] ?? 1) * (weekday === 0 || weekday === 6 ? 1 : 8)
    stops[index + 1] = (stops[index] ?? 0) + weight
  }
  return stops
}

/** Maps progress through the file (0 … 1) to a time; calls must not go backwards. */
export function createClock(): (progress: number) => number {
  const stops = buildStops()
  const total = stops[stops.length - 1] ?? 1
  let index = 0
  return (progress) => {
    const wanted = Math.min(progress, 0.999_999) * total
    while ((stops[index + 1] ?? Infinity) <= wanted) index++
    const from = stops[index] ?? 0
    const width = (stops[index + 1] ?? total) - from
    return firstDay + Math.floor(hour * (index + (wanted - from) / width))
  }
}

/** `2026-01-05T09:13:33`, without a zone, as UAL records have it (formats.md §0.2). */
export function isoTime(at: number): string {
  const seconds = Math.floor((at - firstDay) / 1000) + 86_400
  const day = isoDays[Math.floor(seconds / 86_400)] ?? ''
  const rest = seconds % 86_400
  return `${day}T${two[Math.floor(rest / 3600)]}:${two[Math.floor(rest / 60) % 60]}:${two[rest % 60]}`
}

/** `1/5/2026 9:13:33 AM`: the CreationDate of a US-culture Export-Csv. */
export function localeTime(iso: string): string {
  const hours = Number(iso.slice(11, 13))
  const month = Number(iso.slice(5, 7))
  const day = Number(iso.slice(8, 10))
  return `${month}/${day}/${iso.slice(0, 4)} ${hours % 12 === 0 ? 12 : hours % 12}${iso.slice(13)} ${hours < 12 ? 'AM' : 'PM'}`
}
