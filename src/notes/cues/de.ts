import { labelsOnly } from './labels-only.ts'

export const de = labelsOnly('de', {
  question: ['frage', 'aufgabe'],
  answer: ['antwort', 'lösung', 'musterlösung', 'meine antwort'],
})
