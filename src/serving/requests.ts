import { isGrade } from '../schedule/grade.ts'
import type { Choice, DrillStep, ReadingStep } from './desk.ts'

/** Which questions an address is about. */
export const choiceOf = (query: URLSearchParams): Choice => ({
  decks: query.getAll('deck').filter(Boolean),
  tags: query.getAll('tag').filter(Boolean),
})

/** A step of a drill, or a new drill by the address of its page. */
export type DrillRequest =
  | { readonly drill: string; readonly step: number; readonly what: DrillStep }
  | { readonly begin: URLSearchParams; readonly types: boolean }

/** What a drill's page asks for; null for anything else. */
export function drillRequest(body: string): DrillRequest | null {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const { begin, types, drill, step, what } = value as Record<string, unknown>
  if (typeof begin === 'string') return { begin: new URLSearchParams(begin), types: types === true }
  const read = stepOf(what)
  if (typeof drill !== 'string' || typeof step !== 'number' || read === null) return null
  return { drill, step, what: read }
}

function stepOf(value: unknown): DrillStep | null {
  if (typeof value !== 'object' || value === null) return null
  const { does, grade, typed, direction } = value as Record<string, unknown>
  switch (does) {
    case 'reveal':
      return { does, typed: typeof typed === 'string' ? typed : null }
    case 'grade':
      return isGrade(grade) ? { does, grade } : null
    case 'part':
      return { does, direction: direction === -1 ? -1 : 1 }
    case 'tick':
    case 'skip':
    case 'suspend':
    case 'undo':
    case 'look':
      return { does }
    default:
      return null
  }
}

/** What the buttons of a note's reading mean; null for anything else. */
export function readingStepOf(does: string): ReadingStep | null {
  const at = /^choose ([0-9])$/.exec(does)?.[1]
  if (at !== undefined) return { does: 'choose', at: Number(at) }
  return does === 'flip' || does === 'form' || does === 'follow' || does === 'confirm' ? { does } : null
}
