import { networkInterfaces } from 'node:os'

/** Networks of homes and offices, the likeliest first. */
const PRIVATE = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./]

/** This machine's address in the local network; null without one. Of several, one of a home's network. */
export function lanAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  const own = all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address)
  for (const network of PRIVATE) {
    const found = own.find((address) => network.test(address))
    if (found !== undefined) return found
  }
  return own[0] ?? null
}
