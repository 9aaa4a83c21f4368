import { labelsOnly } from './labels-only.ts'

export const pl = labelsOnly('pl', { question: ['pytanie'], answer: ['odpowiedź', 'rozwiązanie', 'moja odpowiedź'] })
