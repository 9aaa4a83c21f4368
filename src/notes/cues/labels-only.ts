import type { Cues } from './cues.ts'

const NOWHERE = { starts: [], ends: [], words: [] }

/**
 * Cues of a language of which only is known what stands in front of a question and of its answer. The first word of each
 * also heads its column, and the answer's names a place for one.
 */
export function labelsOnly(language: string, { question, answer }: Pick<Cues['labels'], 'question' | 'answer'>): Cues {
  const answerColumn = answer.slice(0, 1)
  return {
    language,
    asks: NOWHERE,
    demands: NOWHERE,
    topics: NOWHERE,
    subjects: '',
    showsCode: [],
    chooses: [],
    tells: [],
    narrates: [],
    labels: { question, sorts: [], answer, followUps: [], slots: answerColumn },
    titles: {
      sections: [],
      chapters: '',
      contents: [],
      folds: [],
      answerKeys: [],
      drills: [],
      questionLists: [],
      questionColumn: question.slice(0, 1),
      answerColumn,
    },
    remarks: { pointers: [], stubs: [], placeholders: [], forgotten: [], closings: [], attempts: [] },
  }
}
