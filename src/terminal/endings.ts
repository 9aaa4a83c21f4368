/** As much of Node's `process` as it takes to hear its end. */
export interface EndingProcess {
  readonly pid: number
  on(event: string, listener: () => void): unknown
  off(event: string, listener: () => void): unknown
  removeAllListeners(event: string): unknown
  kill(pid: number, signal: string): unknown
}

/** What is to be done before a process ends. */
export interface Endings {
  /**
   * Calls back once, before the process ends, by itself or told to; the newest listener comes first. Only what a listener
   * does at once gets done. The function given back stops that.
   */
  hear(listener: () => void): () => void
  /** Ends the process as one does whose terminal has gone, once everybody was called back. */
  hangUp(): void
}

const ENDING_SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGQUIT']

export function createEndings(itself: EndingProcess): Endings {
  const listeners: (() => void)[] = []
  const runAll = () => {
    const listener = listeners.pop()
    if (listener === undefined) return stop()
    try {
      listener()
    } finally {
      runAll()
    }
  }
  const endBy = (signal: string, prepare?: () => void) => {
    try {
      runAll()
    } finally {
      prepare?.()
      // Nobody here listens any more: the signal now does what it always does.
      itself.kill(itself.pid, signal)
    }
  }
  const ends = ENDING_SIGNALS.map((signal) => [signal, () => endBy(signal)] as const)
  const start = () => {
    itself.on('exit', runAll)
    for (const [signal, end] of ends) itself.on(signal, end)
  }
  const stop = () => {
    itself.off('exit', runAll)
    for (const [signal, end] of ends) itself.off(signal, end)
  }
  return {
    hear(listener) {
      if (listeners.length === 0) start()
      listeners.push(listener)
      return () => {
        const index = listeners.indexOf(listener)
        if (index < 0) return
        listeners.splice(index, 1)
        if (listeners.length === 0) stop()
      }
    },
    hangUp() {
      // Node cannot exit from a terminal that has gone, it aborts; so nobody else may hold the signal back.
      endBy('SIGHUP', () => itself.removeAllListeners('SIGHUP'))
    },
  }
}
