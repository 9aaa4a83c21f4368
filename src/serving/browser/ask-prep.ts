import type { DrillState, DrillStep } from '../desk.ts'

/** What a drill's page asks prep for: a step of its drill, or a new drill by the address of the page. */
export type Request =
  | { readonly drill: string; readonly step: number; readonly what: DrillStep }
  | { readonly begin: string; readonly types: boolean }

/** What prep answers: where the drill is now, and what kept it from doing what was asked for. */
export interface Answer {
  readonly state: DrillState
  readonly trouble: string | null
}

/** What prep refused, in its own words. */
export class Refused extends Error {}

/** Asks prep; rejects with `Refused` where it refuses, with another error where it does not answer. */
export async function ask(request: Request): Promise<Answer> {
  const response = await fetch('/drill', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  })
  const answer = await response.json()
  if (!response.ok) throw new Refused(answer.error)
  return answer
}
