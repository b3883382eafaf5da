import { createHash } from 'node:crypto'
import type { Language } from '#shared'
import { byVerdict } from './claim-order.ts'
import { htmlOf, markup, styleElement, type Markup } from './escape.ts'
import { mark, sprite } from './marks.ts'
import type { ReportModel } from './model.ts'
import { claimSections } from './sections/claims.ts'
import { limits, parameters } from './sections/closing.ts'
import { cover, reading } from './sections/cover.ts'
import { coverage } from './sections/coverage.ts'
import { decisions } from './sections/decisions.ts'
import { evidence } from './sections/evidence.ts'
import { verdictBoard } from './sections/verdict-board.ts'
import { style } from './style.ts'
import { claimTexts } from './texts-claims.ts'
import { coverTexts } from './texts-cover.ts'
import { coverageTexts } from './texts-coverage.ts'
import { closingTexts, decisionTexts, evidenceTexts } from './texts-evidence.ts'
import { claimTitle } from './texts.ts'
import { say, type View } from './view.ts'

const styleDigest = createHash('sha256').update(style).digest('base64')

/**
 * The page may load nothing, run nothing and send nothing: whatever an attacker named an application, the
 * reader's browser only shows it.
 */
const policy = `default-src 'none'; style-src 'sha256-${styleDigest}'; img-src data:; base-uri 'none'; form-action 'none'`

function contents(view: View): Markup {
  const claims = byVerdict(view.model.evaluation.claims).map(
    ({
      id,
      verdict,
    }) => markup`<li><a href="#claim-${id}">${mark(verdict)}<span>${claimTitle(id, view.language)}</span></a></li>
`,
  )
  const entries = [
    ['board', claimTexts.boardTitle, null],
    ['claims', claimTexts.title, markup`<ol>${claims}</ol>`],
    ['coverage', coverageTexts.title, null],
    ['evidence', evidenceTexts.title, null],
    ['decisions', decisionTexts.title, null],
    ['limits', closingTexts.limitsTitle, null],
    ['parameters', closingTexts.parametersTitle, null],
  ] as const
  const items = entries.map(
    ([id, title, below]) => markup`<li><a href="#${id}">${say(view, title)}</a>${below}</li>
`,
  )
  return markup`<nav class="contents" aria-labelledby="contents-title"><p id="contents-title">${say(view, coverTexts.contents)}</p><ol>${items}</ol></nav>`
}

/** The eviction evidence statement as one file that needs nothing else. */
export function renderHtml(model: ReportModel, language: Language): string {
  const view = { model, language }
  return htmlOf(markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${coverTexts.title[language]} · ${model.scope.name}</title>
${styleElement(style)}
</head>
<body>
<a class="skip" href="#statement">${coverTexts.skip[language]}</a>
${sprite}
<div class="page">
${contents(view)}
<main id="statement">
${cover(view)}
${reading(view)}
${verdictBoard(view)}
${claimSections(view)}
${coverage(view)}
${evidence(view)}
${decisions(view)}
${limits(view)}
${parameters(view)}
</main>
</div>
</body>
</html>
`)
}
