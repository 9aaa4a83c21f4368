import { DEFAULT_PARAMETERS } from '../../../schedule/memory/memory.ts'
import type { SchedulerSettings } from '../../../schedule/schedule.ts'
import { OWN_NOTE_TYPE } from '../note-type.ts'
import { fieldsIn } from '../text/template.ts'
import type { Deck, NoteType } from './collection.ts'
import { stableId } from './package-rows.ts'

/** The deck options that cards of prep's own come with: prep's steps, limits and FSRS. */
export const OWN_OPTIONS = stableId('options', 'prep')

/** The settings of a collection; scheduler and FSRS as in current Anki. */
export const confJson = (noteType: number, rolloverHour: number, creationOffsetMinutes: number): object => ({
  activeDecks: [1],
  curDeck: 1,
  newSpread: 0,
  collapseTime: 1200,
  timeLim: 0,
  estTimes: true,
  dueCounts: true,
  curModel: noteType,
  nextPos: 1,
  sortType: 'noteFld',
  sortBackwards: false,
  addToCur: true,
  dayLearnFirst: false,
  schedVer: 2,
  sched2021: true,
  creationOffset: creationOffsetMinutes,
  rollover: rolloverHour,
  fsrs: true,
})

/** When prep's own note type, as it is written here, last changed: seconds since 1970. */
const OWN_SINCE = 1_767_225_600

/**
 * A note type as schema 11 keeps it: one that came from Anki as it was there, `mod` too, so that it never counts as newer
 * than what its owner has. Of one that an earlier import kept only in part, nothing that is there is ever replaced.
 */
export function modelJson(type: NoteType): object {
  if (type.json !== undefined) return type.json
  return {
    id: type.id,
    name: type.name,
    type: type.isCloze ? 1 : 0,
    mod: type.id === OWN_NOTE_TYPE.id ? OWN_SINCE : 0,
    usn: -1,
    sortf: type.sortField,
    did: null,
    tmpls: type.templates.map(({ name, front, back }, ord) => ({
      name,
      ord,
      qfmt: front,
      afmt: back,
      bqfmt: '',
      bafmt: '',
      did: null,
      bfont: '',
      bsize: 0,
    })),
    flds: type.fields.map((name, ord) => ({
      name,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
      description: '',
    })),
    css: type.css,
    latexPre: type.latexPre,
    latexPost: type.latexPost,
    latexsvg: false,
    req: type.templates.map(({ front }, ord) => [ord, 'any', requiredBy(front, type.fields)]),
    tags: [],
    vers: [],
    ...(type.originalStockKind > 0 ? { originalStockKind: type.originalStockKind } : {}),
  }
}

/** The fields of which one must be filled for a card; older Ankis read it. */
function requiredBy(front: string, fields: readonly string[]): readonly number[] {
  const used = [
    ...fieldsIn(front, 'back'),
    ...[...front.matchAll(/cloze:([^{}]+)\}\}/g)].map((match) => match[1] ?? ''),
  ]
    .map((name) => fields.indexOf(name))
    .filter((index) => index >= 0)
  return used.length > 0 ? used : [0]
}

/** A deck as schema 11 keeps it; one that came from Anki as it was there, with options that are in the package. */
export const deckJson = ({ id, path, config, json }: Deck, mod: number): object => ({
  ...(json ?? deckOfOurs(mod)),
  id,
  name: path.join('::'),
  dyn: 0,
  conf: config,
})

const deckOfOurs = (mod: number): object => ({
  mod,
  usn: -1,
  lrnToday: [0, 0],
  revToday: [0, 0],
  newToday: [0, 0],
  timeToday: [0, 0],
  collapsed: true,
  browserCollapsed: true,
  desc: '',
  extendNew: 0,
  extendRev: 0,
})

/** Deck options with FSRS as the user has it in prep; `null` for Anki's usual ones. */
export function optionsJson(id: number, name: string, scheduling: SchedulerSettings | null): object {
  const isOwn = scheduling?.parameters.some((value, index) => value !== DEFAULT_PARAMETERS[index]) ?? false
  const parameters = isOwn ? [...(scheduling?.parameters ?? [])] : []
  return {
    id,
    name,
    mod: 0,
    usn: -1,
    maxTaken: 60,
    autoplay: true,
    timer: 0,
    replayq: true,
    new: {
      bury: false,
      delays: scheduling?.learningStepsMinutes ?? [1, 10],
      initialFactor: 2500,
      ints: [1, 4, 0],
      order: 1,
      perDay: 20,
    },
    rev: {
      bury: false,
      ease4: 1.3,
      ivlFct: 1,
      maxIvl: scheduling?.maximumIntervalDays ?? 36_500,
      perDay: 200,
      hardFactor: 1.2,
    },
    lapse: { delays: scheduling?.relearningStepsMinutes ?? [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
    dyn: false,
    newMix: 0,
    newPerDayMinimum: 0,
    interdayLearningMix: 0,
    reviewOrder: 0,
    newSortOrder: 0,
    newGatherPriority: 0,
    buryInterdayLearning: false,
    fsrsWeights: [],
    fsrsParams5: [],
    fsrsParams6: parameters,
    desiredRetention: scheduling?.desiredRetention ?? 0.9,
    ignoreRevlogsBeforeDate: '',
    easyDaysPercentages: [1, 1, 1, 1, 1, 1, 1],
    stopTimerOnAnswer: false,
    secondsToShowQuestion: 0,
    secondsToShowAnswer: 0,
    questionAction: 0,
    answerAction: 0,
    waitForAudio: true,
    sm2Retention: 0.9,
    weightSearch: '',
  }
}
