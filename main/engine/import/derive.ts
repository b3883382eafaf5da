import type { EventFields } from '#shared'
import { keyIdentifiers } from './kit/features.ts'

const keysOf = (text: string | null) =>
  new Set(text === null ? [] : keyIdentifiers(text).map(({ keyId }) => keyId))

/**
 * Facts that claims need and that hold for every dialect: which credentials an object gained and lost, as
 * `credential-added:<key id>` and `credential-removed:<key id>`, from the lists before and after.
 */
export function deriveFeatures(event: EventFields): void {
  const features: string[] = []
  for (const change of event.changes) {
    if (change.name !== 'KeyDescription') continue
    const before = keysOf(change.old)
    const after = keysOf(change.new)
    for (const key of after) if (!before.has(key)) features.push(`credential-added:${key}`)
    for (const key of before) if (!after.has(key)) features.push(`credential-removed:${key}`)
  }
  if (features.length > 0) event.features = [...new Set([...event.features, ...features])].sort()
}
