/** What may be a part of a letter: combining marks, vowels and final consonants of Hangul. */
const PARTS = /[\p{M}\u1160-\u11ff]/u

/**
 * Text with its letters whole (NFC), as all but files of old Apple disks have them: a letter written in parts counts as one,
 * and a word in parts is the word. Ends of lines are where they were. Text without parts of letters is given back as it is.
 */
export const composed = (text: string): string => (PARTS.test(text) ? text.normalize('NFC') : text)
