export const rowQuestions = null
