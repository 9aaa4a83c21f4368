import { hash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { CardId } from '../../cards/card.ts'
import type { Context } from '../../context.ts'
import { writeWhole } from '../../disk/write-whole.ts'
import type { WrittenInto } from './take-out.ts'
import { WaitingFiles } from './waiting-files.ts'

/** An answer, or a follow-up, that another program, such as an agent, has drafted for a question. */
export interface Proposal {
  readonly card: CardId
  /** The question as it was worded then. */
  readonly question: string
  /** The follow-up that is to stand below the question; null for an answer to the question itself. */
  readonly followUp: string | null
  /** The answer; empty for a follow-up that comes without one. */
  readonly text: string
  readonly by: string
  readonly at: Date
}

/** A draft that was taken: what its note was before, and what it has been since, so that it can be taken out again. */
export interface Taken extends WrittenInto {
  readonly draft: Proposal
  /** When it was taken. */
  readonly at: Date
}

/** Drafts of others, below the state folder until the person takes or drops them. */
export class Proposals {
  readonly #folder: string
  readonly #files: WaitingFiles<Proposal>

  constructor({ stateDir }: Pick<Context, 'stateDir'>) {
    this.#folder = join(stateDir, 'proposed')
    this.#files = new WaitingFiles(this.#folder, ({ question, followUp = null, text, by }, known) => {
      if (typeof question !== 'string' || typeof text !== 'string' || typeof by !== 'string') return null
      return followUp !== null && typeof followUp !== 'string' ? null : { ...known, question, followUp, text, by }
    })
  }

  /** All that wait, the oldest first. */
  all(): readonly Proposal[] {
    return this.#files.all()
  }

  /** The answer that was drafted for a question. */
  get(card: CardId): Proposal | null {
    return this.#files.get(nameOf({ card, followUp: null }))
  }

  /** Keeps a draft in place of an earlier one; throws PrepError `cannotSave` where the disk refuses. */
  put(draft: Proposal): void {
    this.#files.put(nameOf(draft), draft)
  }

  drop(draft: Pick<Proposal, 'card' | 'followUp'>): void {
    this.#files.remove(nameOf(draft))
  }

  /** The draft is in its note now: it waits no more, and the last one can be taken out again. */
  take(taken: Taken): void {
    const { draft, path, after, at } = taken
    const kept = { draft, path, before: Buffer.from(taken.before).toString('base64'), after, at }
    writeWhole(this.#lastTaken, `${JSON.stringify(kept)}\n`, 0o600)
    this.drop(draft)
  }

  /** What was taken last and is not out again; null without it. */
  lastTaken(): Taken | null {
    try {
      const { draft, path, before, after, at } = JSON.parse(readFileSync(this.#lastTaken, 'utf8'))
      return {
        draft: { ...draft, at: new Date(draft.at) },
        path: String(path),
        before: Buffer.from(before, 'base64'),
        after: String(after),
        at: new Date(at),
      }
    } catch {
      return null
    }
  }

  /** What was taken last is out of its note, and waits again. */
  putBack({ draft }: Taken): void {
    this.put(draft)
    rmSync(this.#lastTaken, { force: true })
  }

  get #lastTaken(): string {
    return join(this.#folder, 'taken')
  }
}

const nameOf = ({ card, followUp }: Pick<Proposal, 'card' | 'followUp'>): string =>
  followUp === null ? card : `${card}+${hash('sha256', followUp, 'hex').slice(0, 12)}`
