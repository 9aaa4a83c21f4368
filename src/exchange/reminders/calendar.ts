/** Something on a day, or from an hour of it. */
export interface CalendarEvent {
  /** The same for the same event in every calendar that is written of it, so that a later one takes the place of an earlier. */
  readonly uid: string
  /** As 2026-12-01. */
  readonly date: string
  /** Local, as 14:30; null for the whole day. */
  readonly time: string | null
  readonly summary: string
  readonly description: string
}

const MOST_OCTETS = 75
const DAY_MS = 86_400_000

/**
 * A calendar as RFC 5545 has it: lines that end with CRLF and are folded at 75 octets, none of them inside a character. Hours are
 * those of wherever the calendar is looked at. `stamp` is when this was written, `product` what wrote it.
 */
export function writeCalendar(events: readonly CalendarEvent[], stamp: Date, product: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escaped(product)}`,
    'CALSCALE:GREGORIAN',
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${escaped(event.uid)}`,
      `DTSTAMP:${stamp.toISOString().replace(/[-:]|\.\d+/g, '')}`,
      ...when(event),
      `SUMMARY:${escaped(event.summary)}`,
      ...(event.description === '' ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
      // A reminder takes up none of the day.
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function when({ date, time }: CalendarEvent): readonly string[] {
  const day = date.replaceAll('-', '')
  if (time !== null) return [`DTSTART:${day}T${time.replace(':', '')}00`, 'DURATION:PT1H']
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
  return [`DTSTART;VALUE=DATE:${day}`, `DTEND;VALUE=DATE:${next.replaceAll('-', '')}`]
}

/** A value of type TEXT. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\x00-\x09\x0b-\x1f\x7f]/g, ' ')
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

function folded(line: string): string {
  let result = ''
  let octets = 0
  for (const character of line) {
    const more = Buffer.byteLength(character)
    if (octets + more > MOST_OCTETS) {
      result += '\r\n '
      octets = 1
    }
    result += character
    octets += more
  }
  return result
}
