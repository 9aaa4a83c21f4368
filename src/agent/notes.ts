import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { Desk } from './desk.ts'

const TYPE = 'text/markdown'
const uriOf = (path: string): string => `prep://notes/${encodeURIComponent(path)}`

/** Offers each note as a resource: its questions with their status, as Markdown. */
export function offerNotes(server: McpServer, desk: Desk): void {
  const list = async () => ({
    resources: (await desk.notes()).map(({ path, questions, unanswered }) => ({
      uri: uriOf(path),
      name: path,
      mimeType: TYPE,
      description: `${questions} questions, ${unanswered} without an answer`,
    })),
  })
  server.registerResource(
    'notes',
    new ResourceTemplate('prep://notes/{path}', { list }),
    {
      title: 'Questions of a note',
      description: 'What a note asks, and which of it has no answer yet.',
      mimeType: TYPE,
    },
    async (uri, { path }) => {
      const named = decodeURIComponent(String(path))
      return { contents: [{ uri: uri.href, mimeType: TYPE, text: await desk.note(named) }] }
    },
  )
}
