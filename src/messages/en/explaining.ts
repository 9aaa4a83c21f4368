/** What is certain of a line, and what weighed most: `+` for a question, `-` against one. */
const reasons: Readonly<Record<string, string>> = {
  'corrected-question': 'corrected by you: a question',
  'corrected-nothing': 'corrected by you: no question',
  'corrected-follow-up': 'corrected by you: a follow-up of the question above',
  'author-question': 'the comment above it says that it is a question',
  'author-ignore': 'a comment of the note says to pass over it',
  'front-matter': 'the front matter names this form',
  'front-matter-others': 'the front matter names other forms',
  'labelled-question': 'it is labelled as a question',
  'labelled-answer': 'it is labelled as an answer',
  'card-mark': 'it is marked as a card, as flashcard programs do',
  'question-column': 'it stands in the column of questions',
  'contents-link': 'it is a link to another place of this note',
  'label-alone': 'it is a label with nothing behind it',
  'asked-by-label': 'it is what the label above it asks',
  'words+': 'it is worded like a question',
  'words-': 'it is not worded like a question',
  'name+': 'it is named like a question',
  'name-': 'it is named like a section or a part of an answer',
  'entry+': 'the name at its beginning is one to be asked for',
  'entry-': 'it is no name to be asked for',
  'shape+': 'questions often look like this',
  'shape-': 'questions seldom look like this',
  'number+': 'its numbering is like that of questions',
  'number-': 'its numbering is not like that of questions',
  'link+': 'its links are like those of questions',
  'link-': 'its links are not like those of questions',
  'length+': 'it is about as long as questions are',
  'length-': 'questions are seldom as long or as short',
  'style+': 'it is written in the style of questions',
  'style-': 'it is not written in the style of questions',
  'lines+': 'its paragraph is like one of questions',
  'lines-': 'its paragraph is not like one of questions',
  'below+': 'what stands under it is like an answer',
  'below-': 'what stands under it is not like an answer',
  'after+': 'what follows is like an answer',
  'after-': 'what follows is not like an answer',
  'above+': 'the title above it is one for questions',
  'above-': 'the title above it is not one for questions',
  'place+': 'it stands where questions often do',
  'place-': 'questions seldom stand in such a place',
  'neighbours+': 'the lines around it fit a question',
  'neighbours-': 'the lines around it do not fit a question',
  'form+': 'lines of this form in this note are mostly questions',
  'form-': 'lines of this form in this note are seldom questions',
  'list+': 'its list is one of questions',
  'list-': 'its list is not one of questions',
  'repeats+': 'how often the note has these words fits a question',
  'repeats-': 'how often the note has these words does not fit a question',
  'title+': 'the title of the note is one for questions',
  'title-': 'the title of the note is not one for questions',
  'note+': 'the note as a whole is one of questions',
  'note-': 'the note as a whole is not one of questions',
}

/** What `prep list --explain` says. The reader names shapes and verdicts in English; here they are as they stand. */
export const explaining = {
  verdict: (verdict: string): string => verdict,
  shape(shape: string): string {
    const [, holder, own] = /^(item|paragraph) line (.+)$/.exec(shape) ?? []
    if (holder === undefined || own === undefined) return shape
    return own === 'paragraph' ? `line of ${ofOne[holder]}` : `${own} in ${ofOne[holder]}`
  },
  sure: (percent: number): string => `${percent}% sure`,
  reason: (code: string): string => reasons[code] ?? code,
}

const ofOne: Readonly<Record<string, string>> = { item: 'an item', paragraph: 'a paragraph' }
