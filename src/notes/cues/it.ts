import { labelsOnly } from './labels-only.ts'

export const it = labelsOnly('it', { question: ['domanda'], answer: ['risposta', 'soluzione', 'la mia risposta'] })
