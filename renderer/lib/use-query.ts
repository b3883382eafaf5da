import { useEffect, useRef, useState } from 'react'
import type { CallName, Failure, Input, Output } from '#contract'
import { invoke, toFailure } from './api.ts'
import { useSession } from './session.ts'

export type Query<Value> = {
  /** Of this input and, while a newer answer is under way, of an older revision. */
  value: Value | undefined
  failure: Failure | null
}

/** Answers by call and input, of the present revision only: the case holds the truth, never the page. */
let cachedRevision = -1
const cache = new Map<string, Promise<unknown>>()
const most = 200

function ask<Name extends CallName>(
  name: Name,
  input: Input<Name>,
  key: string,
  revision: number,
): Promise<Output<Name>> {
  if (revision !== cachedRevision || cache.size >= most) cache.clear()
  cachedRevision = revision
  let answer = cache.get(key) as Promise<Output<Name>> | undefined
  if (answer === undefined) {
    answer = invoke(name, input)
    cache.set(key, answer)
    answer.catch(() => cache.delete(key))
  }
  return answer
}

/** Asks and asks again when the case changes; null asks nothing. */
export function useQuery<Name extends CallName>(
  name: Name,
  input: Input<Name> | null,
): Query<Output<Name>> {
  const revision = useSession((session) => session.revision)
  const key = input === null ? null : `${name} ${JSON.stringify(input)}`
  const latest = useRef(input)
  latest.current = input
  const [state, setState] = useState<{ key: string | null } & Query<Output<Name>>>({
    key: null,
    value: undefined,
    failure: null,
  })
  useEffect(() => {
    if (key === null || latest.current === null) return
    let isCurrent = true
    ask(name, latest.current, key, revision).then(
      (value) => isCurrent && setState({ key, value, failure: null }),
      (error: unknown) =>
        isCurrent && setState({ key, value: undefined, failure: toFailure(error) }),
    )
    return () => {
      isCurrent = false
    }
  }, [name, key, revision])
  return state.key === key ? state : { value: undefined, failure: null }
}
