import type { Screen } from '../lib/screen.ts'

const modules = import.meta.glob<{ screen: Screen }>('./*/screen.tsx', { eager: true })

export const screens: readonly Screen[] = Object.values(modules)
  .map(({ screen }) => screen)
  .sort((a, b) => a.order - b.order)
