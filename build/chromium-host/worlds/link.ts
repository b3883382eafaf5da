/**
 * Calls between the page's world and the preload's, as Electron's context bridge does them: values are
 * copied, functions become callable from the other side, answers come at once, promises stay promises.
 *
 * Both worlds see one DOM and no script object of each other. The link is an element in no document, so no
 * selector, listener or observer of the page finds it; an event's `detail` is copied by Chromium when the
 * other world reads it. This function is put into both worlds as its own source: it must be complete in
 * itself.
 */
export function createLink(element: EventTarget, own: string, other: string): Link {
  type Callable = (...parameters: unknown[]) => unknown
  type Packed = { value: unknown; specials: [path: string[], kind: string, id: number][] }
  type Detail =
    | { kind: 'call'; call: number; target: number; parameters: Packed }
    | { kind: 'result'; call: number; result: Packed; error: string | null }
    | { kind: 'settle'; promise: number; result: Packed; error: string | null }
    | { kind: 'expose'; name: string; value: Packed }

  // Taken before the page's first script, which may put its own in their place to see the element.
  const { apply } = Reflect
  const CopyingEvent = CustomEvent
  const dispatch = element.dispatchEvent.bind(element)
  const readDetail = Object.getOwnPropertyDescriptor(CustomEvent.prototype, 'detail')?.get

  const functions = new Map<number, Callable>()
  const promises = new Map<number, PromiseWithResolvers<unknown>>()
  const results = new Map<number, { result: Packed; error: string | null }>()
  let lastId = 0
  let onExpose: (name: string, value: unknown) => void = () => {}
  const message = (error: unknown) => (error instanceof Error ? error.message : String(error))
  const send = (detail: Detail) => dispatch(new CopyingEvent(other, { detail }))

  function pack(value: unknown): Packed {
    const specials: Packed['specials'] = []
    const walk = (item: unknown, path: string[]): unknown => {
      if (typeof item === 'function') {
        lastId += 1
        functions.set(lastId, item as Callable)
        specials.push([path, 'function', lastId])
        return null
      }
      if (item instanceof Promise) {
        lastId += 1
        const promise = lastId
        specials.push([path, 'promise', promise])
        item.then(
          (result) => send({ kind: 'settle', promise, result: pack(result), error: null }),
          (error) => send({ kind: 'settle', promise, result: pack(null), error: message(error) }),
        )
        return null
      }
      if (Array.isArray(item)) return item.map((part, index) => walk(part, [...path, `${index}`]))
      if (item === null || typeof item !== 'object') return item
      const prototype: unknown = Object.getPrototypeOf(item)
      if (prototype !== Object.prototype && prototype !== null) return item
      const entries = Object.entries(item)
      return Object.fromEntries(entries.map(([key, part]) => [key, walk(part, [...path, key])]))
    }
    return { value: walk(value, []), specials }
  }

  function unpack(packed: Packed): unknown {
    const box = { root: packed.value }
    for (const [path, kind, id] of packed.specials) {
      let holder = box as Record<string, unknown>
      const steps = ['root', ...path]
      const last = steps.pop() ?? ''
      for (const step of steps) holder = holder[step] as Record<string, unknown>
      const value = kind === 'function' ? remoteFunction(id) : remotePromise(id)
      Object.defineProperty(holder, last, { value, enumerable: true, configurable: true })
    }
    return box.root
  }

  function remotePromise(id: number): Promise<unknown> {
    const promise = Promise.withResolvers<unknown>()
    promises.set(id, promise)
    return promise.promise
  }

  function remoteFunction(target: number): Callable {
    return (...parameters) => {
      lastId += 1
      const call = lastId
      send({ kind: 'call', call, target, parameters: pack(parameters) })
      const answer = results.get(call)
      results.delete(call)
      if (answer === undefined) throw new TypeError('An object could not be cloned.')
      if (answer.error !== null) throw new Error(answer.error)
      return unpack(answer.result)
    }
  }

  function answerCall(detail: Detail & { kind: 'call' }): void {
    const { call } = detail
    try {
      const target = functions.get(detail.target)
      if (target === undefined) throw new TypeError('not a function')
      const result = target(...(unpack(detail.parameters) as unknown[]))
      send({ kind: 'result', call, result: pack(result), error: null })
    } catch (error) {
      send({ kind: 'result', call, result: pack(null), error: message(error) })
    }
  }

  element.addEventListener(own, (event) => {
    const detail = readDetail === undefined ? null : (apply(readDetail, event, []) as Detail | null)
    if (detail === null) return
    if (detail.kind === 'call') answerCall(detail)
    if (detail.kind === 'result') results.set(detail.call, detail)
    if (detail.kind === 'expose') onExpose(detail.name, unpack(detail.value))
    if (detail.kind === 'settle') {
      const promise = promises.get(detail.promise)
      promises.delete(detail.promise)
      if (detail.error === null) promise?.resolve(unpack(detail.result))
      else promise?.reject(new Error(detail.error))
    }
  })

  return {
    expose: (name, value) => send({ kind: 'expose', name, value: pack(value) }),
    onExpose(listener) {
      onExpose = listener
    },
  }
}

export type Link = {
  /** Gives the other world a value under a name. */
  expose(name: string, value: unknown): void
  onExpose(listener: (name: string, value: unknown) => void): void
}
