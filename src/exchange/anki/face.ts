import type { Markdown } from '../../cards/card.ts'
import { isOwnCard, OWN_SIDES } from './own-notes.ts'
import type { AnkiCard, AnkiNote, Collection, NoteType } from './package/collection.ts'
import { htmlToMarkdown } from './text/html-markdown.ts'
import { type Filling, fillTemplate } from './text/template.ts'

/** What a person sees of a card, as Markdown. */
export interface Face {
  readonly question: Markdown
  readonly answer: Markdown | null
  /** Whether its template could not be followed, so that all fields are shown. */
  readonly isMakeshift: boolean
}

const IMAGE_OCCLUSION = 6
export const ANSWER_RULE = /<hr[^>]*\bid\s*=\s*["']?answer["']?[^>]*>/i
const FLAGS = ['', 'red', 'orange', 'green', 'blue', 'pink', 'turquoise', 'purple']

/** The tag that stands for a flag of Anki's; null without a flag. */
export function flagTag(flags: number): string | null {
  const name = FLAGS[flags & 7]
  return name === undefined || name === '' ? null : `flag-${name}`
}

/** Both sides of a card. `mediaLink` gives where a picture or sound is. */
export function faceOf(
  card: Pick<AnkiCard, 'ord' | 'flags'>,
  note: AnkiNote,
  type: NoteType,
  deck: Collection['decks'][number]['path'],
  mediaLink: (name: string) => string,
): Face {
  const fields = new Map(type.fields.map((name, index) => [name, note.fields[index] ?? '']))
  const markdown = (html: string) => htmlToMarkdown(html, mediaLink)
  if (isOwnCard(card, note, type)) {
    const side = (names: readonly string[]) => markdown(names.map((name) => fields.get(name) ?? '').join('\n'))
    const [question, answer] = [side(OWN_SIDES.front), side(OWN_SIDES.back)]
    if (question !== '') return { question, answer: answer === '' ? null : answer, isMakeshift: false }
  }
  if (isOcclusion(type, note)) return occlusionFace(card.ord + 1, fields, markdown)
  const template = type.templates[type.isCloze ? 0 : card.ord]
  const special = new Map([
    ['Tags', note.tags.join(' ')],
    ['Deck', deck.join('::')],
    ['Subdeck', deck.at(-1) ?? ''],
    ['Type', type.name],
    ['Card', template?.name ?? ''],
    ['CardFlag', card.flags === 0 ? '' : `flag${card.flags & 7}`],
  ])
  const filling: Omit<Filling, 'side'> = { fields, special, cloze: type.isCloze ? card.ord + 1 : 0 }
  const front = template === undefined ? null : fillTemplate(template.front, { ...filling, side: 'front' })
  const back = template === undefined ? null : fillTemplate(template.back, { ...filling, side: 'back' })
  if (front === null || back === null) return makeshift(note, markdown)
  const question = markdown(front)
  if (question === '') return makeshift(note, markdown)
  const answer = markdown(answerPart(back, front))
  return { question, answer: answer === '' ? null : answer, isMakeshift: false }
}

/** The answer alone: what stands behind the rule, or behind the question where the back repeats it. */
function answerPart(back: string, front: string): string {
  const rule = ANSWER_RULE.exec(back)
  if (rule !== null) return back.slice(rule.index + rule[0].length)
  const [whole, asked] = [back.trim(), front.trim()]
  return asked !== '' && whole.startsWith(asked) && whole.length > asked.length ? whole.slice(asked.length) : back
}

/** The first field that says something, and the others below. */
function makeshift(note: AnkiNote, markdown: (html: string) => string): Face {
  const [question = '', ...rest] = note.fields
    .map((field) => markdown(field.replaceAll(/\{\{c\d{1,4}::([\s\S]*?)(?:::[^{}]*)?\}\}/g, '$1')))
    .filter((field) => field !== '')
  return { question, answer: rest.length === 0 ? null : rest.join('\n\n'), isMakeshift: question !== '' }
}

const isOcclusion = (type: NoteType, note: AnkiNote): boolean =>
  type.originalStockKind === IMAGE_OCCLUSION ||
  (type.isCloze && /\{\{c\d+::image-occlusion:/.test(note.fields[0] ?? ''))

/** A masked place of a picture: which one it is and where it lies, since a terminal cannot cover it. */
function occlusionFace(number: number, fields: ReadonlyMap<string, string>, markdown: (html: string) => string): Face {
  const [occlusion = '', image = '', header = '', extra = ''] = [...fields.values()]
  const shapes = [...occlusion.matchAll(/\{\{c(\d{1,4})::image-occlusion:([^{}]{0,2000})\}\}/g)]
  const numbers = [...new Set(shapes.map(([, own]) => Number(own)))].sort((a, b) => a - b)
  const shape = shapes.find(([, own]) => Number(own) === number)?.[2] ?? ''
  const percent = (name: string) => {
    const value = Number(new RegExp(`(?:^|:)${name}=(-?[\\d.]+)`).exec(shape)?.[1])
    return Number.isFinite(value) ? `${Math.round(value * 100)} %` : '?'
  }
  const place = `▢ ${numbers.indexOf(number) + 1}/${numbers.length} (x ${percent('left')}, y ${percent('top')})`
  const heading = markdown(header)
  const picture = markdown(image)
  return {
    question: [heading === '' ? place : `${heading} ${place}`, picture].filter((part) => part !== '').join('\n\n'),
    answer: markdown(extra) || picture || null,
    isMakeshift: false,
  }
}
