/** Programs that keep cards and their schedules in notes; the names are those that `prep import` takes. */
type OtherProgram = 'obsidian' | 'logseq'

/** The lines of a note that holds cards of another program, as prep reads them; as many as before, so that places stay. */
export interface OtherForm {
  readonly program: OtherProgram
  readonly lines: readonly string[]
}

const SCHEDULE = /<!--SR:!?\d{4}-\d\d-\d\d,/
const FLASHCARDS = /(?:^|[\s"'[,-])#?flashcards(?:\/|["'\],\s]|$)/i
/** A separator of the plugin's, alone on its line or within one. */
const PARTED = /^\s*\?{1,2}\s*$|\S\s*:::?\s*\S/

const PROPERTY_OF_CARD =
  /^\s*(?:-\s+)?card-(?:last-interval|repeats|ease-factor|next-schedule|last-reviewed|last-score)::/
const CARD =
  /^(\s*-\s+(?:#{1,6}\s+)?)((?:(?!`).)*(?<![\p{L}\p{N}_/#&[])(?:#[Cc]ard(?![\p{L}\p{N}_/-])|#?\[\[[Cc]ard\]\]).*)$/u

/** Null for a note that holds no such cards. Works through the note once, and hardly looks at most lines. */
export function otherForm(lines: readonly string[]): OtherForm | null {
  let [hasSchedule, hasTag, hasParting, hasCard] = [false, false, false, false]
  for (const line of lines) {
    if (line.includes('<!--SR:')) hasSchedule ||= SCHEDULE.test(line)
    if (line.includes('lashcards')) hasTag ||= FLASHCARDS.test(line)
    if (line.includes('?') || line.includes('::')) hasParting ||= PARTED.test(line)
    if (line.includes('card')) hasCard ||= CARD.test(line) || PROPERTY_OF_CARD.test(line)
  }
  if (hasSchedule || (hasTag && hasParting)) return { program: 'obsidian', lines: outsideFences(lines, ofObsidian) }
  return hasCard ? { program: 'logseq', lines: outsideFences(lines, ofLogseq) } : null
}

const SEPARATOR = /^((?:[^`:]|`[^`]*`|:(?!:))*?\S)[ \t]*:::?[ \t]*(?=[^\s:])/

/** `term::meaning` as prep has it, with spaces. */
const ofObsidian = (line: string): string => (line.includes('::') ? line.replace(SEPARATOR, '$1 :: ') : line)

const OWN_LINE =
  /^\s*(?:(?:id|collapsed|heading|background-color|logseq\.[\w.-]+|card-[a-z-]+)::(?:\s.*)?|:LOGBOOK:|CLOCK:\s*\[.*|:END:|(?:SCHEDULED|DEADLINE):\s*<[^>]*>)\s*$/

/** Whether a line is one that Logseq writes for itself, about the block above it. */
const isOwnLine = (line: string): boolean => OWN_LINE.test(line)

/** Whether, in a text with something put in, every line of Logseq's own still tells of the block that it told of. */
export function keepsOwnLines(before: readonly string[], after: readonly string[]): boolean {
  if (!before.some(isOwnLine)) return true
  const owners = (lines: readonly string[]): string => {
    let owner = ''
    return lines
      .flatMap((line) => {
        if (isOwnLine(line)) return [`${owner}\n${line}`]
        owner = line
        return []
      })
      .join('\n')
  }
  return owners(before) === owners(after)
}

/** A block with `#card` asks; what Logseq writes down for itself says nothing. */
function ofLogseq(line: string): string {
  if (OWN_LINE.test(line)) return ''
  return line.replace(CARD, (_, bullet: string, said: string) => `${bullet}Q: ${withoutTag(said)}`)
}

const withoutTag = (text: string): string =>
  text.replaceAll(/[ \t]*(?<![\p{L}\p{N}_/#&[])(?:#[Cc]ard(?![\p{L}\p{N}_/-])|#?\[\[[Cc]ard\]\])/gu, '').trim()

function outsideFences(lines: readonly string[], change: (line: string) => string): readonly string[] {
  let fence: string | null = null
  return lines.map((line) => {
    const mark: string | undefined = /^[\s>]*(?:-\s+)?(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence === null) {
      if (mark === undefined) return change(line)
      fence = mark
    } else if (mark?.startsWith(fence) === true && line.trim() === mark) fence = null
    return line
  })
}
