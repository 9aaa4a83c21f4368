import { hashOf } from '../../page/escape.ts'
import type { Page } from '../frame.ts'

/**
 * The page in a diagram's frame. Its policy gives it no origin and no network; Mermaid writes styles into what it draws, so
 * those are let through here and nowhere else.
 */
export function diagramPage(script: string): Page {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts',
  ].join('; ')
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>diagram</title>
<style>html,body{margin:0;background:none;overflow:hidden}svg{display:block;margin:0 auto;max-width:100%;height:auto}</style>
</head>
<body>
<script>${script}</script>
</body>
</html>
`
  return { html, policy }
}
