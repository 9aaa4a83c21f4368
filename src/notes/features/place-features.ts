import type { Block } from '../blocks/block.ts'
import { asksItself, evidenceOf } from '../blocks/evidence.ts'
import { titles } from '../language/asking.ts'
import type { Feature } from './line-features.ts'
import type { View } from './view.ts'

const KINDS: readonly Block['kind'][] = [
  'heading',
  'item',
  'summary',
  'paragraph',
  'row',
  'code',
  'quote',
  'table',
  'rule',
  'comment',
  'root',
]
const VOICES = ['asks', 'demands', 'topic', 'tells', 'names']
const TITLES = ['section', 'contents', 'answerKey', 'followUps', 'slot']

const kindOf = (block: Block | undefined): number => (block === undefined ? -1 : KINDS.indexOf(block.kind))
const NO_BLOCKS: readonly Block[] = []
/** Most lines have nothing under them. */
const childrenOf = ({ candidate: { block } }: View, kind: Block['kind']): readonly Block[] =>
  block.children.length === 0 ? NO_BLOCKS : block.children.filter((child) => child.kind === kind)
/** Share of some blocks that ask; −1 without any. */
const askingShare = (blocks: readonly Block[]): number =>
  blocks.length === 0 ? -1 : blocks.filter(asksItself).length / blocks.length
const worded = (blocks: readonly Block[]): readonly Block[] =>
  blocks.length === 0 ? NO_BLOCKS : blocks.filter((block) => block.lines.length > 0)
const parentOf = ({ candidate }: View) => (candidate.parent.kind === 'root' ? null : candidate.parent)
const grandOf = ({ candidate }: View): Block | null => {
  const grand = candidate.ancestors.at(-2)
  return grand === undefined || grand.kind === 'root' ? null : grand
}
/** What stands over a line in words, without the root. Lines under one parent have one list of ancestors. */
function overOf({ candidate: { ancestors } }: View): readonly Block[] {
  if (ancestors.length < 2) return NO_BLOCKS
  if (lastOver.of !== ancestors) lastOver = { of: ancestors, over: worded(ancestors.slice(1)) }
  return lastOver.over
}
let lastOver: { readonly of: readonly Block[]; readonly over: readonly Block[] } = { of: NO_BLOCKS, over: NO_BLOCKS }
/** Whether a line above calls itself one of interviews or questions. */
function isUnderDrills(ancestors: readonly Block[]): boolean {
  if (lastDrills.of !== ancestors) {
    const calls = (block: Block): boolean =>
      block.lines.length > 0 &&
      evidenceOf(block).text.length < LONGEST_CALL &&
      titles.drills.test(evidenceOf(block).text)
    lastDrills = { of: ancestors, is: ancestors.some(calls) }
  }
  return lastDrills.is
}
let lastDrills: { readonly of: readonly Block[]; readonly is: boolean } = { of: NO_BLOCKS, is: false }
const LONGEST_CALL = 80
const beside = ({ candidate }: View, by: number): Block | undefined =>
  candidate.nth === 0 ? candidate.siblings[candidate.at + by] : undefined
/** The line that names a list: the last worded sibling of another form above it. */
function namedBy({ candidate: { siblings, at, shape } }: View): Block | undefined {
  for (let place = at - 1; place >= 0 && at - place <= 60; place--) {
    const block = siblings[place] as Block
    if (block.lines.length > 0 && evidenceOf(block).shape !== shape) return block
  }
  return undefined
}

