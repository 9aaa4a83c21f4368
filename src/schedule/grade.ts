export type Grade = 'again' | 'hard' | 'good' | 'easy'

/** In the order of the keys 1–4. */
export const GRADES = ['again', 'hard', 'good', 'easy'] as const satisfies readonly Grade[]

export const isGrade = (value: unknown): value is Grade => GRADES.includes(value as Grade)
