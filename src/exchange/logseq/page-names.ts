import { basename } from 'node:path'
import { decodedLink } from '../containers/decoded-link.ts'

/** The parts of a page's name, from its file relative to the graph: `pages/CS___OS.md` and `pages/CS%2FOS.md` are CS and OS. */
export function pagePath(file: string): readonly string[] {
  const folders = file.split('/').slice(0, -1)
  const name = decodedLink(basename(file).replace(/\.md$/i, ''))
  const parts = name.split(/___|\//).filter((part) => part.trim() !== '')
  return [...(folders[0] === 'pages' ? folders.slice(1) : folders), ...(parts.length === 0 ? ['page'] : parts)]
}
