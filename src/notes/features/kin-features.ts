import type { Kin } from './kin.ts'
import type { Feature } from './line-features.ts'
import type { NoteTraits } from './note-traits.ts'

const TRAITS: readonly (keyof Kin)[] = [
  'count',
  'asking',
  'marked',
  'demanding',
  'telling',
  'topical',
  'labelled',
  'numbered',
  'filled',
  'followed',
  'holdingQuestions',
  'holdingHeadings',
  'onlyCode',
  'onlyLinks',
  'repeated',
  'linking',
  'withColon',
  'entries',
  'chapters',
  'patterned',
  'subjects',
  'length',
  'followedBy',
  'coverage',
]
const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1)

/** What the lines of its form are like: the same for all of them. */
export const FORM_FEATURES: Readonly<Record<string, Feature>> = Object.fromEntries(
  TRAITS.map((trait): [string, Feature] => [`form${capital(trait)}`, (view) => view.form[trait]]),
)

/** What the lines of its list are like: the same for all of them. */
export const LIST_FEATURES: Readonly<Record<string, Feature>> = Object.fromEntries(
  TRAITS.map((trait): [string, Feature] => [`list${capital(trait)}`, (view) => view.list[trait]]),
)

/** Its place among the lines of its form and of its list, and in a sequence of numbers; repeats. */
export const KIN_FEATURES: Readonly<Record<string, Feature>> = {
  formShare: ({ form, note }) => form.count / note.candidates,
  nthInForm: ({ nthInForm }) => nthInForm,
  nthInList: ({ nthInList }) => nthInList,
  lastInList: ({ nthInList, list }) => nthInList === list.count - 1,
  lengthInForm: ({ candidate, form }) => candidate.text.length / Math.max(1, form.length),
  afterInForm: ({ after, form }) => Math.log1p(after.words) - form.followedBy,
  runLength: ({ run }) => run?.run.members.length ?? 0,
  runPlace: ({ run }) => run?.place ?? -1,
  runFromOne: ({ run }) => run !== null && run.run.first === 1,
  runGap: ({ run }) => {
    const members = run?.run.members ?? []
    return members.length < 2 ? 0 : ((members.at(-1) as number) - (members[0] as number)) / (members.length - 1)
  },
  repeats: ({ repeats }) => repeats,
  repeatsBelow: ({ repeatsBelow }) => repeatsBelow,
  repeatsAsHeading: ({ repeatsAsHeading }) => repeatsAsHeading,
  repeatsElsewhere: ({ repeatsElsewhere }) => repeatsElsewhere,
}

const OF_NOTE: readonly Exclude<keyof NoteTraits, 'lines' | 'candidates' | 'words'>[] = [
  'asking',
  'askingHeadings',
  'marked',
  'telling',
  'demanding',
  'narrating',
  'headings',
  'items',
  'rows',
  'paragraphs',
  'indented',
  'code',
  'links',
  'images',
  'tags',
  'hangul',
  'han',
  'kana',
  'latin',
  'cyrillic',
  'installs',
  'isProject',
  'firstPerson',
  'labelledQuestions',
  'labelledAnswers',
  'shallowest',
  'deepest',
  'levels',
  'isDrill',
  'titleDrills',
  'titleSubject',
  'subjects',
  'subjectHeadings',
  'chapters',
  'chapterHeadings',
  'announces',
]

/** What the note is like as a whole: the same for all of its lines. */
export const NOTE_FEATURES: Readonly<Record<string, Feature>> = {
  noteLines: ({ note }) => Math.log1p(note.lines),
  noteCandidates: ({ note }) => Math.log1p(note.candidates),
  ...Object.fromEntries(
    OF_NOTE.map((trait): [string, Feature] => [`note${capital(trait)}`, ({ note }) => note[trait]]),
  ),
}
