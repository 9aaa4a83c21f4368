/** What is certain of a line, and what weighed most: `+` for a question, `-` against one. */
const reasons: Readonly<Record<string, string>> = {
  'corrected-question': 'corrected by you: a question',
  'corrected-nothing': 'corrected by you: not a question',
  'corrected-follow-up': 'corrected by you: a follow-up to the question above',
  'author-question': 'the comment above it says that it is a question',
  'author-ignore': 'a comment in the note says to skip it',
  'front-matter': 'the front matter names this form',
  'front-matter-others': 'the front matter names other forms',
  'labelled-question': 'it is labelled as a question',
  'labelled-answer': 'it is labelled as an answer',
  'card-mark': 'it is marked as a card, as flashcard programs do',
  'question-column': 'it is in the question column',
  'contents-link': 'it is a link to another place in this note',
  'label-alone': 'it is a label with nothing after it',
  'asked-by-label': 'the label above it asks for it',
  'words+': 'it is worded like a question',
  'words-': 'it is not worded like a question',
  'name+': 'it is named like a question',
  'name-': 'it is named like a section or part of an answer',
  'entry+': 'it begins with a name worth asking about',
  'entry-': 'it does not begin with a name worth asking about',
  'shape+': 'questions often look like this',
  'shape-': 'questions rarely look like this',
  'number+': 'its numbering is like that of questions',
  'number-': 'its numbering is not like that of questions',
  'link+': 'its links are like those of questions',
  'link-': 'its links are not like those of questions',
  'length+': 'it is about as long as a question',
  'length-': 'it is too long or too short for a question',
  'style+': 'it is written in the style of questions',
  'style-': 'it is not written in the style of questions',
  'lines+': 'its paragraph looks like questions',
  'lines-': 'its paragraph does not look like questions',
  'below+': 'what is below it looks like an answer',
  'below-': 'what is below it does not look like an answer',
  'after+': 'what follows looks like an answer',
  'after-': 'what follows does not look like an answer',
  'above+': 'the heading above it introduces questions',
  'above-': 'the heading above it does not introduce questions',
  'place+': 'questions are often in a place like this',
  'place-': 'questions are rarely in a place like this',
  'neighbours+': 'the lines around it fit a question',
  'neighbours-': 'the lines around it do not fit a question',
  'form+': 'lines of this form in this note are mostly questions',
  'form-': 'lines of this form in this note are rarely questions',
  'list+': 'its list is a list of questions',
  'list-': 'its list is not a list of questions',
  'repeats+': 'its words recur in the note as those of a question do',
  'repeats-': 'its words do not recur in the note as those of a question do',
  'title+': 'the title of the note suggests questions',
  'title-': 'the title of the note does not suggest questions',
  'note+': 'the note as a whole looks like a list of questions',
  'note-': 'the note as a whole does not look like a list of questions',
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
