/** Files over the limit of `layout.test.ts`, each with the reason why it is still one file. */
export const sizeExceptions: Readonly<Record<string, string>> = {}
