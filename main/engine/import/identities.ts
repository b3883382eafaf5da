/** Slots at first, and at most: beyond, the database's own index costs less than the memory. */
const firstSlots = 1 << 14
const mostSlots = 1 << 22

/** Two rows of one identity bucket, by their keys. */
export type SharedBucket = { identity: number; keys: readonly [number, number] }

/**
 * The buckets of all rows that were written since the case was empty, so that those shared by several are
 * known without an index over all. A row that was rolled back may be among them, one that stayed is never
 * missing.
 */
export class Identities {
  #identities = new Float64Array(firstSlots).fill(-1)
  #keys = new Float64Array(firstSlots)
  #held = 0
  #shared: SharedBucket[] | null = []

  /** Every pair of a row with the first of its bucket; null where there were too many rows to tell. */
  get shared(): readonly SharedBucket[] | null {
    return this.#shared
  }

  add(identity: number, key: number): void {
    if (this.#shared === null) return
    const slot = this.#slot(identity)
    if (this.#identities[slot] === identity) {
      this.#shared.push({ identity, keys: [this.#keys[slot]!, key] })
      return
    }
    this.#identities[slot] = identity
    this.#keys[slot] = key
    this.#held += 1
    if (this.#held * 2 > this.#keys.length) this.#grow()
  }

  /** Where a bucket is, or would be. */
  #slot(identity: number): number {
    const mask = this.#keys.length - 1
    let slot = (identity >>> 0) & mask
    for (;;) {
      const found = this.#identities[slot]!
      if (found === identity || found < 0) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    const [identities, keys] = [this.#identities, this.#keys]
    const slots = keys.length * 2
    if (slots > mostSlots) {
      this.#shared = null
      this.#identities = new Float64Array(0)
      this.#keys = new Float64Array(0)
      return
    }
    this.#identities = new Float64Array(slots).fill(-1)
    this.#keys = new Float64Array(slots)
    for (const [index, identity] of identities.entries()) {
      if (identity < 0) continue
      const slot = this.#slot(identity)
      this.#identities[slot] = identity
      this.#keys[slot] = keys[index]!
    }
  }
}
