import type { Messages } from '../messages.ts'

export const saving: Messages['saving'] = {}
