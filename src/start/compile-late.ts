/** How often as long as Node's own start a run takes from which V8 compiling what runs often takes more than it gives back. */
const LONG_RUN = 5
/** Nine times V8's own. */
const LATE_BUDGET = 600_000

/** Tells whether this process, whose own program has just begun, has been at work for so long that V8 had better compile late in the next. */
export function longRun({ cpuUsage }: Pick<NodeJS.Process, 'cpuUsage'>): () => boolean {
  const total = () => {
    const { user, system } = cpuUsage()
    return user + system
  }
  const begun = total()
  return () => total() > begun * LONG_RUN
}

/**
 * Has V8 wait longer before it compiles what runs often for a second time: a command over ten thousand questions runs for a fifth of a second,
 * and a third of its processor time went into that. Does nothing on a V8 it was not measured on. Code that was compiled before is of no use under
 * other flags, so this comes before anything is loaded or not at all.
 */
export function compileLate({
  versions,
  getBuiltinModule,
}: Pick<NodeJS.Process, 'versions' | 'getBuiltinModule'>): void {
  // Node 20's. The module is looked for only here: it takes 2 ms.
  if (versions.v8.startsWith('11.3.'))
    getBuiltinModule('node:v8').setFlagsFromString(`--interrupt-budget=${LATE_BUDGET}`)
}
