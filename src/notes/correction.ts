/** What a person says that a line is. A follow-up is a question that follows the one above it. */
export type Said = 'question' | 'nothing' | 'follow-up'

/**
 * What a person says of one line of a note, bound to its words and form: so it holds wherever the line goes. What stands around
 * it tells lines of the same words apart, and finds a line again whose words were changed.
 */
export interface LineCorrection {
  readonly is: Said
  /** The form of the line, such as `heading 3`. */
  readonly form: string
  /** Its words, without numbering and label. */
  readonly text: string
  /** The words of the heading that it stands under; missing where there is none. */
  readonly section?: string
  /** Prints of lines that it stands under, the nearest first: as many as tell it from others of its words, missing where none do. */
  readonly under?: string
  /** Which of several lines with these words and a form of this kind it was, from 1; missing where it was the only one. */
  readonly nth?: number
  /** Whether other lines, of any form, had the same words. */
  readonly isElsewhere?: boolean
  /**
   * Prints of the lines of words before and behind it, the nearest first, with blanks between; missing at an end of the note.
   * Behind those of lines whose words the note had several times is a plus sign.
   */
  readonly before?: string
  readonly after?: string
  /** Prints of lines with words so like these that one could be taken for the other with something mended. */
  readonly alike?: string
}

/** What a person says of all lines of one form. */
export interface FormCorrection {
  readonly is: 'question' | 'nothing'
  /** As lines are told to have it (`heading 3`), or as front matter names it (`h3`, `li`, `bold`, `summary`). */
  readonly form: string
  /** The words of some lines that had it: where all of them have another, the author has moved to that one. */
  readonly like?: readonly string[]
}

export type Correction = LineCorrection | FormCorrection

export const isOfLine = (correction: Correction): correction is LineCorrection => 'text' in correction

/** What two corrections have in common of which the later one replaces the other. */
export const correctionKey = (correction: Correction): string =>
  isOfLine(correction)
    ? JSON.stringify([correction.form, correction.text, correction.section ?? '', correction.nth ?? 0])
    : JSON.stringify([correction.form])

/** Corrections with others made after them: a later one replaces an earlier one of the same line or form. */
export function withCorrections(before: readonly Correction[], later: readonly Correction[]): readonly Correction[] {
  const all = new Map(before.map((correction) => [correctionKey(correction), correction]))
  for (const correction of later) {
    const key = correctionKey(correction)
    // Behind those of before: what is said last counts.
    all.delete(key)
    all.set(key, correction)
  }
  return [...all.values()]
}

/** A correction out of parsed JSON, null when it is none. */
export function readCorrection(value: unknown): Correction | null {
  if (typeof value !== 'object' || value === null) return null
  const { is, form, text, section, under, nth, isElsewhere, before, after, alike, like } = value as Record<
    string,
    unknown
  >
  if (typeof form !== 'string') return null
  if (typeof text === 'string') {
    if (is !== 'question' && is !== 'nothing' && is !== 'follow-up') return null
    return {
      is,
      form,
      text,
      ...(typeof section === 'string' ? { section } : {}),
      ...(typeof under === 'string' ? { under } : {}),
      ...(Number.isSafeInteger(nth) ? { nth: nth as number } : {}),
      ...(isElsewhere === true ? { isElsewhere } : {}),
      ...(typeof before === 'string' ? { before } : {}),
      ...(typeof after === 'string' ? { after } : {}),
      ...(typeof alike === 'string' ? { alike } : {}),
    }
  }
  if (is !== 'question' && is !== 'nothing') return null
  const examples = Array.isArray(like) ? like.filter((each): each is string => typeof each === 'string') : []
  return { is, form, ...(examples.length > 0 ? { like: examples } : {}) }
}
