import type { CommandLine } from 'electron'

const refused =
  /^(--?|\/)(remote-debugging-.*|inspect.*|js-flags|load-extension|disable-extensions-except|disable-web-security|disable-site-isolation.*|ignore-certificate-errors.*|allow-file-access-from-files|host-resolver-rules|host-rules|proxy-.*|renderer-cmd-prefix|utility-cmd-prefix|gpu-launcher|browser-subprocess-path)(=|$)/i

/**
 * Threat: whoever can start the installed app opens a debugger into it and reads the case through its own
 * window. Defence in depth, for such a person can do much else. Null when nothing is refused.
 */
export function refusedSwitch(parameters: readonly string[]): string | null {
  return parameters.find((parameter) => refused.test(parameter)) ?? null
}

/**
 * Threat: Chromium's own errands (component updates, captive-portal probes, pings) on a machine where any
 * packet is an incident. Every name resolves to nowhere, so that what slips through finds no address.
 */
export function silenceNetwork(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
  commandLine.appendSwitch('disable-domain-reliability')
  commandLine.appendSwitch('no-pings')
}
