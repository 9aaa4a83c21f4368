export interface Mail {
  /** An address, or the name of a user of this machine. */
  readonly to: string
  /** The name of who sends it; the address is that of `to`. */
  readonly from: string
  readonly subject: string
  readonly text: string
  readonly at: Date
  /** As en. */
  readonly language: string
}

/** Bytes of a word of the subject: with what stands around it in base64 its line stays below 76 characters. */
const MOST_BYTES = 39
const MOST_COLUMNS = 76

/**
 * A mail as RFC 5322 has it, for `sendmail -t`: headers in ASCII alone (RFC 2047), the text as UTF-8 in base64 (RFC 2045). Lines
 * end with a newline, as programs of Unix hand each other mail; sendmail makes CRLF of them.
 */
export function writeMail({ to, from, subject, text, at, language }: Mail): string {
  const address = to.includes('@') ? to : `${to}@localhost`
  const headers = [
    `From: ${from} <${address}>`,
    `To: ${to}`,
    `Subject: ${encoded(subject)}`,
    `Date: ${at.toUTCString().replace(/GMT$/, '+0000')}`,
    // Nobody's holiday notice is to answer it.
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Language: ${language}`,
    'Content-Transfer-Encoding: base64',
  ]
  const body = Buffer.from(text.replaceAll(/\r?\n/g, '\r\n')).toString('base64')
  return [...headers, '', ...(body.match(new RegExp(`.{1,${MOST_COLUMNS}}`, 'g')) ?? []), ''].join('\n')
}

/** Whether a word can stand in `To:` as it is: an address, or the name of a user. */
export const isAddress = (word: string): boolean =>
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}(@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*)?$/.test(word)

/** A header's text on one line, in encoded words where it is more than ASCII. */
function encoded(text: string): string {
  const line = text.replaceAll(/[\x00-\x1f\x7f]+/g, ' ').trim()
  if (/^[\x20-\x7e]*$/.test(line) && line.length <= MOST_BYTES && !line.includes('=?')) return line
  const words: string[] = ['']
  for (const character of line) {
    const last = words.at(-1) ?? ''
    if (Buffer.byteLength(last + character) > MOST_BYTES) words.push(character)
    else words[words.length - 1] = last + character
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\n ')
}
