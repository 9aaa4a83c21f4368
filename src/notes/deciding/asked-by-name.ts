import { type Block, makeBlock, plainLine } from '../blocks/block.ts'
import { candidatesOf } from '../candidates/candidates.ts'
import { viewsOf } from '../features/view.ts'
import { type Found, found } from '../gathering/found.ts'
import { narrates, voiceOf } from '../language/asking.ts'
import { judgeAnswer } from '../making/answer.ts'
import { type LineReader, probabilityOf } from '../model/probabilities.ts'

/** A question that a file's name asks, and how likely that is meant. */
export interface AskedByName {
  readonly question: Found
  readonly probability: number
}

/** `how to install …` names what a tutorial shows. */
const SHOWS = /^(?:how to|howto)\s/iu
/** A longer name is a sentence that tells. */
const LONGEST_NAME = 120
/** Questions are told apart by their sections; a file with more of them tells of many things. */
const MOST_SECTIONS = 6

/**
 * The question that a whole note answers, where its file's name asks it: the reader weighs the name as the note's only title.
 * Null where the name asks nothing, tells of its author (`why I left …`), or what stands below is a diary, or no answer to one question.
 * The question stands on `line`: the first that has words.
 */
export function askedByName(
  root: Block,
  path: string,
  line: number,
  lines: readonly string[],
  reader: LineReader,
): AskedByName | null {
  const name = nameOf(path)
  const voice = voiceOf(name)
  if ((voice !== 'asks' && voice !== 'demands') || name.length > LONGEST_NAME || SHOWS.test(name) || narrates(name))
    return null
  const [first, ...others] = root.children.filter(({ kind }) => kind !== 'comment')
  if (first === undefined || others.some(({ kind, level }) => kind === 'heading' && level === 1)) return null
  const isTitled = first.kind === 'heading' && first.level === 1
  const body = isTitled ? [...first.children, ...others] : [first, ...others]
  if (headings(body) > MOST_SECTIONS || judgeAnswer(body).status !== 'answered') return null
  const weighed = weighedAsTitle(root, name, body, line, lines, reader)
  if (weighed === null || weighed.told * 2 >= weighed.of) return null
  const { title, probability } = weighed
  return probability > 0.5 ? { question: found(title, { body }), probability } : null
}

/** A note under a title that it does not have, and how likely the reader holds that to be a question. */
export interface WeighedAsTitle {
  readonly title: Block
  readonly probability: number
  /** Lines that tell of their author, of so many. */
  readonly told: number
  readonly of: number
}

/** Weighs words as the only title of a note, at `line`. */
export function weighedAsTitle(
  root: Block,
  name: string,
  body: readonly Block[],
  line: number,
  lines: readonly string[],
  reader: LineReader,
): WeighedAsTitle | null {
  const title = makeBlock({
    kind: 'heading',
    level: 1,
    line,
    lines: [plainLine(line, name)],
    leadEnd: line,
    endLine: root.endLine,
    children: [...body],
  })
  const named = { ...root, children: [title] }
  const views = viewsOf(named, candidatesOf(named, lines), lines)
  const place = views.findIndex(({ candidate }) => candidate.block === title)
  if (place < 0) return null
  const probability = probabilityOf(reader.logOdds(views)[place] as number)
  return { title, probability, told: views.filter(({ narrates }) => narrates).length, of: views.length }
}

export const headings = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { kind, children }) => sum + (kind === 'heading' ? 1 : 0) + headings(children), 0)

/** A file's name as words: without its ending, dashes and underscores as spaces where it has none. */
export function nameOf(path: string): string {
  const name = (path.split(/[\\/]/).at(-1) ?? path).replace(/\.[^.]+$/, '').normalize('NFC')
  return (/\s/u.test(name) ? name : name.replaceAll(/[-_]+/gu, ' ')).trim()
}
