/** Does a task when those before it are done. */
export type InTurn = <Result>(task: () => Promise<Result>) => Promise<Result>

/** Does tasks one after the other, in the order in which they came; one that fails keeps none from being done. */
export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const done = last.then(task, task)
    last = done
    return done
  }
}
