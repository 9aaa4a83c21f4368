import { escapeHtml } from '../../page/escape.ts'
import type { ListedNote } from '../desk.ts'
import { framed, type Page } from '../frame.ts'
import type { PageWords } from '../words.ts'
import { readingAddress } from './reading-page.ts'

/** All notes with what prep made of them; each leads to how it is read. */
export function notesPage(notes: readonly ListedNote[], words: PageWords): Page {
  const { readings, serving } = words.messages
  const sum = (count: (note: ListedNote) => number) => notes.reduce((total, note) => total + count(note), 0)
  const total = readings.total(
    notes.length,
    sum(({ questions }) => questions),
    sum(({ unanswered }) => unanswered),
  )
  const rows = notes.map(({ path, questions, unanswered, confidence, isUnsure }) => {
    const facts = [
      readings.questions(questions),
      ...(unanswered > 0 ? [readings.unanswered(unanswered)] : []),
      readings.sure(Math.round(confidence * 100)),
    ]
    const unsure = isUnsure ? ` <span class="remark">${escapeHtml(serving.lookAtReading)}</span>` : ''
    return `<li><a href="${escapeHtml(readingAddress(path))}">${escapeHtml(path)}<small>${escapeHtml(facts.join(' · '))}${unsure}</small></a></li>`
  })
  const body = `<main>
<p class="note">${escapeHtml(total)}</p>
<ul class="questions">
${rows.join('\n')}
</ul>
</main>`
  return framed({ title: serving.places.notes, place: 'notes', body }, words)
}
