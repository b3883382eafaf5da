/** Electron has its own scheme; the stand-in is Chromium, which takes only a scheme it knows. */
export const isElectron = process.versions['electron'] !== undefined

/** Scheme of the page, as `protocol.handle` wants it. */
export const appScheme = isElectron ? 'app' : 'https'

/** Origin of the page. `.invalid` can belong to nobody, so no name look-up of it can succeed. */
export const appOrigin = isElectron ? 'app://verifier' : 'https://verifier.invalid'
