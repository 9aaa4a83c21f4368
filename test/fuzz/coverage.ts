import { type Profiler, Session } from 'node:inspector'

/** What ran between two looks, in one script. Blocks are told apart by how often they ran, in powers of two. */
export interface Coverage {
  /** Forgets what ran so far. */
  reset(): void
  /** The features of what ran since the last look. */
  take(): readonly number[]
}

const OFFSETS = 2 ** 22
const FREQUENCIES = 8

/** V8's own counts of every block of the script whose name ends in `script`. */
export function watchCoverage(script: string): Coverage {
  const session = new Session()
  session.connect()
  const post = (method: string, parameters: object = {}): unknown => {
    let result: unknown
    session.post(method, parameters, (error, answer) => {
      if (error !== null) throw new Error(`${method}: ${error.message}`)
      result = answer
    })
    return result
  }
  post('Profiler.enable')
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
  const look = () => post('Profiler.takePreciseCoverage') as Profiler.TakePreciseCoverageReturnType
  return {
    reset: () => void look(),
    take() {
      const features: number[] = []
      for (const { url, functions } of look().result)
        if (url.endsWith(script))
          for (const { ranges } of functions)
            for (const { startOffset, endOffset, count } of ranges)
              if (count > 0)
                features.push(
                  (startOffset * OFFSETS + endOffset) * FREQUENCIES + Math.min(FREQUENCIES - 1, Math.log2(count) | 0),
                )
      return features
    },
  }
}
