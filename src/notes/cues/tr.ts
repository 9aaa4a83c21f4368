import { labelsOnly } from './labels-only.ts'

export const tr = labelsOnly('tr', { question: ['soru'], answer: ['cevap', 'cevabım', 'yanıt', 'çözüm'] })
