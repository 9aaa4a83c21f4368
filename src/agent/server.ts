import type { Readable, Writable } from 'node:stream'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { jsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/types.js'
import type { Desk } from './desk.ts'
import { inTurn } from './in-turn.ts'
import { offerNotes } from './notes.ts'
import { offerTools } from './tools.ts'

const INSTRUCTIONS = `prep holds the person's own interview notes as questions and answers, and a schedule of when to ask each.
To quiz: next_question, let the person answer, then show_question and compare; grade what the person said, not what you know.
again: not recalled; hard: recalled with trouble; good: recalled; easy: at once. Ask the person when in doubt.
Notes are the person's: nothing here writes into them. A proposed answer or follow-up waits as a draft until the person takes it in prep.`

/** For what an agent's person fills into forms. prep shows none there. */
const nothingToCheck: jsonSchemaValidator = {
  getValidator: () => () => ({ valid: false, data: undefined, errorMessage: 'prep asks for no forms' }),
}

export interface Serving {
  readonly version: string
  /** Whether reviews and drafts may be recorded; otherwise the tools for them are not there. */
  readonly mayWrite: boolean
  readonly input: Readable
  readonly output: Writable
  /** The sentence that a failure has for the person. */
  readonly describe: (error: unknown) => string
  /** Hears of lines that are no messages, and the like. */
  readonly remark: (error: Error) => void
}

/**
 * Serves a desk to an agent by the Model Context Protocol, a message a line; resolves when the agent has ended it. What a tool
 * cannot do comes back as a failed result with the sentence that the person would read.
 */
export async function serveAgent(
  desk: Desk,
  { version, mayWrite, input, output, describe, remark }: Serving,
): Promise<{ readonly ended: Promise<void>; readonly close: () => Promise<void> }> {
  const server = new McpServer(
    { name: 'prep', title: 'prep', version },
    { instructions: INSTRUCTIONS, jsonSchemaValidator: nothingToCheck },
  )
  const who = () => server.server.getClientVersion()?.name ?? 'an agent'
  const turn = inTurn()
  offerTools(server, desk, { mayWrite, who, describe, turn })
  offerNotes(server, desk)
  const ended = new Promise<void>((resolve) => {
    server.server.onclose = resolve
    // What was asked before the input ended is still answered.
    input.once('end', () => turn(async () => resolve()))
  })
  server.server.onerror = remark
  await server.connect(new StdioServerTransport(input, output))
  return { ended, close: () => server.close() }
}
