/** What the pages of `prep serve` have beyond a packed page's look. */
export const SERVING_STYLE = `
nav{display:flex;flex:none;width:100%;gap:.25rem;max-width:46rem;margin:0 auto;padding:calc(.5rem + env(safe-area-inset-top)) .75rem 0;overflow:auto}
nav a{color:var(--dim);text-decoration:none;padding:.6rem .5rem;min-height:2.75rem;white-space:nowrap}
nav a[aria-current]{color:var(--ink);font-weight:600;border-bottom:2px solid var(--accent)}
body{display:flex;flex-direction:column;height:auto;min-height:100%}
nav+main{padding-top:.25rem;min-height:0}
main{flex:1;width:100%}
.place{margin-top:1rem}
header span:first-child{align-self:center}
.quiet{padding:.35rem .6rem}
textarea{font:inherit;color:inherit;background:var(--code);border:1px solid var(--line);border-radius:.6rem;width:100%;min-height:7rem;padding:.6rem .75rem;resize:vertical}
.compared{margin:0 0 1rem;white-space:pre-wrap}
.covered{color:var(--good)}.missed{color:var(--hard)}.against{color:var(--again)}
button.all{width:100%}
.row.parts button::first-letter,button.all::first-letter{text-transform:uppercase}
.row.parts{margin-bottom:.5rem}
.part{position:relative;border-left:3px solid transparent;padding-left:.6rem}
.part.at{border-color:var(--accent)}
.part>:first-child:not(.tick){margin-top:.25rem}
.tick{position:absolute;right:0;color:var(--good)}
.suggested{outline:2px solid var(--line)}
.remark{color:var(--hard);font-size:.9rem;margin:.25rem 0 0}
form.find{display:flex;gap:.5rem;flex-wrap:wrap;margin:.5rem 0 1rem}
input[type=search],select{font:inherit;color:inherit;background:var(--code);border:1px solid var(--line);border-radius:.6rem;min-height:2.75rem;padding:.35rem .75rem;flex:1;min-width:8rem;max-width:100%}
label.check{display:flex;align-items:center;gap:.4rem;min-height:2.75rem}
form.find button,form.act button{padding:.35rem 1rem}
ul.questions{list-style:none;margin:0;padding:0}
ul.questions li{border-bottom:1px solid var(--line)}
ul.questions a{display:block;padding:.65rem 0;color:inherit;text-decoration:none}
ul.questions small{display:block;color:var(--dim);overflow-wrap:anywhere}
ul.questions .followup a{padding-left:1.25rem}
.pages{display:flex;justify-content:space-between;gap:1rem;padding:1rem 0}
.pages a{padding:.6rem 0}
iframe.diagram{display:block;width:100%;height:0;border:0;pointer-events:none;color-scheme:auto}
@media(pointer:coarse){.keys{display:none}}
.keys{text-align:center;padding-top:.4rem}
ol.lines{list-style:none;margin:0;padding:0;font-size:.95rem}
ol.lines li{border-left:3px solid transparent;scroll-margin-top:4rem}
ol.lines li>a,ol.lines li>div:not(.panel){display:flex;align-items:baseline;gap:.5rem;padding:.3rem .5rem;color:inherit;text-decoration:none}
ol.lines li>a{min-height:2.75rem;align-items:center}
ol.lines .text{flex:1;white-space:pre-wrap;min-width:0;overflow-wrap:anywhere}
ol.lines small{color:var(--dim);flex:none}
ol.lines .ignored,ol.lines .contents{color:var(--dim)}
ol.lines .question,ol.lines .follow-up{border-color:var(--accent)}.question .text,.follow-up .text,.lines .section .text{font-weight:600}
ol.lines .answer{border-color:var(--line)}
ol.lines .section{font-size:inherit}
ol.lines .at{background:var(--code)}
.flag{color:var(--hard);font-weight:600;flex:none}
.panel{padding:0 .5rem .5rem}
.ways{display:flex;justify-content:space-between;align-items:center;min-height:2.75rem}
.ways:empty{display:none}
form.act{display:flex;flex-wrap:wrap;gap:.5rem;margin:.5rem 0}
summary{cursor:pointer;min-height:2.75rem;padding:.6rem 0;color:var(--accent)}
form.write{margin:.5rem 0}
form.write .row button{overflow-wrap:anywhere}
h2{font-size:1rem;margin:1.5rem 0 .5rem}
.plan td,.plan th{text-align:right}.plan th:first-child,.plan td:first-child{text-align:left}
meter{width:min(7rem,16vw);height:.9rem}
.plan th[scope=row]{font-weight:400;white-space:nowrap}
math[display=block]{overflow-x:auto;overflow-y:hidden;padding:.25rem 0}
`
