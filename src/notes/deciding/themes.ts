/** What features are about, as a person would say it. */
export const THEMES = [
  'words',
  'name',
  'entry',
  'shape',
  'number',
  'link',
  'length',
  'style',
  'lines',
  'below',
  'after',
  'above',
  'place',
  'neighbours',
  'form',
  'list',
  'repeats',
  'title',
  'note',
] as const
export type Theme = (typeof THEMES)[number]

/** Themes by the names of their features. The first that fits counts, so what is special stands before what is general. */
const NAMED: readonly (readonly [Theme, RegExp])[] = [
  ['title', /^(?:own|head)Title$|^titleWords$|^note(?:IsDrill|Announces|Title\w+)$/],
  ['note', /^note[A-Z]|^(?:own|head)Note/],
  ['form', /^form[A-Z]|^(?:own|head)Form|InForm$/],
  ['list', /^list[A-Z]|^(?:own|head)List|InList$/],
  ['above', /^(?:parent|grand|over|namedBy)[A-Z]|^(?:own|head)Above$|^above(?:Words|Subject)$/],
  ['below', /^(?:children|below|firstChild)|^child[A-Z]|^(?:own|head)Kids$/],
  ['after', /^after/],
  ['neighbours', /^(?:next|before)[A-Z]|^(?:own|head)(?:Next|Before)$/],
  ['repeats', /^repeats/],
  ['number', /^(?:hasNumber|number)|^run[A-Z]/],
  ['name', /^title[A-Z]|^label[A-Z]|^(?:announces|chapter)$/],
  ['words', /^(?:own|head|asks|narrates|marks|headEndsInMark|endsInMark|cellAsks|subject)$|^voice/],
  ['lines', /OfBlock$|^nthLine$/],
  ['place', /^(?:depth|siblings|placeAmongSiblings|placeInNote|isFirst)$|^in[A-Z]|^blank/],
  ['link', /^link|^address$/],
  ['entry', /^entry|^(?:colonInside|endsInColon|dash|arrow|headLength|headShare)$/],
  ['length', /^(?:length|words|letters|sentences|commas|brackets|cells)$/],
  ['style', /^(?:endsInStop|isDate|codeInside|latinShare|capital|quoted|emoji)$/],
  ['shape', /^is[A-Z]|^level|^bold|^(?:ordered|headingInside|underlined|italic|struck|starred|checkbox|indent)$/],
]

/** What a feature is about; null for one that nobody has named yet. */
export const themeOf = (feature: string): Theme | null => NAMED.find(([, names]) => names.test(feature))?.[0] ?? null

// The same few features are asked about for every line.
const themes = new WeakMap<readonly string[], readonly (Theme | null)[]>()

function themesOf(features: readonly string[]): readonly (Theme | null)[] {
  const known = themes.get(features)
  if (known !== undefined) return known
  const found = features.map(themeOf)
  themes.set(features, found)
  return found
}

/** Reasons that are given for one line. */
const MOST_REASONS = 3
/** Beside the strongest theme, one that weighs less than this share of it says little. */
const LEAST_SHARE = 0.25

/** For or against a question: `words+`, `list-`. */
export type ThemeReason = `${Theme}${'+' | '-'}`

/** Names the themes that weighed most for what was decided, strongest first, out of what each feature weighs. */
export function strongestThemes(
  features: readonly string[],
  shares: Float64Array,
  isQuestion: boolean,
): readonly ThemeReason[] {
  const sums = new Map<Theme, number>()
  themesOf(features).forEach((theme, place) => {
    const share = (shares[place] as number) * (isQuestion ? 1 : -1)
    if (theme !== null) sums.set(theme, (sums.get(theme) ?? 0) + share)
  })
  const sorted = [...sums].filter(([, sum]) => sum > 0).sort((one, other) => other[1] - one[1])
  const least = (sorted[0]?.[1] ?? 0) * LEAST_SHARE
  return sorted
    .slice(0, MOST_REASONS)
    .filter(([, sum]) => sum >= least)
    .map(([theme]): ThemeReason => `${theme}${isQuestion ? '+' : '-'}`)
}
