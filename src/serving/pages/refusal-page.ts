import { escapeHtml } from '../../page/escape.ts'
import { framed, type Page } from '../frame.ts'
import type { PageWords } from '../words.ts'

/** A page that says in a sentence why there is nothing else to see, and what to do. */
export function refusalPage(sentence: string, words: PageWords, isInside = false): Page {
  const { refused } = words.messages.serving
  const title = isInside ? 'prep' : refused.title
  const body = `<main><article><h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(sentence)}</p></article></main>`
  return framed({ title, place: isInside ? 'drill' : null, body }, words)
}

/**
 * What a browser that is let in goes on from: to a page of prep's own, so that its cookie is sent along whichever program
 * opened the link.
 */
export function entrancePage(words: PageWords): Page {
  const { letIn } = words.messages.serving
  const page = framed(
    { title: letIn, place: null, body: `<main><p><a href="/">${escapeHtml(letIn)}</a></p></main>` },
    words,
  )
  return { ...page, html: page.html.replace('<title>', '<meta http-equiv="refresh" content="0;url=/">\n<title>') }
}
