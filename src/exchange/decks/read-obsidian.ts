import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { startOfStudyDay, type Zone } from '../../schedule/day.ts'
import { markdownIn } from '../containers/deck-files.ts'
import { folderMedia } from '../containers/folder-media.ts'
import { dueOn } from '../due-day.ts'
import type { ReadImport } from '../import-formats.ts'
import type { ImportedCard, ImportedNote, ImportedSchedule, ImportProblem } from '../imported.ts'
import { asArray, asObject, asText } from '../json-values.ts'
import { keysOnce } from '../keys-once.ts'
import { dayOfDate } from '../local-time.ts'
import { readJson, readText } from '../read-file.ts'
import { type ObsidianCard, type ObsidianSettings, readObsidianNote, USUAL_OBSIDIAN } from './obsidian-cards.ts'

const PLUGIN = ['.obsidian', 'plugins', 'obsidian-spaced-repetition', 'data.json'] as const

/**
 * Reads the flashcards of Obsidian's plugin Spaced Repetition: a vault, a folder of it, or one note. Schedules stand in the
 * notes, as SM-2's interval and ease; single reviews are kept nowhere. The plugin's own settings say how cards look.
 */
export const readObsidian: ReadImport = async (path, { zone }) => {
  const isFolder = statSync(path).isDirectory()
  const folder = isFolder ? path : dirname(path)
  const settings = settingsIn(folder)
  const problems: ImportProblem[] = []
  const beside = folderMedia(folder)
  const files = isFolder ? markdownIn(folder) : [path]
  const notes = files.flatMap((file): ImportedNote[] => {
    const shown = relative(folder, file).split(sep).join('/').replace(/\.md$/, '')
    const onlyOnce = keysOnce()
    const cards = readObsidianNote(readText(file), settings).flatMap(({ deck, cards: own }) =>
      own.map((card) => ({ deck, card: importCard(card, shown, onlyOnce, zone, problems) })),
    )
    // One note of ours for each deck in a note of theirs.
    const decks = [...new Set(cards.map(({ deck }) => deck))]
    return decks.map((deck, index) => {
      const path = index === 0 ? shown.split('/') : [...shown.split('/').slice(0, -1), `${basename(shown)} ${deck}`]
      const linked = (text: string | null) => (text === null ? null : beside.take(text, file, path))
      return {
        path,
        deck: deck === '' ? basename(shown) : deck,
        cards: cards
          .filter((each) => each.deck === deck)
          .map(({ card: each }) => ({ ...each, question: linked(each.question) ?? '', answer: linked(each.answer) })),
      }
    })
  })
  if (notes.every(({ cards }) => cards.length === 0) && files.length > 0)
    problems.push({ kind: 'noTags', place: settings.tags.join(', '), count: files.length })
  return {
    source: 'obsidian',
    keysAreTexts: true,
    notes,
    media: beside.media,
    problems: [...problems, ...beside.problems],
  }
}

/** The plugin's settings of the vault that a folder is in; as it comes, where there are none. */
function settingsIn(folder: string): ObsidianSettings {
  const file = join(folder, ...PLUGIN)
  if (!existsSync(file)) return dirname(folder) === folder ? USUAL_OBSIDIAN : settingsIn(dirname(folder))
  const data = asObject(readJson(file))
  const given = asObject(data?.['settings']) ?? data
  const text = (name: string, usual: string) => asText(given?.[name]) || usual
  const flag = (name: string, usual: boolean) => (typeof given?.[name] === 'boolean' ? given[name] === true : usual)
  const tags = asArray(given?.['flashcardTags']).flatMap((tag) => asText(tag) ?? [])
  return {
    tags: tags.length === 0 ? USUAL_OBSIDIAN.tags : tags,
    inline: text('singleLineCardSeparator', USUAL_OBSIDIAN.inline),
    inlineBoth: text('singleLineReversedCardSeparator', USUAL_OBSIDIAN.inlineBoth),
    below: text('multilineCardSeparator', USUAL_OBSIDIAN.below),
    belowBoth: text('multilineReversedCardSeparator', USUAL_OBSIDIAN.belowBoth),
    highlights: flag('convertHighlightsToClozes', USUAL_OBSIDIAN.highlights),
    bold: flag('convertBoldTextToClozes', USUAL_OBSIDIAN.bold),
    curly: flag('convertCurlyBracketsToClozes', USUAL_OBSIDIAN.curly),
  }
}

function importCard(
  { question, answer, schedule }: ObsidianCard,
  place: string,
  onlyOnce: (key: string) => string,
  zone: Zone,
  problems: ImportProblem[],
): ImportedCard {
  const key = onlyOnce(JSON.stringify([place, question]))
  const read = schedule === null ? null : scheduleOf(schedule, zone)
  if (schedule !== null && read === null) problems.push({ kind: 'badReviews', place, count: 1 })
  return {
    key,
    question,
    answer,
    tags: [],
    reviews: [],
    schedule: read,
    suspended: false,
  }
}

/** The last review lies an interval before the day on which the card is due. How often it was reviewed, nobody knows. */
function scheduleOf(
  { due, intervalDays, easePercent }: NonNullable<ObsidianCard['schedule']>,
  zone: Zone,
): ImportedSchedule | null {
  const dueDay = dayOfDate(due)
  if (dueDay === null || !Number.isFinite(intervalDays) || intervalDays > 36_500) return null
  const days = Math.max(1, Math.round(intervalDays))
  const lastReview = new Date(startOfStudyDay(dueDay - days, zone).getTime() + 8 * 3_600_000)
  return {
    ...dueOn(dueDay, lastReview, zone),
    intervalDays: days,
    reps: 1,
    lapses: 0,
    memory: null,
    ease: Math.max(1.3, easePercent / 100),
  }
}
