/** How `prep check` can print: for people, for scripts, for editors, for GitHub's pages, for code scanners. */
export const PROBLEM_FORMATS = ['text', 'json', 'unix', 'github', 'sarif'] as const

export type ProblemFormat = (typeof PROBLEM_FORMATS)[number]
