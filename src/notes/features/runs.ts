import type { Candidate } from '../candidates/candidates.ts'

/** Numbers that count on through a note, whatever stands between: `1.` … `2.` … `3.`. */
export interface Run {
  /** Places among the candidates. */
  readonly members: number[]
  readonly first: number
  last: number
}

/** How far apart two lines at different depths may stand and still be counted on. */
const NEAR = 60

/** For each candidate the run that it belongs to and its place in it; null for one without a number. */
export function runsOf(
  candidates: readonly Candidate[],
  numbers: readonly (number | null)[],
): ({ readonly run: Run; readonly place: number } | null)[] {
  // The runs of a shape by the number that would continue them, the newest last.
  const open = new Map<string, { run: Run; depth: number }[]>()
  return candidates.map((candidate, index) => {
    const number = numbers[index] ?? null
    if (number === null) return null
    const depth = candidate.ancestors.length
    const waiting = open.get(`${candidate.shape} ${number}`) ?? []
    const found = waiting.findLastIndex((one) => one.depth === depth || index - (one.run.members.at(-1) ?? 0) < NEAR)
    const known = found < 0 ? undefined : waiting.splice(found, 1)[0]
    const goesOn = known ?? { run: { members: [], first: number, last: number }, depth }
    goesOn.run.members.push(index)
    goesOn.run.last = number
    const next = `${candidate.shape} ${number + 1}`
    const before = open.get(next)
    if (before === undefined) open.set(next, [goesOn])
    else before.push(goesOn)
    return { run: goesOn.run, place: goesOn.run.members.length - 1 }
  })
}
