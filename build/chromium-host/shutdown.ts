type Member = {
  /** In order, with what a process has still to do; absent for one that has nothing. */
  close?(): Promise<void>
  kill(signal: 'SIGKILL'): unknown
}

const members = new Set<Member>()

/** A process that must not outlive the host; returns the undo. */
export function endWithHost(member: Member): () => void {
  members.add(member)
  return () => void members.delete(member)
}

/** Ends the host with all it started; a failure of the host's own outweighs the app's 0. */
export async function endHost(code: number): Promise<void> {
  await Promise.all([...members].map((member) => member.close?.() ?? Promise.resolve()))
  process.exit(code === 0 ? process.exitCode : code)
}

/** Last of all, however the process ends: nothing may stay behind. */
export function killAll(): void {
  for (const member of members) member.kill('SIGKILL')
}
