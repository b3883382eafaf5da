import { decodeShown, detectEncoding } from './readers/encoding.ts'

/**
 * Caches of sign-in tokens as collectors leave them beside their exports: ROADtools' `.roadtools_auth`
 * and `roadtx.prt`, MSAL's and ADAL's caches of the Azure tools, an answer of the token endpoint. Whoever
 * reads one can sign in as the collector, so no byte of it may be kept or repeated.
 */

const names = ['access_?token', 'refresh_?token', 'id_?token', 'prt', 'session_?key']

/** A token, not a word: signed and three-part, or so long and dense that no sentence is like it. */
const secret = String.raw`(?:eyJ[\w-]{8,}\.[\w.+/=-]{8,}|[\w.+/=~*!-]{60,})`

/** A member of its own level, so its quotes are bare: within the text of a log they are doubled or escaped. */
const namedToken = new RegExp(String.raw`"(?:${names.join('|')})"\s*:\s*"${secret}`, 'i')

/** MSAL keeps the token as `secret` beside what kind it is, in either order. */
const kindOfSecret = /"credential_type"\s*:\s*"(?:AccessToken|RefreshToken|IdToken)"/i
const cachedSecret = new RegExp(String.raw`"secret"\s*:\s*"${secret}`, 'i')

/** Az PowerShell keeps the whole cache of ADAL or MSAL in one member. */
const packedCache = /"CacheData"\s*:\s*"[A-Za-z0-9+/=]{100,}/

function tellsTokens(text: string): boolean {
  return (
    namedToken.test(text) ||
    packedCache.test(text) ||
    (kindOfSecret.test(text) && cachedSecret.test(text))
  )
}

/** Whether the first bytes of a file that no dialect knows are those of a token cache, text or not. */
export function holdsTokens(bytes: Uint8Array): boolean {
  const { encoding, bomLength } = detectEncoding(bytes)
  return tellsTokens(decodeShown(bytes.subarray(bomLength), encoding))
}

const tokenMember = new RegExp(`^(?:${names.join('|')})$`, 'i')
const wholeSecret = new RegExp(`^${secret}`)

/** Whether a record is itself a token, whatever dialect else would take it. */
export function isTokenRecord(record: unknown): boolean {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return false
  return Object.entries(record).some(
    ([name, value]) =>
      typeof value === 'string' && tokenMember.test(name) && wholeSecret.test(value),
  )
}
