import type { Localised } from './render.ts'

export type ErrorText = { what: Localised; todo: Localised }

/** What happened and what to do, in English, then in Chinese. */
export const errorText = (
  what: string,
  todo: string,
  whatZh: string,
  todoZh: string,
): ErrorText => ({
  what: { en: what, 'zh-CN': whatZh },
  todo: { en: todo, 'zh-CN': todoZh },
})
