import { annexFiles } from './annexes.ts'
import { exportFiles } from './exports.ts'
import type { SampleFile } from './files.ts'
import { describeSample, type SampleManifest } from './manifest.ts'
import { createScenario } from './scenario.ts'

export type { SampleFile, Tally } from './files.ts'
export type { ExportEntry, SampleManifest, Seed } from './manifest.ts'
export type { Expected } from './truth.ts'

export type SampleOptions = { seed?: number }

const defaultSeed = 1201

/** The files of the fictitious tenant "Harrow Ridge"; the same seed gives the same bytes. */
export function generateSample(options: SampleOptions = {}): SampleFile[] {
  const scenario = createScenario(options.seed ?? defaultSeed)
  return [...exportFiles(scenario), ...annexFiles(scenario)]
}

/**
 * Writes the sample below `directory`: `exports/`, `withheld/` and `annexes/`. The manifest is returned and
 * not written, for a file of answers must not lie among the evidence. Fails where a file exists already.
 */
export async function writeSample(
  directory: string,
  options: SampleOptions = {},
): Promise<SampleManifest> {
  const scenario = createScenario(options.seed ?? defaultSeed)
  const files = [...exportFiles(scenario), ...annexFiles(scenario)]
  for (const file of files) await file.write(directory)
  return describeSample(scenario, files)
}
