import type { Cues } from './cues.ts'

const NOWHERE = { starts: [], ends: [], words: [] }

/** Only what stands in front of a question and of its answer is known of it so far. */
export const it: Cues = {
  language: 'it',
  asks: NOWHERE,
  demands: NOWHERE,
  topics: NOWHERE,
  showsCode: [],
  tells: [],
  narrates: [],
  labels: {
    question: ['domanda'],
    answer: ['risposta', 'soluzione', 'la mia risposta'],
    followUps: [],
    slots: ['risposta'],
  },
  titles: {
    sections: [],
    contents: [],
    folds: [],
    answerKeys: [],
    drills: [],
    questionLists: [],
    questionColumn: ['domanda'],
    answerColumn: ['risposta'],
  },
  remarks: { pointers: [], stubs: [], placeholders: [], forgotten: [], attempts: [] },
}
