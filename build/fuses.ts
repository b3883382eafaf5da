import { FuseV1Options, FuseVersion } from '@electron/fuses'

/** Every switch that Electron 45 lets be burnt into its executable, as released. */
export const fuses = {
  version: FuseVersion.V1,
  /** A fuse that a later Electron adds must be decided here before it is packed. */
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  /** No cookies are kept; on macOS it may ask for the keychain. */
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  /** macOS and Windows; Linux has no such check. */
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  /** The page comes from a scheme of its own. */
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
} as const
