import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateSample, writeSample } from '../../main/sample/index.ts'
import { createRandom } from '../../main/sample/random.ts'
import { uniqueTokenId } from '../../main/sample/token.ts'
import { sampleHash, writtenSample, type Written } from './read-sample.ts'

let sample: Written
beforeAll(async () => {
  sample = await writtenSample()
})
afterAll(() => sample.remove())

describe('the sample is a function of its seed', () => {
  it('gives the same bytes for the same seed and others for another', () => {
    const first = sampleHash(7)
    expect(sampleHash(7)).toBe(first)
    expect(sampleHash(8)).not.toBe(first)
  })

  it('writes the bytes that it generates', () => {
    for (const file of generateSample()) {
      expect(sample.text(file.path), file.path).toBe([...file.chunks()].join(''))
    }
  })

  it('is moderate: at most 60,000 records and about 60 MB', () => {
    const bytes = generateSample().reduce(
      (sum, { path }) => sum + Buffer.byteLength(sample.text(path)),
      0,
    )
    expect(sample.manifest.totals.records).toBeLessThanOrEqual(60_000)
    expect(bytes).toBeLessThanOrEqual(64 * 1024 * 1024)
  })

  it('never overwrites a file', async () => {
    await expect(writeSample(sample.directory)).rejects.toMatchObject({ code: 'EEXIST' })
  })

  it('leaves no manifest among the evidence', () => {
    expect(existsSync(join(sample.directory, 'manifest.json'))).toBe(false)
  })
})

describe('the generator of numbers', () => {
  it('keeps streams apart', () => {
    const draw = (seed: number, stream: string) => createRandom(seed, stream).guid()
    expect(new Set([draw(1, 'a'), draw(1, 'b'), draw(2, 'a'), draw(2, 'b')]).size).toBe(4)
    expect(draw(1, 'a')).toBe(draw(1, 'a'))
  })

  it('makes version 4 GUIDs and stays within bounds', () => {
    const random = createRandom(3, 'bounds')
    const drawn = Array.from({ length: 2000 }, () => random.integer(-2, 2))
    expect([...new Set(drawn)].toSorted((left, right) => left - right)).toEqual([-2, -1, 0, 1, 2])
    for (let count = 0; count < 200; count++)
      expect(random.guid()).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      )
  })

  it('encodes a request id as the service does (formats.md §0.1)', () => {
    expect(uniqueTokenId('445945de-2d4f-4816-a71e-d3c0eff10500')).toBe('3kVZRE8tFkinHtPA7_EFAA')
  })
})
