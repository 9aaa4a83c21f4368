import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative, sep } from 'node:path'
import { PrepError } from '../../errors.ts'
import type { Zone } from '../../schedule/day.ts'
import { HIDDEN } from '../cloze-text.ts'
import { markdownIn } from '../containers/deck-files.ts'
import { type FolderMedia, folderMedia } from '../containers/folder-media.ts'
import type { ReadImport } from '../import-formats.ts'
import type { ImportedCard, ImportedNote, ImportProblem } from '../imported.ts'
import { keysOnce } from '../keys-once.ts'
import { readText, refuse } from '../read-file.ts'
import { askedIn, hideClozes, isCard, tagsIn } from './card-marks.ts'
import { answerIn, type Blocks, plainText } from './card-text.ts'
import { type Block, type Page, readOutline } from './outline.ts'
import { pagePath } from './page-names.ts'
import { standingIn, wasReviewed } from './schedule-from-logseq.ts'

const LONGEST_SECTION = 80
/** References on one page; more of them are made to be many. */
const MOST_FOUND = 10_000

/** Whether a folder is a graph of Logseq's, one that keeps its pages in files. */
export const isGraph = (folder: string): boolean => existsSync(join(folder, 'logseq', 'config.edn'))

/**
 * Reads the flashcards of a graph of Logseq's, of a folder of it, or of one page: blocks with `#card`, what stands below them
 * being the answer, with where they stand and their last review. Rejects with PrepError `cannotImport` for pages in org mode
 * and for graphs that are a database.
 */
export const readLogseq: ReadImport = async (path, { zone }) => {
  const isFolder = statSync(path).isDirectory()
  if (!isFolder && extname(path).toLowerCase() === '.org') throw refuse(basename(path), 'orgMode')
  const folder = graphOf(isFolder ? path : dirname(path))
  const wanted = isFolder ? pagesIn(path, folder) : [path]
  const org = isFolder ? orgIn(path) : []
  if (wanted.length === 0 && org.length > 0) throw refuse(basename(path), 'orgMode')
  if (wanted.length === 0 && isFolder && existsSync(join(path, 'db.sqlite')))
    throw refuse(basename(path), 'databaseGraph')
  // What a card refers to may stand on any page.
  const texts = [...new Set([...pagesIn(folder, folder), ...wanted])].map((file) => [file, textOf(file)] as const)
  const pages = new Map(texts.flatMap(([file, text]) => (text === null ? [] : [[file, readOutline(text)] as const])))
  const reading = new Reading(folder, zone, pages)
  const notes = wanted.filter((file) => pages.has(file)).map((file) => reading.noteOf(file))
  const { problems } = reading
  for (const file of wanted)
    if (!pages.has(file)) problems.push({ kind: 'unreadablePart', place: shownPath(folder, file), count: 1 })
  if (org.length > 0) problems.push({ kind: 'orgMode', place: shownPath(folder, org[0] ?? ''), count: org.length })
  if (notes.every(({ cards }) => cards.length === 0) && wanted.length > 0)
    problems.push({ kind: 'noCardBlocks', place: basename(path), count: wanted.length })
  return {
    source: 'logseq',
    keysAreTexts: true,
    notes: notes.filter(({ cards }) => cards.length > 0),
    media: reading.beside.media,
    problems: [...problems, ...reading.beside.problems],
  }
}

/** The graph that a folder is in; the folder itself where it is in none. */
function graphOf(folder: string): string {
  for (let above = folder; ; above = dirname(above)) {
    if (isGraph(above)) return above
    if (dirname(above) === above) return ['pages', 'journals'].includes(basename(folder)) ? dirname(folder) : folder
  }
}

/** Pages and journals below a folder. `logseq/` has copies of old ones; whiteboards hold no text; a graph may hide more. */
function pagesIn(path: string, graph: string): readonly string[] {
  const hidden = ['logseq', 'whiteboards', 'draws', 'assets', ...hiddenIn(join(graph, 'logseq', 'config.edn'))]
  return markdownIn(path).filter((file) => {
    const shown = shownPath(graph, file)
    return !hidden.some((each) => shown === each || shown.startsWith(`${each}/`))
  })
}

const shownPath = (folder: string, file: string): string => relative(folder, file).split(sep).join('/')

/** What `:hidden ["/archive" …]` lists. */
function hiddenIn(config: string): readonly string[] {
  if (!existsSync(config)) return []
  const lines = readText(config)
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s);.*$/, ''))
  const [, list = ''] = /:hidden\s+\[([^\]]*)\]/.exec(lines.join('\n')) ?? []
  return [...list.matchAll(/"([^"]*)"/g)]
    .map(([, name = '']) => name.replace(/^\/|\/$/g, ''))
    .filter((name) => name !== '')
}

