import type { Messages } from '../messages.ts'

export const drilling: Messages['drilling'] = {}
