import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { encode } from 'uqr'
import { inTurn } from '../../agent/in-turn.ts'
import { DIAGRAM_SCRIPT, pageScript } from '../../built-files.ts'
import type { Context } from '../../context.ts'
import { describeError, EXIT, errorSentence, PrepError } from '../../errors.ts'
import { type Answering, type Serving, serveBrowser } from '../../serving/server.ts'
import { safeJson } from '../../terminal/text/safe-json.ts'
import { wrapText } from '../../terminal/text/wrap.ts'
import { renderScanCode } from '../../terminal/views/scan-code.ts'
import { noQuestionsIn } from '../collection/doubt.ts'
import { openerCommand } from '../drilling/opener.ts'
import type { DrillOptions } from '../drilling/queue-options.ts'
import type { JsonOption } from '../frame/print-json.ts'
import { tell } from '../frame/tell.ts'
import { lanAddress } from './lan-address.ts'
import { ServedNotes } from './served-notes.ts'
import type { ServingDesk } from './serving-desk.ts'

/** Besides what to listen at: what is asked, as `prep drill` takes it. */
export interface ServeOptions extends DrillOptions, JsonOption {
  readonly port?: number
  readonly lan?: boolean
  readonly open?: boolean
}

/** p-r-e-p on the keys of a telephone. */
const USUAL_PORT = 7737
const SECRET_BYTES = 18

/**
 * `prep serve`: drill, questions, plan and statistics in the browser, until Ctrl-C. Each browser is let in by a link of its own;
 * every grade is saved before the next question shows.
 */
export async function serve(context: Context, paths: readonly string[], options: ServeOptions): Promise<number> {
  const { host, messages, terminal } = context
  const say = messages.serving
  const ended = host.ended()
  const address = options.lan ? lanAddress() : '127.0.0.1'
  if (address === null) throw new PrepError('noNetwork', {})
  const notes = await ServedNotes.open(context, paths)
  if (notes.collection.cards.length === 0) throw noQuestionsIn(notes.collection)
  const answering = answeringLate(context, notes, options)
  const port = options.port ?? USUAL_PORT
  let serving: Serving | null = null
  try {
    serving = await serveBrowser(answering.answer, {
      host: address,
      port,
      secrets: { token: secret(), newKey: secret },
      words: { messages, language: context.language },
      letIn: () => {
        if (serving === null) return
        // While the browser goes on to the first page, which need not wait for it then.
        setImmediate(() => answering.load().catch(() => {}))
        if (options.json) printServed(context, serving)
        else terminal.write(`${wrapText(say.another, terminal.columns).join('\n')}\n  ${serving.link()}\n`)
      },
      failed: (error) => tell(terminal, say.failed({ reason: error instanceof Error ? error.message : String(error) })),
      describe: (error) => (error instanceof PrepError ? errorSentence(error, messages) : null),
    })
  } catch (error) {
    throw notServed(error, address, port)
  }
  if (options.json) printServed(context, serving)
  else sayWhere(context, serving, options)
  notes.watch()
  if (options.open) await openIn(context, serving.link())
  await ended
  await serving.close()
  await notes.close()
  if (!options.json) terminal.write(`${say.ended({ reviews: answering.reviews() })}\n`)
  return EXIT.cancelled
}

/**
 * Answers requests one after the other: what one of them saves, the next one knows. What it takes to draw a page is loaded with the
 * first one.
 */
function answeringLate(context: Context, notes: ServedNotes, options: DrillOptions) {
  const turn = inTurn()
  const words = { messages: context.messages, language: context.language }
  const scripts = {
    drill: kept(() => readFileSync(pageScript('serving'), 'utf8')),
    question: kept(() => readFileSync(pageScript('serving-question'), 'utf8')),
    diagram: kept(() => gunzipSync(readFileSync(DIAGRAM_SCRIPT)).toString('utf8')),
  }
  let desk: ServingDesk | null = null
  const load = async () => {
    const { ServingDesk } = await import('./serving-desk.ts')
    const { answerTo } = await import('../../serving/routes.ts')
    desk ??= new ServingDesk(context, notes, options)
    return { desk, answerTo }
  }
  const answer: Answering = async (question) => {
    const { desk, answerTo } = await load()
    const answered = () => answerTo(question, desk, { words, scripts })
    // A page asks for its pictures all at once, and they change nothing.
    return question.path === '/picture' ? answered() : turn(answered)
  }
  return { answer, load, reviews: () => desk?.reviews() ?? 0 }
}

/** A line for programs: where it is, and what lets them, or a browser, in. */
function printServed({ terminal }: Context, serving: Serving): void {
  const { address, cookie } = serving
  terminal.write(`${safeJson({ address, link: serving.link(), cookie })}\n`)
}

function sayWhere({ messages, terminal, style }: Context, serving: Serving, { lan }: ServeOptions): void {
  const say = messages.serving
  const link = serving.link()
  const code = lan ? renderScanCode(encode(link, { border: 0 }).data, { width: terminal.columns, style }) : null
  const wrapped = (sentence: string) => wrapText(sentence, terminal.columns)
  const lines = [
    say.open({ address: serving.address }),
    ...(lan ? wrapped(say.unencrypted) : []),
    '',
    ...wrapped(code === null ? say.link : say.scan),
    `  ${link}`,
    ...(code === null ? [] : ['', code]),
    '',
    say.ends,
  ]
  terminal.write(`${lines.join('\n')}\n`)
}

/** Whoever wants the browser opened is told where it is when that fails; prep serves on. */
async function openIn({ host, messages, terminal }: Context, link: string): Promise<void> {
  const { file, args } = openerCommand(host.platform, link)
  const code = await host.runProgram(file, args).catch(() => 1)
  if (code !== 0) tell(terminal, describeError(new PrepError('noOpener', { file, address: link }), messages).text)
}

function notServed(error: unknown, address: string, port: number): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (code === 'EADDRINUSE') return new PrepError('portTaken', { port }, { cause: error })
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return new PrepError('cannotListen', { address: `${address}:${port}`, reason: code }, { cause: error })
  return error
}

/** Read when a page first needs it: the one that draws diagrams is large. */
function kept(read: () => string): () => string {
  let text: string | null = null
  return () => {
    text ??= read()
    return text
  }
}

const secret = (): string => randomBytes(SECRET_BYTES).toString('base64url')
