import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import type { Desk } from './desk.ts'
import type { InTurn } from './in-turn.ts'

/** More would fill what an agent can keep in mind, and say little. */
const MOST_LISTED = 50
const USUAL_LISTED = 20
/** A question longer than this is none that an interviewer asks. */
const LONGEST_QUESTION = 500
/** An answer longer than this is no answer to say in an interview, and no draft. */
const LONGEST_DRAFT = 20_000

const id = z.string().min(3).max(64).describe('the id of a question, as the other tools give it')
const most = z.number().int().min(1).max(MOST_LISTED).default(USUAL_LISTED).describe('at most so many')
const names = (of: string) => z.array(z.string().max(200)).max(20).default([]).describe(`only these ${of}`)
const choice = { decks: names('decks'), tags: names('tags') }

const READS = { readOnlyHint: true, openWorldHint: false } as const
const ADDS = { readOnlyHint: false, destructiveHint: false, openWorldHint: false } as const

type Result = (work: () => Promise<unknown>) => Promise<CallToolResult>

/** Offers what can be done at a desk as tools; those that record something only where they may. */
export function offerTools(
  server: McpServer,
  desk: Desk,
  {
    mayWrite,
    who,
    describe,
    turn,
  }: {
    readonly mayWrite: boolean
    readonly who: () => string
    readonly describe: (error: unknown) => string
    readonly turn: InTurn
  },
): void {
  /** One call after the other: what is asked next depends on what was graded before. */
  const result: Result = (work) =>
    turn(async () => {
      try {
        return { content: [{ type: 'text', text: JSON.stringify(await work(), null, 2) }] }
      } catch (error) {
        return { isError: true, content: [{ type: 'text', text: describe(error) }] }
      }
    })
  offerReading(server, desk, result)
  if (mayWrite) offerRecording(server, desk, result, who)
}

function offerReading(server: McpServer, desk: Desk, result: Result): void {
  server.registerTool(
    'search_questions',
    {
      title: 'Search questions',
      description:
        'Questions of the person’s notes that words fit, best first: in the question, its section, deck, tags, or answer. Without answers.',
      inputSchema: { words: z.string().min(1).max(400).describe('words, or a question'), most },
      annotations: READS,
    },
    ({ words, most }) => result(() => desk.search(words, most)),
  )
  server.registerTool(
    'show_question',
    {
      title: 'Show a question',
      description:
        'All of a question: its answer in the note, follow-ups, when it is due, how likely it is recalled today.',
      inputSchema: { id },
      annotations: READS,
    },
    ({ id }) => result(() => desk.show(id)),
  )
  server.registerTool(
    'next_question',
    {
      title: 'The next question',
      description:
        'The question that a drill would ask now, without its answer; null when nothing waits. It stays the next one until it is graded.',
      inputSchema: choice,
      annotations: READS,
    },
    (chosen) => result(() => desk.next(chosen)),
  )
  server.registerTool(
    'list_unanswered',
    {
      title: 'Questions without an answer',
      description: 'Questions to which the notes have no answer yet.',
      inputSchema: { ...choice, most },
      annotations: READS,
    },
    ({ most, ...chosen }) => result(() => desk.unanswered(chosen, most)),
  )
  server.registerTool(
    'list_notes',
    {
      title: 'Notes',
      description: 'The person’s notes, with how many questions each has and how many of them wait for an answer.',
      inputSchema: {},
      annotations: READS,
    },
    () => result(() => desk.notes()),
  )
}

function offerRecording(server: McpServer, desk: Desk, result: Result, who: () => string): void {
  server.registerTool(
    'grade_question',
    {
      title: 'Record a review',
      description:
        'Records how the person recalled a question, which decides when it is asked again. The person can take it back with `prep undo`.',
      inputSchema: { id, grade: z.enum(['again', 'hard', 'good', 'easy']) },
      annotations: ADDS,
    },
    ({ id, grade }) => result(async () => ({ id, grade, due: await desk.grade(id, grade, who()) })),
  )
  server.registerTool(
    'propose_answer',
    {
      title: 'Propose an answer',
      description:
        'Keeps an answer as a draft. It is not in the note: the person reads it in prep and takes or drops it (`prep drafts`). A later draft takes the place of an earlier one.',
      inputSchema: {
        id,
        answer: z.string().trim().min(1).max(LONGEST_DRAFT).describe('Markdown, in the language of the question'),
      },
      annotations: ADDS,
    },
    ({ id, answer }) =>
      result(async () => {
        await desk.propose(id, answer, who())
        return { id, waits: 'prep drafts' }
      }),
  )
  server.registerTool(
    'propose_follow_up',
    {
      title: 'Propose a follow-up',
      description:
        'Keeps a question to ask after another one, with or without an answer, as a draft. It is not in the note: the person reads it in prep and takes or drops it (`prep drafts`).',
      inputSchema: {
        id,
        question: z
          .string()
          .trim()
          .min(1)
          .max(LONGEST_QUESTION)
          .describe('in the language of the question that it follows'),
        answer: z.string().trim().min(1).max(LONGEST_DRAFT).optional().describe('Markdown, where there is one'),
      },
      annotations: ADDS,
    },
    ({ id, question, answer = null }) =>
      result(async () => {
        await desk.proposeFollowUp(id, { question, answer }, who())
        return { id, waits: 'prep drafts' }
      }),
  )
}
