import type { Cues } from './cues.ts'

const NOWHERE = { starts: [], ends: [], words: [] }

/** Only what stands in front of a question and of its answer is known of it so far. */
export const de: Cues = {
  language: 'de',
  asks: NOWHERE,
  demands: NOWHERE,
  topics: NOWHERE,
  showsCode: [],
  tells: [],
  narrates: [],
  labels: {
    question: ['frage', 'aufgabe'],
    answer: ['antwort', 'lösung', 'musterlösung', 'meine antwort'],
    followUps: [],
    slots: ['antwort'],
  },
  titles: {
    sections: [],
    contents: [],
    folds: [],
    answerKeys: [],
    drills: [],
    questionLists: [],
    questionColumn: ['frage'],
    answerColumn: ['antwort'],
  },
  remarks: { pointers: [], stubs: [], placeholders: [], forgotten: [], attempts: [] },
}
