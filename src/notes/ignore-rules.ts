import { relative, sep } from 'node:path'
import ignore from 'ignore'

/** What the ignore files of a folder, and of those above it, leave out. */
export interface IgnoreRules {
  /** `path` is whole and lies inside the folder of these rules. */
  ignores(path: string, isFolder: boolean): boolean
}

const LONGEST = 64 * 1024
const LONGEST_RULE = 200
const MOST_RULES = 2000
const MOST_INTRICATE = 100

/** The rules that `text`, as a .gitignore has them, adds in `folder`; they come before those `above`, as in git. */
export function ignoreRules(folder: string, text: string, above: IgnoreRules | null): IgnoreRules {
  const rules = ignore({ ignorecase: false, allowRelativePaths: true }).add(bounded(text))
  return {
    ignores(path, isFolder) {
      const inside = relative(folder, path).split(sep).join('/')
      const { ignored, unignored } = rules.test(isFolder ? `${inside}/` : inside)
      return ignored || (!unignored && above?.ignores(path, isFolder) === true)
    },
  }
}

/**
 * The rules that cost no more than a moment: each becomes a regular expression that takes as many steps as the name's
 * length to the power of its stars, and names and rules may come from the same stranger. Few rules have three.
 */
function bounded(text: string): string[] {
  let intricate = 0
  return text
    .slice(0, LONGEST)
    .split(/\r?\n/)
    .slice(0, MOST_RULES)
    .filter((rule) => {
      if (rule.length > LONGEST_RULE || rule.startsWith('#')) return false
      const stars = rule.match(/\*+/g) ?? []
      const deep = stars.filter((run) => run.length > 1).length
      if (deep > 2 || stars.length - deep > 2) return false
      return stars.length < 2 || ++intricate <= MOST_INTRICATE
    })
}
