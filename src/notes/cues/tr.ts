import type { Cues } from './cues.ts'

const NOWHERE = { starts: [], ends: [], words: [] }

/** Only what stands in front of a question and of its answer is known of it so far. */
export const tr: Cues = {
  language: 'tr',
  asks: NOWHERE,
  demands: NOWHERE,
  topics: NOWHERE,
  showsCode: [],
  tells: [],
  narrates: [],
  labels: { question: ['soru'], answer: ['cevap', 'cevabım', 'yanıt', 'çözüm'], followUps: [], slots: ['cevap'] },
  titles: {
    sections: [],
    contents: [],
    folds: [],
    answerKeys: [],
    drills: [],
    questionLists: [],
    questionColumn: ['soru'],
    answerColumn: ['cevap'],
  },
  remarks: { pointers: [], stubs: [], placeholders: [], forgotten: [], attempts: [] },
}
