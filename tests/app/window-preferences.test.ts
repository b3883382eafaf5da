import { describe, expect, it } from 'vitest'
import { windowPreferences } from '../../main/app/security/window-preferences.ts'

describe('every window', () => {
  it('is sandboxed, isolated and without Node', () => {
    expect(windowPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
    })
  })
})
