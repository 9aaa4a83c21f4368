export const drilling = {}
