/** What a diagram's frame is told, and what it tells: how high the diagram is, null where it is none that can be drawn. */
export interface ToDraw {
  readonly source: string
  readonly isDark: boolean
}
export interface Drawn {
  readonly height: number | null
}

/**
 * Draws the diagrams in a part of the page, each in a frame that can do nothing but draw. What cannot be drawn stays as it is
 * written. `name` is what a screen reader calls them.
 */
export function drawDiagrams(within: ParentNode, name: string): void {
  for (const code of within.querySelectorAll<HTMLElement>('pre > code.language-mermaid')) {
    const written = code.parentElement
    if (written !== null) draw(written, code.textContent ?? '', name)
  }
}

function draw(written: HTMLElement, source: string, name: string): void {
  const frame = document.createElement('iframe')
  frame.className = 'diagram'
  frame.title = name
  frame.tabIndex = -1
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.src = '/diagram'
  const hear = ({ data, source: from }: MessageEvent<'ready' | Drawn>) => {
    if (from === null || from !== frame.contentWindow) return
    if (data === 'ready') {
      const isDark = matchMedia('(prefers-color-scheme: dark)').matches
      frame.contentWindow.postMessage({ source, isDark } satisfies ToDraw, '*')
      return
    }
    removeEventListener('message', hear)
    if (typeof data.height !== 'number') return frame.remove()
    frame.style.height = `${data.height}px`
    written.hidden = true
  }
  addEventListener('message', hear)
  written.before(frame)
}
