import { sanitiseLine } from '../text/sanitise.ts'
import { truncate } from '../text/width.ts'

const LONGEST_FILE_NAME = 32

/** How an image is called where it cannot be shown: by what it shows, else by the name of its file. */
export function imageLabel(alt: string | null | undefined, address: string): string {
  const file = sanitiseLine(
    address
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? '',
  )
  const name = sanitiseLine(alt ?? '') || (/\.\w{2,5}$/.test(file) ? truncate(file, LONGEST_FILE_NAME) : '')
  return name === '' ? '[image]' : `[image: ${name}]`
}
