import { reading as inEnglish } from '../messages/en/reading.ts'
import { reading as inKorean } from '../messages/ko/reading.ts'
import type { Language } from '../messages/messages.ts'
import { describeProblem as describe } from '../notes/describe-problem.ts'
import type { Problem } from '../notes/note.ts'

/** A problem of a note as one sentence, in English where no language is named; its rule where prep has no sentence for it. */
export const describeProblem = (problem: Problem, language: Language = 'en'): string =>
  describe(problem, { reading: language === 'ko' ? inKorean : inEnglish })
