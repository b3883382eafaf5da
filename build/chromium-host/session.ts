import { EventEmitter } from 'node:events'
import type {
  CallbackResponse,
  OnBeforeRequestListenerDetails,
  Protocol,
  Session,
  WebRequest,
} from 'electron'

type Handler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (
  details: OnBeforeRequestListenerDetails,
  callback: (response: CallbackResponse) => void,
) => void
type CheckPermission = Parameters<Session['setPermissionCheckHandler']>[0]

/**
 * The rules of a session. Which scheme is answered, what `onBeforeRequest` cancels and the permission to copy
 * hold; everything else that an app may deny here (downloads, devices, certificates, spelling, the network) is
 * denied by the stand-in whatever the app says.
 */
export class StandInSession
  extends EventEmitter
  implements
    Pick<
      Session,
      | 'setPermissionRequestHandler'
      | 'setDevicePermissionHandler'
      | 'setDisplayMediaRequestHandler'
      | 'setCertificateVerifyProc'
      | 'setSpellCheckerEnabled'
      | 'enableNetworkEmulation'
      | 'setPermissionCheckHandler'
    >
{
  readonly #handlers = new Map<string, Handler>()
  #beforeRequest: BeforeRequest | null = null
  #checkPermission: CheckPermission = null

  readonly protocol = {
    handle: (scheme, handler) => {
      this.#handlers.set(scheme, handler)
    },
    unhandle: (scheme) => {
      this.#handlers.delete(scheme)
    },
    isProtocolHandled: (scheme) => this.#handlers.has(scheme),
  } satisfies Pick<Protocol, 'handle' | 'unhandle' | 'isProtocolHandled'>

  readonly webRequest = {
    onBeforeRequest: (first: unknown, second?: unknown) => {
      this.#beforeRequest = (
        typeof first === 'object' && first !== null && second !== undefined ? second : first
      ) as BeforeRequest | null
    },
  } satisfies Pick<WebRequest, 'onBeforeRequest'>

  setPermissionRequestHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setCertificateVerifyProc(): void {}
  setSpellCheckerEnabled(): void {}
  enableNetworkEmulation(): void {}

  setPermissionCheckHandler(handler: CheckPermission): void {
    this.#checkPermission = handler
  }

  /** Whether the page may write to the clipboard without being asked again. */
  mayCopy(origin: string): boolean {
    const check = this.#checkPermission
    if (check === null) return true
    const details = { isMainFrame: true, requestingUrl: `${origin}/` }
    return check(null, 'clipboard-sanitized-write', origin, details)
  }

  /** Null where no scheme of the app answers the request. */
  async answer(request: Request): Promise<Response | null> {
    const handler = this.#handlers.get(new URL(request.url).protocol.slice(0, -1))
    return handler === undefined ? null : handler(request)
  }

  async isCancelled(details: OnBeforeRequestListenerDetails): Promise<boolean> {
    const beforeRequest = this.#beforeRequest
    if (beforeRequest === null) return false
    const { cancel } = await new Promise<CallbackResponse>((done) => beforeRequest(details, done))
    return cancel === true
  }
}

const sessions = new Map<string, StandInSession>()

function fromPartition(partition: string): StandInSession {
  const known = sessions.get(partition) ?? new StandInSession()
  sessions.set(partition, known)
  return known
}

export const session = {
  fromPartition,
  get defaultSession(): StandInSession {
    return fromPartition('')
  },
}
