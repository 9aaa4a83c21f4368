import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** The files of Markdown below a folder, sorted; hidden ones and those of hidden folders left out. */
export function markdownIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !relative(folder, file)
          .split(sep)
          .some((part) => part.startsWith('.')),
    )
    .sort()
}
