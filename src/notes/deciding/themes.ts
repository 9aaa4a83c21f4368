/** What a person would call the features that weigh in one direction. */
export const THEMES = [
  'words',
  'likes',
  'list',
  'above',
  'under',
  'after',
  'beside',
  'asking',
  'numbers',
  'repeats',
  'length',
  'shape',
  'note',
] as const
export type Theme = (typeof THEMES)[number]

/** By the beginning of a feature's name, the first that fits. */
const BEGINNINGS: readonly (readonly [RegExp, Theme])[] = [
  [/^(?:own|head)(?:Form|FormMax)$|^form/, 'likes'],
  [/^(?:own|head)(?:List|ListMax)$|^list/, 'list'],
  [/^(?:own|head)(?:Note|NoteHigh|Title)$|^note|^titleWords/, 'note'],
  [/^(?:own|head)Above$|^aboveWords|^parent|^grand|^over|^namedBy|^depth|^in[A-Z]/, 'above'],
  [/^(?:own|head)Kids$|^child|^children|^firstChild|^below/, 'under'],
  [/^(?:own|head)(?:Next|Before)$|^next|^before|^blank|^sibling|^placeAmong/, 'beside'],
  [/^after/, 'after'],
  [/^asks|^voice|^marks|^endsInMark|^label|^headEndsInMark|^announces|^cellAsks|^markedOf/, 'asking'],
  [/^run|^number|^hasNumber|^ordered/, 'numbers'],
  [/^repeats/, 'repeats'],
  [
    /^length|^words|^letters|^sentences|^commas|^headLength|^headShare|^meanOf|^longestOf|^shortOf|^linesOf|^nth/,
    'length',
  ],
  [/^own$|^head$|^narrates|^entry|^title/, 'words'],
]

/** The theme of a feature by its name; what is left is about the line's shape. */
export const themeOf = (feature: string): Theme =>
  BEGINNINGS.find(([beginning]) => beginning.test(feature))?.[1] ?? 'shape'
