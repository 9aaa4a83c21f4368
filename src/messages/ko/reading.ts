import type { Messages } from '../messages.ts'

export const reading: Messages['reading'] = {}
