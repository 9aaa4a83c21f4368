/** Processor time of a run, in milliseconds, from which V8 compiling what runs often takes more than it gives back. */
const LONG_MS = 150
/** Nine times V8's own. */
const LATE_BUDGET = 600_000

/** Whether this process has been at work for so long that V8 had better compile late in the next. */
export function tookLong(): boolean {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000 > LONG_MS
}

/**
 * Has V8 wait longer before it compiles what runs often for a second time: a command over ten thousand questions runs for a fifth of a second,
 * and a third of its processor time went into that. Does nothing on a V8 it was not measured on. Code that was compiled before is of no use under
 * other flags, so this comes before anything is loaded or not at all.
 */
export function compileLate(): void {
  // Node 20's. The module is looked for only here: it takes 2 ms.
  if (process.versions.v8.startsWith('11.3.'))
    process.getBuiltinModule('node:v8').setFlagsFromString(`--interrupt-budget=${LATE_BUDGET}`)
}
