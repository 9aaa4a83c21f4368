import type { Messages } from '../messages.ts'

export const planning: Messages['planning'] = {}
