import type { Bridge } from '#contract'

declare global {
  interface Window {
    readonly bridge: Bridge
  }
}
