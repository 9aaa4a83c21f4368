import type { NoteType } from './package/collection.ts'
import { stableId } from './package/package-rows.ts'

/** The note type of prep's own cards. Its id and names stay as they are, so that an export finds those of an earlier one. */
export const OWN_NOTE_TYPE: NoteType = {
  id: stableId('note type', 'prep'),
  name: 'prep',
  isCloze: false,
  fields: ['Question', 'Answer', 'Follow-up of', 'Note'],
  templates: [
    {
      name: 'Question',
      front:
        '{{#Follow-up of}}<div class="above">{{Follow-up of}}</div>{{/Follow-up of}}\n<div class="question">{{Question}}</div>',
      back: '{{FrontSide}}\n\n<hr id=answer>\n\n<div class="answer">{{Answer}}</div>\n<div class="note">{{Note}}</div>',
    },
  ],
  css: `.card {
  font-family: system-ui, sans-serif;
  font-size: 18px;
  line-height: 1.5;
  max-width: 44em;
  margin: 0 auto;
  text-align: left;
}
.above, .note { color: gray; font-size: 14px; }
.question > :first-child { font-weight: bold; }
pre { background: rgba(127, 127, 127, 0.15); padding: 0.6em; overflow-x: auto; }
table { border-collapse: collapse; }
th, td { border: 1px solid gray; padding: 0.2em 0.6em; }
img { max-width: 100%; }
`,
  sortField: 0,
  latexPre:
    '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage[utf8]{inputenc}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n',
  latexPost: '\\end{document}',
  originalStockKind: 0,
}
