/** Longest a source file may be, in lines; a longer one usually has two reasons to change. */
export const lineLimit = 300

/** Complaints about file lengths, and about exceptions that are no longer needed. */
export function sizeComplaints(
  lineCounts: Readonly<Record<string, number>>,
  exceptions: Readonly<Record<string, string>>,
): string[] {
  const tooLong = Object.entries(lineCounts)
    .filter(([path, lines]) => lines > lineLimit && exceptions[path] === undefined)
    .map(([path, lines]) => `${path} has ${lines} lines`)
  const needless = Object.entries(exceptions).flatMap(([path, reason]) => {
    const lines = lineCounts[path]
    if (lines === undefined) return [`${path} is excepted but does not exist`]
    if (lines <= lineLimit) return [`${path} is excepted but has only ${lines} lines`]
    return reason.trim() === '' ? [`${path} is excepted without a reason`] : []
  })
  return [...tooLong, ...needless]
}

/** Decision records are `NNNN-title.md`, and a number is used once, for others cite it. */
export function decisionComplaints(names: readonly string[]): string[] {
  const misnamed = names
    .filter((name) => !/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(name))
    .map((name) => `${name} is not NNNN-title.md`)
  const numbers = names.map((name) => name.slice(0, 4))
  const repeated = names
    .filter((_, index) => numbers.indexOf(numbers[index] ?? '') !== index)
    .map((name) => `${name} uses a number twice`)
  return [...misnamed, ...repeated]
}

/** One case everywhere: names that differ only in case are one file on Windows and macOS. */
export function nameComplaints(paths: readonly string[]): string[] {
  return paths
    .filter((path) => !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+([-.][a-z0-9]+)*$/.test(path))
    .map((path) => `${path} is not kebab-case`)
}
