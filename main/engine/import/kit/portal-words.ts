/**
 * Values of Graph's enumerations, as far as sign-in records hold them (formats.md (c)). The portal writes
 * the same in words: `Primary refresh token`, `Device code flow`, `Not Applied`.
 */
const values = [
  'none',
  'oAuth2',
  'ropc',
  'wsFederation',
  'saml11',
  'saml20',
  'deviceCode',
  'deviceCodeFlow',
  'authenticationTransfer',
  'nativeAuth',
  'primaryRefreshToken',
  'refreshToken',
  'remoteDesktopToken',
  'b2bCollaboration',
  'b2bDirectConnect',
  'microsoftSupport',
  'serviceProvider',
  'passthrough',
  'success',
  'failure',
  'notApplied',
  'singleFactorAuthentication',
  'multiFactorAuthentication',
  'clientSecret',
  'clientAssertion',
  'federatedIdentityCredential',
  'managedIdentity',
  'certificate',
  'AzureAD',
  'ADFederationServices',
  'unknownFutureValue',
] as const

const bare = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const byWord: ReadonlyMap<string, string> = new Map([
  ...values.map((value): [string, string] => [bare(value), value]),
  ['oauth20', 'oAuth2'],
])

/** Graph's value for the portal's words, so that one sign-in reads the same from both; else as it stands. */
export function graphWord(word: string | undefined): string | undefined {
  return word === undefined ? undefined : (byWord.get(bare(word)) ?? word)
}
