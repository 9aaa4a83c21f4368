import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import { PrepError } from '../../errors.ts'
import type { ReadingStep, ShownReading } from '../../serving/desk.ts'
import type { EventId } from '../../store/store.ts'
import {
  asks,
  type Correcting,
  choose,
  confirm,
  currentOf,
  flip,
  follow,
  goTo,
  goToDoubt,
  sayForm,
  startCorrecting,
} from '../../terminal/reading/correcting.ts'
import { changeTold } from '../../terminal/reading/panel.ts'
import { keepCorrections, type NoteToRead, noteToRead } from '../notes/read.ts'
import type { ServedNotes } from './served-notes.ts'

/** How notes are read, and what a person says of that in the browser: each thing is remembered at once, and can be taken back. */
export class ServedReadings {
  readonly #context: Context
  readonly #notes: ServedNotes
  /** What was said here, by note, the latest last. */
  readonly #said = new Map<string, EventId[]>()

  constructor(context: Context, notes: ServedNotes) {
    this.#context = context
    this.#notes = notes
  }

  /** Throws PrepError `noSuchPath` for a path that is none of the notes that are served. */
  async open(path: string, line: number | null, told: string | null = null): Promise<ShownReading> {
    const note = await this.#read(path)
    const start = asRead(note)
    const now = line === null ? start : goTo(start, line - 1)
    return this.#shown(note, now, { hasLine: line !== null || now.doubts.length > 0, told })
  }

  async correct(path: string, line: number, seen: string, what: ReadingStep): Promise<ShownReading> {
    const note = await this.#read(path)
    if (seenOf(note) === seen) return this.#take(note, goTo(asRead(note), line - 1), what)
    return this.open(path, line, this.#context.messages.serving.readingChanged)
  }

  async isNothing(path: string, line: number): Promise<ShownReading> {
    const note = await this.#read(path)
    const now = goTo(asRead(note), line - 1)
    return asks(currentOf(now)) ? this.#take(note, now, { does: 'flip' }) : this.open(path, line)
  }

  async #take(note: NoteToRead, before: Correcting, what: ReadingStep): Promise<ShownReading> {
    const { path } = note
    const after = steps[what.does](before, what)
    if (after === null) return this.open(path, before.cursor + 1, this.#whyNot(what, before))
    const told = await this.#keep(note, after)
    const there = await this.#read(path)
    // The page's next choice is among the readings of the note as it is read now.
    const { offered } = asRead(there)
    const next = { ...(what.does === 'confirm' ? (goToDoubt(after) ?? after) : after), offered }
    return this.#shown(there, next, { hasLine: what.does !== 'choose', told })
  }

  async takeBack(path: string, line: number): Promise<ShownReading> {
    const { correcting } = this.#context.messages
    const event = this.#said.get(path)?.pop()
    if (event === undefined) return this.open(path, line, correcting.nothingToTakeBack)
    const store = await this.#context.store()
    await store.append([{ type: 'undone', events: [event] }], this.#context.now())
    this.#notes.outdate()
    return this.open(path, line, correcting.takenBack)
  }

  /** What became of the lines by it, in words. */
  async #keep(note: NoteToRead, after: Correcting): Promise<string> {
    const kept = await keepCorrections(this.#context, note, after.reading.corrections)
    if (kept === null) return this.#context.messages.readings.unchanged
    this.#said.set(note.path, [...(this.#said.get(note.path) ?? []), kept.id])
    this.#notes.outdate()
    return changeTold(after, this.#context.messages)
  }

  #whyNot({ does }: ReadingStep, now: Correcting): string {
    const { correcting } = this.#context.messages
    if (does === 'choose') return correcting.noReading
    return does === 'follow' && currentOf(now)?.read != null ? correcting.noQuestionAbove : correcting.wordless
  }

  #read(path: string): Promise<NoteToRead> {
    if (!this.#notes.collection.notes.some((note) => note.path === path)) throw new PrepError('noSuchPath', { path })
    return noteToRead(this.#context, path, true)
  }

  #shown(note: NoteToRead, now: Correcting, { hasLine, told }: Pick<ShownReading, 'hasLine' | 'told'>): ShownReading {
    const canTakeBack = (this.#said.get(note.path) ?? []).length > 0
    return { path: note.path, now, hasLine, seen: seenOf(note), canTakeBack, told }
  }
}

const asRead = ({ opened, text, corrections }: NoteToRead): Correcting => startCorrecting(opened, text, corrections)

const steps: Readonly<Record<ReadingStep['does'], (now: Correcting, what: ReadingStep) => Correcting | null>> = {
  flip: (now) => flip(now),
  form: (now) => sayForm(now),
  follow: (now) => follow(now),
  confirm: (now) => confirm(now),
  choose: (now, what) => (what.does === 'choose' ? choose(now, what.at) : null),
}

/** Names a note and what was said of it. */
const seenOf = ({ text, corrections }: NoteToRead): string =>
  createHash('sha256')
    .update(JSON.stringify([text, corrections]))
    .digest('hex')
    .slice(0, 16)
