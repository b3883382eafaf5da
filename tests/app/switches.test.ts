import type { CommandLine } from 'electron'
import { describe, expect, it } from 'vitest'
import { refusedSwitch, silenceNetwork } from '../../main/app/security/switches.ts'

describe('switches of an installed app', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--inspect',
    '--inspect-brk=9229',
    '--inspect-publish-uid=http',
    '--js-flags=--allow-natives-syntax',
    '--load-extension=/tmp/x',
    '--disable-web-security',
    '--ignore-certificate-errors',
    '--proxy-server=contoso.example',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--renderer-cmd-prefix=gdb',
    '--REMOTE-DEBUGGING-PORT=9222',
    '-inspect',
    '/remote-debugging-port=9222',
  ])('refuse %s', (parameter) => {
    expect(refusedSwitch(['--case', '/x.evcase', parameter])).toBe(parameter)
  })

  it.each([
    [[]],
    [['--case', '/home/inspector/inspect.evcase']],
    [['--self-test=/tmp/inspect']],
    [['/home/inspect-me']],
    [['--no-sandbox', '--lang=zh-CN']],
  ])('let %j stand', (parameters) => {
    expect(refusedSwitch(parameters)).toBeNull()
  })
})

describe('Chromium’s own errands', () => {
  it('find no address', () => {
    const appended = new Map<string, string | undefined>()
    const commandLine = {
      appendSwitch: (name, value) => void appended.set(name, value),
    } satisfies Pick<CommandLine, 'appendSwitch'>
    silenceNetwork(commandLine)
    expect(appended.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
    expect([...appended.keys()]).toContain('disable-background-networking')
  })
})
