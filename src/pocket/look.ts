/** How a packed page looks: one column, light or dark as the system is, buttons in reach of a thumb. */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1f2328;--dim:#656d76;--paper:#fff;--line:#d1d9e0;--accent:#0969da;--again:#cf222e;--hard:#9a6700;--good:#1a7f37;--easy:#0969da;--code:#f6f8fa}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--dim:#9198a1;--paper:#0d1117;--line:#3d444d;--accent:#4493f8;--again:#f85149;--hard:#d29922;--good:#3fb950;--easy:#4493f8;--code:#151b23}}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{background:var(--paper);color:var(--ink);font:17px/1.6 system-ui,-apple-system,"Apple SD Gothic Neo","Noto Sans KR",sans-serif;-webkit-text-size-adjust:100%}
main{display:flex;flex-direction:column;min-height:100%;max-width:46rem;margin:0 auto;padding:calc(.75rem + env(safe-area-inset-top)) 1rem 0}
header{display:flex;justify-content:space-between;gap:1rem;color:var(--dim);font-size:.85rem}
article{flex:1;padding:1rem 0;overflow-wrap:anywhere;outline:0}
.section{color:var(--dim);font-size:.85rem;margin:0}
h1{font-size:1.25rem;line-height:1.4;margin:.25rem 0 1rem}
hr{border:0;border-top:1px solid var(--line);margin:1rem 0}
pre{background:var(--code);border-radius:.4rem;padding:.75rem;overflow:auto;font-size:.85rem;line-height:1.45}
code{background:var(--code);border-radius:.25rem;padding:.1em .3em;font-size:.9em}
pre code{padding:0;background:none;font-size:1em}
img{max-width:100%;height:auto}
table{border-collapse:collapse;display:block;overflow:auto}
td,th{border:1px solid var(--line);padding:.3rem .6rem;text-align:left}
blockquote{margin:0;padding-left:1rem;border-left:.25rem solid var(--line);color:var(--dim)}
a{color:var(--accent)}
.hljs-comment,.hljs-quote{color:var(--dim)}
.hljs-keyword,.hljs-tag,.hljs-name,.hljs-built_in,.hljs-type,.hljs-meta{color:var(--again)}
.hljs-string,.hljs-regexp,.hljs-symbol{color:var(--good)}
.hljs-number,.hljs-literal,.hljs-attr,.hljs-variable{color:var(--easy)}
.hljs-title{color:var(--hard)}
footer{position:sticky;bottom:0;background:var(--paper);padding:.5rem 0 calc(.75rem + env(safe-area-inset-bottom))}
.row{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:.5rem}
button{font:inherit;color:inherit;background:var(--code);border:1px solid var(--line);border-radius:.6rem;min-height:3rem;padding:.35rem .25rem;cursor:pointer;touch-action:manipulation}
button small{display:block;color:var(--dim);font-size:.75rem;line-height:1.2}
button:focus-visible{outline:3px solid var(--accent);outline-offset:1px}
button.again{border-color:var(--again)}button.hard{border-color:var(--hard)}button.good{border-color:var(--good)}button.easy{border-color:var(--easy)}
button.main{background:var(--accent);border-color:var(--accent);color:#fff;width:100%}
button.quiet{background:none;border:0;min-height:2.75rem;color:var(--dim)}
.note{color:var(--dim);font-size:.85rem}
.warn{color:var(--again)}
`
