import { describe, expect, it } from 'vitest'
import { callNames, calls, topicNames, topics } from '#contract'

describe('the names the preload allows', () => {
  it('are the calls of the contract', () => {
    expect([...callNames].sort()).toEqual(Object.keys(calls).sort())
  })

  it('are the topics of the contract', () => {
    expect([...topicNames].sort()).toEqual(Object.keys(topics).sort())
  })
})
