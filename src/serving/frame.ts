import { escapeHtml, hashOf } from '../page/escape.ts'
import { STYLE } from '../pocket/look.ts'
import { SERVING_STYLE } from './look.ts'
import type { PageWords } from './words.ts'

const WHOLE_STYLE = STYLE + SERVING_STYLE

/** A page with the policy that its answer is sent with. */
export interface Page {
  readonly html: string
  readonly policy: string
}

type Place = 'drill' | 'list' | 'notes' | 'plan' | 'stats'

export interface Frame {
  readonly title: string
  /** Where in prep it is; null where there is nowhere to go. */
  readonly place: Place | null
  /** HTML: what the page shows. */
  readonly body: string
  readonly script?: string
}

const PLACES: Readonly<Record<Place, string>> = {
  drill: '/',
  list: '/list',
  notes: '/notes',
  plan: '/plan',
  stats: '/stats',
}

/**
 * One page of `prep serve`: its style and script stand in it, and its policy allows these alone; pictures and answers come
 * from prep, nothing from anywhere else.
 */
export function framed({ title, place, body, script }: Frame, words: PageWords): Page {
  const { language } = words
  const { places } = words.messages.serving
  const links = (Object.keys(PLACES) as Place[]).map(
    (each) =>
      `<a href="${PLACES[each]}"${each === place ? ' aria-current="page"' : ''}>${escapeHtml(places[each])}</a>`,
  )
  const nav = place === null ? '' : `<nav aria-label="prep">${links.join('')}</nav>\n`
  const policy = [
    "default-src 'none'",
    `script-src ${script === undefined ? "'none'" : `'${hashOf(script)}'`}`,
    `style-src '${hashOf(WHOLE_STYLE)}'`,
    "img-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · prep</title>
<style>${WHOLE_STYLE}</style>
</head>
<body>
${nav}${body}
${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`
  return { html, policy }
}
