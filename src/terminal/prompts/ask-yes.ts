import type { Screen } from '../terminal.ts'
import { askLine } from './type-lines.ts'

/** Asks something on a line of its own; whether the line typed says yes, in English or Korean. Ctrl-C and the end of input say no. */
export const askYes = async (screen: Screen, question: string): Promise<boolean> =>
  /^\s*(?:y|yes|ㅛ|네|예|응)\s*$/i.test((await askLine(screen, `${question} [y/N] `)) ?? '')
