export const saving = {}
