import type { Messages } from '../messages/messages.ts'
import type { Style } from './style.ts'

/** What a view is drawn with: the columns that there are, what each piece of text looks like, and the words. */
export interface Look {
  readonly width: number
  readonly style: Style
  readonly messages: Messages
}
