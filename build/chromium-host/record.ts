/** What the browser asked for and complained of since it started, for tests to look at. */
export const record = {
  /** Every address, in order, refused ones too. */
  requests: [] as string[],
  /** Content policy violations, console errors, uncaught exceptions. */
  violations: [] as string[],
}
