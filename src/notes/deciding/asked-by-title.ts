import { countLetters } from '../../cards/common-letters.ts'
import type { Block } from '../blocks/block.ts'
import { type Found, found } from '../gathering/found.ts'
import { narrates, voiceOf } from '../language/asking.ts'
import { fold } from '../language/cue-match.ts'
import { chapters, subjectsIn } from '../language/subjects.ts'
import { judgeAnswer } from '../making/answer.ts'
import type { LineReader } from '../model/probabilities.ts'
import { headings, nameOf, weighedAsTitle } from './asked-by-name.ts'
import type { Decision } from './decide.ts'

/** A question that a whole file may be, and how likely the reader holds its title to be one by itself. */
export interface AskedByTitle {
  readonly question: Found
  readonly probability: number
}

/** A card's question is a name; what is longer tells. */
const LONGEST_TITLE = 60
/** What one learns by heart under one title is short; an article is long, and parted more often. */
const MOST_LINES = 80
const MOST_SECTIONS = 4
const LEAST_TOLD = 40
/** A title that the reader finds as likely is a subject, whether its words are known or not. */
const LIKELY = 0.25
/** How much of a title is what interviews are about: `TCP와 UDP의 차이` is about little else, `우리가 Redis를 버린 이유` is. */
const LEAST_SUBJECT = 0.4

/**
 * The question that a whole note may be, in a folder of such notes: its only title, or where it has none its file's name,
 * names a subject of interviews, and little stands below that tells of it. Null for any other note. Whether it is asked is
 * for its folder to say (`asked-by-folder.ts`).
 */
export function askedByTitle(
  root: Block,
  path: string,
  decisions: readonly Decision[],
  lines: readonly string[],
  reader: LineReader,
): AskedByTitle | null {
  const line = decisions[0]?.view.candidate.line
  const [first, ...others] = root.children.filter(({ kind }) => kind !== 'comment')
  if (line === undefined || first === undefined || root.endLine > MOST_LINES) return null
  const isTitled = first.kind === 'heading'
  if (others.some(({ kind, level }) => kind === 'heading' && (level === 1 || (isTitled && level <= first.level))))
    return null
  const title = isTitled ? (first.lines[0]?.text ?? '') : nameOf(path)
  const body = isTitled ? [...first.children, ...others] : [first, ...others]
  if (!isName(title) || headings(body) > MOST_SECTIONS || judgeAnswer(body).status !== 'answered') return null
  const told = decisions.filter(({ view }) => view.narrates).length
  if (told * 3 >= decisions.length || lettersOf(body) < LEAST_TOLD || isOfLinks(body)) return null
  const own = decisions.find(({ view }) => view.candidate.block === first)
  const weighed = isTitled ? null : weighedAsTitle(root, title, body, line, lines, reader)
  const probability = own !== undefined && isTitled ? own.probability : (weighed?.probability ?? 0)
  if (!isOfSubjects(title) && probability < LIKELY) return null
  const block = isTitled ? first : weighed?.title
  return block === undefined ? null : { question: found(block, { body }), probability }
}

/** Whether a title is short and names something, and neither a chapter nor a day. */
function isName(title: string): boolean {
  const voice = voiceOf(title)
  if (title === '' || title.length > LONGEST_TITLE || (voice !== 'names' && voice !== 'topic')) return false
  return !narrates(title) && !chapters.test(fold(title)) && !/\d{4}[-./년]/u.test(title)
}

function isOfSubjects(title: string): boolean {
  const subjects = subjectsIn(title).join('')
  const share = subjects.replaceAll(/\s/gu, '').length / Math.max(1, title.replaceAll(/[^\p{L}\p{N}]/gu, '').length)
  return subjects !== '' && share >= LEAST_SUBJECT
}

const lettersOf = (blocks: readonly Block[]): number =>
  blocks.reduce(
    (sum, { lines, children }) =>
      sum + lines.reduce((all, { text }) => all + countLetters(text, { hangul: 2, han: 2 }), 0) + lettersOf(children),
    0,
  )

/** Whether a note leads on to other pages, as those of a handbook do. */
function isOfLinks(blocks: readonly Block[]): boolean {
  const all = (some: readonly Block[]): Block[] => some.flatMap((block) => [block, ...all(block.children)])
  const lines = all(blocks).flatMap(({ lines }) => lines)
  return lines.filter(({ link }) => link !== null).length * 3 > lines.length
}