const orgIn = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.org$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !shownPath(path, file).split('/').includes('logseq'))
    .filter((file) => /#card\b|\[\[card\]\]|:card:/i.test(textOf(file) ?? ''))
    .sort()

/** A page's text; null for one that cannot be read. */
function textOf(file: string): string | null {
  try {
    return readText(file)
  } catch (error) {
    if (error instanceof PrepError) return null
    throw error
  }
}

/** Makes notes of pages, and counts what could not be taken over. */
class Reading {
  readonly problems: ImportProblem[] = []
  readonly beside: FolderMedia
  readonly #folder: string
  readonly #zone: Zone
  readonly #pages: ReadonlyMap<string, Page>
  readonly #blocks = new Map<string, Block>()

  constructor(folder: string, zone: Zone, pages: ReadonlyMap<string, Page>) {
    this.#folder = folder
    this.#zone = zone
    this.#pages = pages
    this.beside = folderMedia(folder)
    for (const { blocks } of pages.values()) this.#index(blocks)
  }

  noteOf(file: string): ImportedNote {
    const { properties, blocks } = this.#pages.get(file) ?? { properties: new Map(), blocks: [] }
    const shown = shownPath(this.#folder, file)
    const path = pagePath(shown)
    const counts = { lostReference: 0, unsupported: 0, badReviews: 0, noCardTag: 0 }
    let found = 0
    const context: Blocks = {
      level: 0,
      find: (id) => {
        found += 1
        return found > MOST_FOUND ? undefined : this.#blocks.get(id)
      },
      lost: () => {
        counts.lostReference += 1
      },
      unknown: () => {
        counts.unsupported += 1
      },
    }
    const onlyOnce = keysOnce()
    const cards: ImportedCard[] = []
    const visit = (all: readonly Block[], section: readonly string[]): void => {
      for (const block of all) {
        if (isCard(block)) {
          const standing = standingIn(block, this.#zone)
          if (standing.isBad) counts.badReviews += 1
          const { question, answer, tags } = cardOf(block, context)
          const linked = (text: string) => this.beside.take(text, file, path)
          cards.push({
            key: onlyOnce(block.properties.get('id') ?? JSON.stringify([path.join('/'), question])),
            question: linked(question),
            answer: answer === null ? null : linked(answer),
            tags: [...new Set([...tags, ...tagsIn(properties)])],
            section,
            reviews: standing.review === null ? [] : [standing.review],
            schedule: standing.schedule,
            suspended: false,
          })
        } else if (wasReviewed(block)) counts.noCardTag += 1
        const name = nameOf(block, context)
        visit(block.children, name === '' ? section : [...section, name])
      }
    }
    visit(blocks, [])
    for (const [kind, count] of Object.entries(counts))
      if (count > 0 && (cards.length > 0 || kind === 'noCardTag'))
        this.problems.push({ kind: kind as keyof typeof counts, place: shown, count })
    const isJournal = shown.startsWith('journals/')
    return { path, deck: isJournal ? 'journals' : properties.get('title') || path.join('/'), cards }
  }

  #index(blocks: readonly Block[]): void {
    for (const block of blocks) {
      const id = block.properties.get('id')
      if (id !== undefined) this.#blocks.set(id.toLowerCase(), block)
      this.#index(block.children)
    }
  }
}

/** Both sides of a card: with deletions, the text without them, all at once as Logseq asks for them. */
function cardOf(block: Block, blocks: Blocks): Pick<ImportedCard, 'question' | 'answer' | 'tags'> {
  const { text, tags } = askedIn(block)
  const below = answerIn(block, blocks)
  const { text: hidden, pieces } = hideClozes(text, HIDDEN)
  const [piece = ''] = pieces
  const told = pieces.length > 1 ? pieces.map((each, index) => `${index + 1}. ${each}`).join('\n') : piece
  const answer = [plainText(told, blocks), below ?? ''].filter((part) => part !== '').join('\n\n')
  return { question: plainText(hidden, blocks), answer: answer === '' ? null : answer, tags }
}

/** What a block says, short, as the name of what stands below it. */
function nameOf(block: Block, blocks: Blocks): string {
  const { text } = askedIn(block)
  const [first = ''] = text.split('\n')
  const quiet: Blocks = { ...blocks, lost: () => {}, unknown: () => {} }
  const name = plainText(first.replace(/^#{1,6}\s+/, ''), quiet)
    .split('\n', 1)[0]
    ?.replaceAll(/\{\{cloze:?\s+([^{}]*)\}\}/gi, '$1')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)|\*\*|`/g, '$1')
    .trim()
  const letters = [...(name ?? '')]
  return letters.length > LONGEST_SECTION ? `${letters.slice(0, LONGEST_SECTION - 1).join('')}…` : letters.join('')
}
