/** What each part gives, each as a property that is asked for when it is read. */
type Given<Parts> = { readonly [Name in keyof Parts]: Parts[Name] extends () => infer Part ? Part : never }

/**
 * Sentences by area, each area asked for when a sentence of it is: the built program loads it then, and no command says all of them.
 */
export function late<Parts extends Readonly<Record<string, () => unknown>>>(parts: Parts): Given<Parts> {
  const given = Object.entries(parts).map(([name, get]) => [name, { get, enumerable: true }] as const)
  return Object.defineProperties({}, Object.fromEntries(given)) as Given<Parts>
}