/** Where a line stands: under what, beside what, before what. */
export const PLACE_FEATURES = {
  // What stands under it, and before the next of its kind.
  children: ({ candidate }) => candidate.block.children.length,
  below: (view) => Math.log1p(view.below),
  after: ({ after }) => Math.log1p(after.words),
  afterCandidates: ({ after }) => after.candidates,
  afterAsking: ({ after }) => after.asking,
  afterCode: ({ after }) => after.code,
  afterItems: ({ after }) => after.items,
  afterAnswers: ({ after }) => after.answers,
  afterOnlyCode: ({ after }) => after.isCodeAlone,
  afterOnlyLinks: ({ after }) => after.isLinksAlone,
  childItems: (view) => childrenOf(view, 'item').length,
  childHeadings: (view) => childrenOf(view, 'heading').length,
  childParagraphs: (view) => childrenOf(view, 'paragraph').length,
  childCode: (view) => childrenOf(view, 'code').length,
  childTables: (view) => childrenOf(view, 'table').length,
  childQuotes: (view) => childrenOf(view, 'quote').length,
  childFolds: (view) => childrenOf(view, 'summary').length,
  childItemsAsk: (view) => askingShare(childrenOf(view, 'item')),
  childHeadingsAsk: (view) => askingShare(childrenOf(view, 'heading')),
  childParagraphsAsk: (view) => askingShare(worded(childrenOf(view, 'paragraph'))),
  childrenAsk: ({ candidate }) => askingShare(worded(candidate.block.children)),
  childAnswer: ({ candidate }) =>
    worded(candidate.block.children).some((child) => evidenceOf(child).label === 'answer'),
  childSlot: ({ candidate }) => worded(candidate.block.children).some((child) => evidenceOf(child).title === 'slot'),
  firstChild: ({ candidate }) => kindOf(candidate.block.children[0]),
  // What it stands under.
  depth: ({ candidate }) => candidate.ancestors.length,
  parentKind: ({ candidate }) => kindOf(candidate.parent),
  parentLevel: ({ candidate }) => candidate.parent.level,
  parentVoice: (view) => voiceOf(parentOf(view)),
  aboveSubject: (view) => view.aboveSubject,
  parentTitle: (view) => titleOf(parentOf(view)),
  parentAnnounces: (view) => announces(parentOf(view)),
  parentAsks: (view) => asks(parentOf(view)),
  parentLabelQuestion: (view) => labelOf(parentOf(view)) === 'question',
  parentLabelAnswer: (view) => labelOf(parentOf(view)) === 'answer',
  parentNumbered: (view) => numbered(parentOf(view)),
  parentChildren: ({ candidate }) => candidate.parent.children.length,
  grandAsks: (view) => asks(grandOf(view)),
  grandKind: ({ candidate }) => kindOf(candidate.ancestors.at(-2)),
  grandAnnounces: (view) => announces(grandOf(view)),
  overAsking: (view) => overOf(view).filter(asksItself).length,
  overSection: (view) => overOf(view).some((block) => evidenceOf(block).title === 'section'),
  overContents: (view) => overOf(view).some((block) => evidenceOf(block).title === 'contents'),
  overDrills: ({ candidate: { ancestors } }) => isUnderDrills(ancestors),
  overAnnouncing: (view) => overOf(view).some((block) => evidenceOf(block).announces),
  inQuote: ({ candidate }) => candidate.ancestors.some((block) => block.kind === 'quote'),
  inFold: ({ candidate }) => candidate.ancestors.some((block) => block.kind === 'summary'),
  inItem: ({ candidate }) => candidate.ancestors.filter((block) => block.kind === 'item').length,
  namedByAnnouncement: (view) => announces(namedBy(view) ?? null),
  namedByQuestion: (view) => asks(namedBy(view) ?? null),
  namedByKind: (view) => kindOf(namedBy(view)),
  // What stands beside it.
  siblings: ({ candidate }) => candidate.siblings.length,
  placeAmongSiblings: ({ candidate }) => candidate.at,
  placeInNote: ({ candidate, note }) => candidate.line / note.lines,
  isFirst: ({ place }) => place === 0,
  nextKind: (view) => kindOf(beside(view, 1)),
  beforeKind: (view) => kindOf(beside(view, -1)),
  nextAsks: ({ next }) => (next === null ? -1 : next.asks),
  beforeAsks: ({ before }) => (before === null ? -1 : before.asks),
  nextSameForm: (view) => (view.next === null ? -1 : view.next.candidate.shape === view.candidate.shape),
  beforeSameForm: (view) => (view.before === null ? -1 : view.before.candidate.shape === view.candidate.shape),
  nextLines: (view) => (view.next === null ? -1 : Math.min(9, view.next.candidate.line - view.candidate.line)),
  beforeLines: (view) => (view.before === null ? -1 : Math.min(9, view.candidate.line - view.before.candidate.line)),
  nextAnswers: ({ next }) => (next === null ? -1 : next.evidence.label === 'answer'),
  nextTells: ({ next }) => (next === null ? -1 : next.evidence.voice === 'tells'),
  nextLength: ({ next }) => (next === null ? -1 : Math.log1p(next.candidate.raw.length)),
  beforeLength: ({ before }) => (before === null ? -1 : Math.log1p(before.candidate.raw.length)),
  blankBefore: ({ lines, candidate }) => (lines[candidate.line - 2] ?? '').trim() === '',
  blankAfter: ({ lines, candidate }) => (lines[candidate.line] ?? '').trim() === '',
} satisfies Record<string, Feature>

const asks = (block: Block | null): number => (block === null ? -1 : Number(asksItself(block)))
const announces = (block: Block | null): boolean => block !== null && evidenceOf(block).announces
const numbered = (block: Block | null): boolean => block !== null && evidenceOf(block).number !== null
const labelOf = (block: Block | null) => (block === null ? null : evidenceOf(block).label)
const voiceOf = (block: Block | null): number => (block === null ? -1 : VOICES.indexOf(evidenceOf(block).voice))
const titleOf = (block: Block | null): number => TITLES.indexOf((block && evidenceOf(block).title) ?? '')
