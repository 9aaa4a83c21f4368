import type { Drawn, ToDraw } from './diagrams.ts'

/** Mermaid, as the script before this one left it. */
declare const mermaid: {
  initialize(options: object): void
  render(id: string, source: string): Promise<{ readonly svg: string }>
}

// Runs in a frame of its own that has no origin, no network and nothing of prep but the diagram's text.
addEventListener('message', async ({ data, source }: MessageEvent<ToDraw>) => {
  if (source !== parent) return
  const tell = (drawn: Drawn) => parent.postMessage(drawn, '*')
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    theme: data.isDark ? 'dark' : 'default',
    fontFamily: 'system-ui, -apple-system, "Apple SD Gothic Neo", "Noto Sans KR", sans-serif',
  })
  try {
    const { svg } = await mermaid.render('diagram', data.source)
    document.body.innerHTML = svg
    tell({ height: Math.ceil(document.body.getBoundingClientRect().height) })
  } catch {
    tell({ height: null })
  }
})
parent.postMessage('ready', '*')
