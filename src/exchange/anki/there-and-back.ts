import type { Markdown } from '../../cards/card.ts'
import { htmlToMarkdown } from './text/html-markdown.ts'
import { markdownToHtml } from './text/markdown-html.ts'

/** A text as it comes back from Anki when nobody has touched it there; links to pictures keep no more than a name. */
export const thereAndBack = (markdown: Markdown): Markdown =>
  htmlToMarkdown(
    markdownToHtml(markdown, (link) => (/^[a-z][a-z0-9+.-]*:/i.test(link) ? null : (link.split('/').at(-1) ?? link))),
    (name) => name,
  )
