import {
  renderText,
  stepTexts,
  type Coded,
  type Language,
  type Localised,
  type Param,
} from '#shared'
import { claims } from '../claims/registry.ts'

const byId = new Map(claims.map((claim) => [claim.id, claim]))

export function claimTitle(id: string, language: Language): string {
  return byId.get(id)!.title[language]
}

export function claimWhy(id: string, language: Language): string {
  return byId.get(id)!.why[language]
}

/** ATT&CK ids of what a claim would catch. */
export function claimTechniques(id: string): readonly string[] {
  return byId.get(id)?.techniques ?? []
}

/** Text of a code that a claim puts out; undefined where it has none. */
export function claimText(id: string, code: string): Localised | undefined {
  return byId.get(id)?.texts[code]
}

/** Text of a next step: the claim's own, or the kit's. */
export function stepText(id: string, code: string): Localised | undefined {
  return claimText(id, code) ?? stepTexts[code]
}

/**
 * Times travel as epoch milliseconds in parameters and are set in words here. A code without a text is a
 * defect of the claim, found by the catalogue's tests.
 */
export function describeFinding(
  claim: string,
  { code, params }: { code: string; params: Readonly<Record<string, Param>> },
  language: Language,
): string {
  return renderText(byId.get(claim)!.texts[code]!, params, language)
}

export function describeStep(claim: string, { code, params }: Coded, language: Language): string {
  const text = byId.get(claim)!.texts[code] ?? stepTexts[code]
  return renderText(text!, params, language)
}
