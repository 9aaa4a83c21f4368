import type { Messages } from '../messages.ts'

export const commands: Messages['commands'] = {}
