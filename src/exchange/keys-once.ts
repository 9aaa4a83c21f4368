/** Gives each key once: the second one alike gets `#1`, and so on. Keys are kept from one import to the next, so this form stays. */
export function keysOnce(): (key: string) => string {
  const seen = new Map<string, number>()
  return (key) => {
    const times = seen.get(key) ?? 0
    seen.set(key, times + 1)
    return times === 0 ? key : `${key}#${times}`
  }
}
