/** A link with `%20` and the like undone; as it is where that makes no sense. */
export function decodedLink(link: string): string {
  try {
    return decodeURIComponent(link)
  } catch {
    return link
  }
}
