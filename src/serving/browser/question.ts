import { drawDiagrams } from './diagrams.ts'

drawDiagrams(document, document.querySelector<HTMLElement>('article')?.dataset['diagram'] ?? '')
