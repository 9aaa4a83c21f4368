import { stemmer } from 'stemmer'
import { isEmptyKorean, isParticle, koreanStem } from './korean.ts'

/** A word that says something, as it is compared. */
export interface Word {
  /** As it was written. */
  readonly shown: string
  /** Without particles, endings and plural. */
  readonly stem: string
  readonly script: 'hangul' | 'latin' | 'number' | 'other'
  /** How much it matters: technical terms and code more than words of everyday. */
  readonly weight: number
}

const EMPTY_ENGLISH = new Set(
  'a an the is are was were be been being it its this that these those of in on at to for from by with as and or but so if then than when while which who whom what where how why do does did has have had can could may might will would shall should must not no yes none one two there here also only just more most very such each every any some all both other another same own about into over under between after before even still even together because since during without within you your we our they their he she i me my them us up out off get gets got let lets make makes use used using way thing things like'.split(
    ' ',
  ),
)

const TOKEN =
  /O\([^)\n]{1,20}\)|\d+(?:[.,]\d+)*(?:-[a-z]+)?|[a-z][a-z0-9_+#.]*[a-z0-9_+#]|[a-z]|\p{Script=Hangul}+|[\p{Script=Han}]+|[\p{Script=Hiragana}\p{Script=Katakana}ー]+|\p{L}+/giu

/** Markdown as plain text: what is code stays, its marks go. */
export function plainOf(markdown: string): string {
  return markdown
    .normalize('NFC')
    .replaceAll(/^\s*(?:```|~~~).*$/gmu, ' ')
    .replaceAll(/^\s*(?:\d+[.)]|[-*+])\s+/gmu, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replaceAll(/<[^>\n]*>/gu, ' ')
    .replaceAll(/[`*_~]{1,3}/gu, (marks) => (marks.includes('_') ? marks : ''))
}

/** The words of a text that say something, in their order. */
export const wordsOf = (text: string): readonly Word[] => placedWordsOf(text).map(({ word }) => word)

/** The same, each with where it stands in the text. */
export function placedWordsOf(text: string): readonly { readonly word: Word; readonly from: number }[] {
  return [...text.matchAll(TOKEN)].flatMap(({ 0: shown, index }) => {
    const word = wordOf(shown)
    return word === null ? [] : [{ word, from: index }]
  })
}

function wordOf(shown: string): Word | null {
  if (/^O\(/i.test(shown)) return { shown, stem: shown.toLowerCase().replaceAll(/\s/g, ''), script: 'other', weight: 3 }
  if (/^\d/.test(shown)) return { shown, stem: shown.toLowerCase(), script: 'number', weight: 1.5 }
  if (/^[a-z]/i.test(shown)) {
    const lower = shown.toLowerCase().replace(/n't$/, '')
    if (EMPTY_ENGLISH.has(lower) || (lower.length < 2 && shown !== shown.toUpperCase())) return null
    const isTerm = /[A-Z].*[A-Z]|[_+#.\d]/.test(shown)
    return { shown, stem: isTerm ? lower : stemmer(lower), script: 'latin', weight: isTerm ? 1.6 : 1 }
  }
  if (/^\p{Script=Hangul}/u.test(shown)) {
    const stem = koreanStem(shown)
    if (isEmptyKorean(stem) || isEmptyKorean(shown) || isParticle(shown)) return null
    // A single syllable is a verb's stem as often as a noun.
    return { shown, stem, script: 'hangul', weight: stem.length === 1 ? 0.5 : 1 }
  }
  return { shown, stem: shown.toLowerCase(), script: 'other', weight: 1 }
}
