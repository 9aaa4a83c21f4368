import type { Context } from '../../context.ts'
import { describeError, EXIT, PrepError } from '../../errors.ts'
import { VERSION } from '../../version.ts'
import { tell } from '../frame/tell.ts'
import { AgentDesk } from './agent-desk.ts'

export interface McpOptions {
  readonly write?: boolean
}

/**
 * `prep mcp`: serves notes and schedule to an agent over standard input and output, by the Model Context Protocol, until the
 * agent ends it. Reads only, but with --write.
 */
export async function mcp(context: Context, _words: readonly string[], { write = false }: McpOptions): Promise<number> {
  const { host, messages } = context
  const ended = host.ended()
  const { serveAgent } = await import('../../agent/server.ts')
  const serving = await serveAgent(new AgentDesk(context), {
    version: VERSION,
    mayWrite: write,
    ...host.pipes(),
    remark: (error) => tell(context.terminal, messages.exchange.agentSaid({ reason: error.message })),
    describe: (error) => {
      if (!(error instanceof PrepError)) return String(error)
      const { text, hint } = describeError(error, messages)
      return hint === null ? text : `${text}\n${hint}`
    },
  })
  const end = await Promise.race([serving.ended, ended])
  await serving.close()
  return end === 'interrupted' ? EXIT.cancelled : EXIT.done
}
