import { createHash } from 'node:crypto'
import type { PocketDeck, StoredStanding } from './deck.ts'
import { STYLE } from './look.ts'

/** What a packed page begins with: by it prep knows a page of its own. */
export const PACKED = '<meta name="generator" content="prep pack'

/**
 * A deck as one HTML file that needs nothing else: `script` is the program that asks, bundled. Its policy lets nothing of the
 * network in or out.
 */
export function pocketPage(deck: PocketDeck<StoredStanding>, script: string, version: string): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(STYLE)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="${deck.language}">
<head>
<meta charset="utf-8">
${PACKED} ${version}">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>prep</title>
<style>${STYLE}</style>
</head>
<body>
<main id="prep"></main>
<script type="application/json" id="deck">${embedded(deck)}</script>
<script>${script}</script>
</body>
</html>
`
}

/** JSON in which nothing ends the element that it stands in. */
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
