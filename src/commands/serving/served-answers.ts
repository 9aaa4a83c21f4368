import type { Card, CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { errorSentence, PrepError } from '../../errors.ts'
import type { AnswerWriting } from '../../serving/desk.ts'
import { type NoteFile, noteOf } from '../collection/note-file.ts'
import { rememberWritten } from '../planning/writing.ts'
import { Drafts } from '../writing/drafts.ts'
import { takeOut, type WrittenInto } from '../writing/take-out.ts'
import { writeAnswer } from '../writing/write-answer.ts'
import type { ServedNotes } from './served-notes.ts'

/** Answers written in the browser: into the note as `prep answer` writes them, or kept where the terminal keeps what was begun. */
export class ServedAnswers {
  readonly #context: Context
  readonly #notes: ServedNotes
  readonly #drafts: Drafts
  /** What was written here and is still there, by question. */
  readonly #written = new Map<CardId, WrittenInto & { readonly text: string }>()

  constructor(context: Context, notes: ServedNotes) {
    this.#context = context
    this.#notes = notes
    this.#drafts = new Drafts(context, (id) => notes.find(id))
  }

  of(card: Card): AnswerWriting {
    const draft = this.#drafts.get(card.id) ?? ''
    const canTakeOut = this.#written.has(card.id)
    try {
      return { seen: this.#noteOf(card).hash, why: null, draft, canTakeOut }
    } catch (error) {
      return { seen: null, why: this.#sentence(error), draft, canTakeOut }
    }
  }

  /** What became of it, in words. Nothing that was typed is lost. */
  async write(card: Card, seen: string, text: string): Promise<string> {
    const { answering } = this.#context.messages
    try {
      const before = this.#noteOf(card)
      if (before.hash !== seen) throw new PrepError('noteChanged', { path: card.source.path })
      const written = await writeAnswer(this.#context, card, text, before, { adds: card.status === 'answered' })
      this.#written.set(card.id, { path: before.path, before: before.bytes, after: this.#noteOf(card).hash, text })
      this.#drafts.delete(card.id)
      this.#notes.outdate()
      if (card.status !== 'answered') await rememberWritten(this.#context, card, null, this.#notes.collection.locators)
      const place = `${card.source.path}:${written.line}`
      const told = written.card.status === 'partial' ? answering.partly({ place }) : answering.written({ place })
      return written.marked ? `${told} ${answering.marked}` : told
    } catch (error) {
      const why = this.#sentence(error)
      return text.trim() === '' ? why : `${why} ${this.keep(card, text)}`
    }
  }

  keep(card: Card, text: string): string {
    const { serving } = this.#context.messages
    if (text.trim() === '') {
      this.#drafts.delete(card.id)
      return serving.draftForgotten
    }
    this.#drafts.set(card.id, text)
    return serving.draftKept
  }

  takeOut(card: Card): string {
    const { answering } = this.#context.messages
    const written = this.#written.get(card.id)
    if (written === undefined) return answering.drafts.nothingTaken
    try {
      takeOut(this.#context, written)
    } catch (error) {
      return this.#sentence(error)
    }
    this.#written.delete(card.id)
    this.#drafts.set(card.id, written.text)
    this.#notes.outdate()
    return answering.drafts.takenOut({ question: card.question })
  }

  #noteOf(card: Card): NoteFile {
    return noteOf(this.#context, card, this.#notes.collection.paths)
  }

  #sentence(error: unknown): string {
    if (!(error instanceof PrepError)) throw error
    return errorSentence(error, this.#context.messages)
  }
}
