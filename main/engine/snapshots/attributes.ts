/** What one object states: values by attribute, and which attributes its export leaves out. */
export type Stated = {
  values: Map<string, unknown>
  unknown: Set<string>
}

type Attributes = Readonly<Record<string, unknown>>

/** Say something of the export, not of the object. */
const aboutExport = new Set(['notStated', 'hasCredentialColumns', 'hasFederatedColumn'])

const isFederated = (credential: unknown) =>
  (credential as { kind?: unknown } | null)?.kind === 'federated'

/** Federated credentials come from a page of their own, so that an export can have the others only. */
function splitCredentials({ credentials, ...attributes }: Attributes): Attributes {
  if (!Array.isArray(credentials)) return attributes
  const federated = credentials.filter(isFederated)
  return {
    ...attributes,
    credentials: credentials.filter((credential) => !isFederated(credential)),
    federatedCredentials: attributes['hasFederatedColumn'] === false ? null : federated,
  }
}

/** Where an export does not say what it leaves out, every null is unknown. */
export function statedOf(json: string): Stated {
  const raw = JSON.parse(json) as Attributes
  const attributes = splitCredentials(raw)
  const left = Array.isArray(raw['notStated']) ? new Set(raw['notStated'] as string[]) : null
  const stated: Stated = { values: new Map(), unknown: new Set() }
  for (const [name, value] of Object.entries(attributes)) {
    if (aboutExport.has(name)) continue
    const isUnknown = left?.has(name) === true || (left === null && value === null)
    const isSplit = name === 'federatedCredentials' && value === null
    if (isUnknown || isSplit) stated.unknown.add(name)
    else stated.values.set(name, value)
  }
  return stated
}

/** Text that is equal for equal values: members and entries in one order, for neither order says a thing. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).map(
    ([name, of]) => `${JSON.stringify(name)}:${canonical(of)}`,
  )
  return `{${members.sort().join(',')}}`
}

/**
 * Two rows of one object at one time, from two files: what one leaves out the other may state. Where they
 * contradict each other neither is known.
 */
export function merge(first: Stated, second: Stated): Stated {
  const merged: Stated = { values: new Map(first.values), unknown: new Set() }
  const contradicted = new Set<string>()
  for (const [name, value] of second.values) {
    const known = merged.values.has(name)
    if (known && canonical(merged.values.get(name)) !== canonical(value)) contradicted.add(name)
    merged.values.set(name, value)
  }
  for (const name of contradicted) merged.values.delete(name)
  for (const name of [...first.unknown, ...second.unknown, ...contradicted])
    if (!merged.values.has(name)) merged.unknown.add(name)
  return merged
}
