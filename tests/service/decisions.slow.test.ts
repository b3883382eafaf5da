import { describe, expect, it } from 'vitest'
import { evv } from '../helpers/evv.ts'
import { currentBoard, jobsOf, valueOf, withSample } from './engine.ts'

const claim = 'no-tainted-credential-signin'

describe('a decision', () => {
  it('changes the verdict once two people have entered it', async () => {
    const { engine, folder } = await withSample()
    const detail = async () => valueOf(await engine.call('claims.get', { claim, language: 'en' }))
    const finding = (await detail()).findings[0]!.id
    const decide = async (by: string) => {
      const decision = { finding, as: 'benign', by, why: 'a test of ours', artefact: null } as const
      valueOf(await engine.call('claims.decide', decision))
      await currentBoard(engine)
    }
    const before = valueOf(await engine.call('case.summary', {}))!.revision

    await decide('Ana')
    expect(await detail()).toMatchObject({
      verdict: 'refuted',
      findings: [{ inForce: null, decisions: [{ as: 'benign', by: 'Ana', counts: true }] }],
    })
    await decide('ana ')
    expect((await detail()).findings[0]!.inForce).toBeNull()

    await decide('Ben')
    const after = await detail()
    expect(after.findings[0]!.inForce).toBe('benign')
    expect(after.verdict).not.toBe('refuted')
    expect(valueOf(await engine.call('case.summary', {}))!.revision).toBeGreaterThan(before)
    await engine.close()
    const told = evv(['evaluate', folder, '--claim', claim, '--json'])
    expect(told.json<{ claims: { verdict: string }[] }>().claims[0]!.verdict).toBe(after.verdict)
  })

  it('entered twice in a row leaves one evaluation, of the last', async () => {
    const { engine } = await withSample()
    const detail = valueOf(await engine.call('claims.get', { claim, language: 'en' }))
    const finding = detail.findings[0]!.id
    const decision = { finding, as: 'benign', why: 'a test of ours', artefact: null } as const
    const answers = await Promise.all(
      ['Ana', 'Ben', 'Cai'].map((by) => engine.call('claims.decide', { ...decision, by })),
    )
    for (const answer of answers) valueOf(answer)
    await currentBoard(engine)
    const after = valueOf(await engine.call('claims.get', { claim, language: 'en' }))
    expect(after.findings[0]).toMatchObject({ inForce: 'benign' })
    expect(after.findings[0]!.decisions).toHaveLength(3)
    const states = (await jobsOf(engine)).map(({ state }) => state)
    expect(states.filter((state) => state === 'running')).toEqual([])
    expect(states).toContain('done')
  })
})
