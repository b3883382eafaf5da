/**
 * React Aria puts one constant `touch-action` rule into the page; this is its SHA-256, and the only style
 * that is not a file of ours. A test recomputes it from the package.
 */
export const reactAriaStyleHash = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='"

const directives = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${reactAriaStyleHash}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
]

/**
 * Threat: a name in a log (an application, a rule, a user agent) that the page takes for markup or script.
 * Nothing but our own files runs, nothing is loaded from or sent to anywhere, and no string becomes HTML.
 */
export const contentSecurityPolicy = directives.join('; ')

/** The statement that is printed: text and its own style, as the file on disk says of itself. */
export const printedContentSecurityPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
