/** The page's style sheet. Colours are variables: the drawings use them, too. */
export const STYLE = `
:root{--ground:#f6f5f1;--card:#fff;--ink:#1d2430;--dim:#5b6472;--line:#e4e2da;--accent:#0f766e;--good:#2f8f5b;--fair:#d99a1c;--none:#c9ccd2;--bad:#c2413b;--easy:#3867b5;--heat-0:#ebe9e2;--heat-1:#bfe3cf;--heat-2:#7cc8a0;--heat-3:#36a06c;--heat-4:#13663f}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--ground:#12161c;--card:#1a2029;--ink:#e8eaee;--dim:#a3acba;--line:#2b333f;--accent:#4cc2b4;--good:#4fb981;--fair:#e3b04b;--none:#4a5361;--bad:#f08a84;--easy:#82aef0;--heat-0:#252d38;--heat-1:#1d4a37;--heat-2:#24744f;--heat-3:#37a56e;--heat-4:#7ee0a9}}
:root[data-theme=dark]{--ground:#12161c;--card:#1a2029;--ink:#e8eaee;--dim:#a3acba;--line:#2b333f;--accent:#4cc2b4;--good:#4fb981;--fair:#e3b04b;--none:#4a5361;--bad:#f08a84;--easy:#82aef0;--heat-0:#252d38;--heat-1:#1d4a37;--heat-2:#24744f;--heat-3:#37a56e;--heat-4:#7ee0a9}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI","Apple SD Gothic Neo","Noto Sans KR","Noto Sans CJK KR",sans-serif;word-break:keep-all;overflow-wrap:anywhere}
header,main,footer{max-width:1180px;margin:0 auto;padding:0 20px}
header{display:flex;justify-content:space-between;align-items:flex-start;gap:16px;padding-top:36px}
h1{font-size:1.75rem;line-height:1.2;margin:0;letter-spacing:-.01em}
header p,section>p,footer{color:var(--dim)}
header p{margin:6px 0 0}
button{font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:999px;padding:7px 16px;cursor:pointer;white-space:nowrap}
button:hover,button[aria-pressed=true]{border-color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
main{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,480px),1fr));gap:18px;padding-top:22px;padding-bottom:20px}
section,.tiles>div{background:var(--card);border:1px solid var(--line);border-radius:14px}
section{padding:20px 22px;min-width:0}
#heatmap,#decks,#hardest,.tiles{grid-column:1/-1}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:14px;margin:0}
.tiles>div{padding:14px 18px}
dt{color:var(--dim);font-size:.86rem}
dd{margin:2px 0 0;font-size:1.6rem;font-weight:650;line-height:1.25;font-variant-numeric:tabular-nums}
dd small{display:block;font-size:.82rem;font-weight:400;color:var(--dim);line-height:1.4}
h2{font-size:1.08rem;margin:0}
section>p{margin:2px 0 12px;font-size:.9rem}
figure{margin:0;color:var(--dim)}
figure svg{display:block;max-width:100%;margin:0 auto 0 0;height:auto;overflow:visible;font-size:12px}
figure svg text{white-space:pre}
.narrow{display:none}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:4px 16px;margin:0 0 8px;padding:0;font-size:.86rem;color:var(--dim)}
.legend li::before{content:"";display:inline-block;width:11px;height:11px;border-radius:3px;margin-right:6px;background:var(--good)}
.legend .partial::before{background:var(--fair)}
.legend .unanswered::before{background:var(--none)}
details{margin-top:12px;font-size:.9rem}
summary{cursor:pointer;color:var(--dim);width:max-content;max-width:100%}
.scroll{overflow-x:auto;max-height:420px;margin-top:8px}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:5px 14px 5px 0;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--dim);font-size:.84rem;white-space:nowrap}
th~th,td{text-align:right}
footer{font-size:.86rem;padding-bottom:36px}
@media (max-width:620px){.wide{display:none}.narrow{display:block}header{padding-top:22px}section{padding:16px}.tiles{grid-template-columns:1fr 1fr}dd{font-size:1.35rem}h1{font-size:1.45rem}header,main,footer{padding-left:12px;padding-right:12px}}
@media print{button,details{display:none}section{break-inside:avoid}}
`

/** The one script: a button that turns light into dark and back. Without scripts the page follows the system. */
export const SCRIPT = `
(() => {
  const button = document.getElementById('theme')
  const root = document.documentElement
  const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
  const show = () => button.setAttribute('aria-pressed', String(isDark()))
  button.hidden = false
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark'
    show()
  })
  show()
})()
`
