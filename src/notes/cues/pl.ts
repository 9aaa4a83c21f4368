import type { Cues } from './cues.ts'

const NOWHERE = { starts: [], ends: [], words: [] }

/** Only what stands in front of a question and of its answer is known of it so far. */
export const pl: Cues = {
  language: 'pl',
  asks: NOWHERE,
  demands: NOWHERE,
  topics: NOWHERE,
  showsCode: [],
  tells: [],
  narrates: [],
  labels: {
    question: ['pytanie'],
    answer: ['odpowiedź', 'rozwiązanie', 'moja odpowiedź'],
    followUps: [],
    slots: ['odpowiedź'],
  },
  titles: {
    sections: [],
    contents: [],
    folds: [],
    answerKeys: [],
    drills: [],
    questionLists: [],
    questionColumn: ['pytanie'],
    answerColumn: ['odpowiedź'],
  },
  remarks: { pointers: [], stubs: [], placeholders: [], forgotten: [], attempts: [] },
}
