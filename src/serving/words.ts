import type { Language, Messages } from '../messages/messages.ts'

/** What the pages say, and in which language. */
export interface PageWords {
  readonly messages: Messages
  readonly language: Language
}
