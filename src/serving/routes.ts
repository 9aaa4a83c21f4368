import { type Answer, htmlAnswer, jsonAnswer, seeOther } from './answer.ts'
import type { Desk, DrillState, ListQuery, ShownQuestion } from './desk.ts'
import { diagramPage } from './pages/diagram-page.ts'
import { drillPage } from './pages/drill-page.ts'
import { listPage } from './pages/list-page.ts'
import { notesPage } from './pages/notes-page.ts'
import { planPage } from './pages/plan-page.ts'
import { questionPage } from './pages/question-page.ts'
import { readingPage } from './pages/reading-page.ts'
import { refusalPage } from './pages/refusal-page.ts'
import { choiceOf, drillRequest, readingStepOf } from './requests.ts'
import type { PageWords } from './words.ts'

/** A request that was let in. */
export interface Question {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Empty but for POST. */
  readonly body: string
  /** Whether the body is a form's. */
  readonly isForm: boolean
}

/** The programs in pages, each read when it is first asked for. */
interface Scripts {
  /** In a drill's page. */
  drill(): string
  /** In a question's, where it has diagrams. */
  question(): string
  /** In a diagram's frame. */
  diagram(): string
}

export interface RouteOptions {
  readonly words: PageWords
  readonly scripts: Scripts
}

type Route = (question: Question, desk: Desk, options: RouteOptions) => Promise<Answer | null>

/** By method and path; null where what was asked for makes no sense. Nothing but POST changes what is remembered. */
const ROUTES: Readonly<Record<string, Route>> = {
  'GET /': async ({ query }, desk, { words, scripts }) =>
    htmlAnswer(200, drillPage(await desk.begin(choiceOf(query), query.get('type') === '1'), scripts.drill(), words)),

  'POST /drill': async ({ body, isForm }, desk, { words }) => {
    const asked = isForm ? null : drillRequest(body)
    if (asked === null) return null
    const { begunAnew } = words.messages.serving
    if ('begin' in asked) return drilled(await desk.begin(choiceOf(asked.begin), asked.types))
    const state = await desk.step(asked.drill, asked.step, asked.what)
    return state === null
      ? drilled(await desk.begin(choiceOf(new URLSearchParams()), false), begunAnew)
      : drilled(state)
  },

  'GET /list': async ({ query }, desk, { words }) => {
    const wanted: ListQuery = {
      ...choiceOf(query),
      words: query.get('q') ?? '',
      unanswered: query.get('unanswered') === '1',
      from: Math.max(0, Math.trunc(Number(query.get('from'))) || 0),
    }
    return htmlAnswer(200, listPage(await desk.list(wanted), wanted, desk.now(), words))
  },

  'GET /show': async ({ query }, desk, { words, scripts }) =>
    htmlAnswer(200, questionPage(await desk.show(query.get('id') ?? ''), desk.now(), scripts.question(), words)),

  'POST /answer': async ({ body, isForm }, desk, { words, scripts }) => {
    const form = new URLSearchParams(isForm ? body : '')
    const [id, seen, does] = [form.get('id'), form.get('seen'), form.get('do')]
    // Forms end lines as the internet does.
    const text = (form.get('text') ?? '').replaceAll('\r\n', '\n')
    if (id === null) return null
    const show = (shown: ShownQuestion) => htmlAnswer(200, questionPage(shown, desk.now(), scripts.question(), words))
    if (does === 'write' && seen !== null) return show(await desk.write(id, seen, text))
    if (does === 'keep') return show(await desk.keepDraft(id, text))
    return does === 'take out' ? show(await desk.takeOut(id)) : null
  },

  'POST /suspend': async ({ body, isForm }, desk) => {
    const form = new URLSearchParams(isForm ? body : '')
    const [id, to] = [form.get('id'), form.get('to')]
    if (id === null || (to !== 'suspend' && to !== 'resume')) return null
    await desk.suspend(id, to === 'suspend')
    return seeOther(`/show?id=${encodeURIComponent(id)}`)
  },

  'POST /misread': async ({ body, isForm }, desk, { words }) => {
    const id = new URLSearchParams(isForm ? body : '').get('id')
    return id === null ? null : htmlAnswer(200, readingPage(await desk.misread(id), words))
  },

  'GET /notes': async (_, desk, { words }) => htmlAnswer(200, notesPage(await desk.notes(), words)),

  'GET /read': async ({ query }, desk, { words }) => {
    const line = Math.max(0, Math.trunc(Number(query.get('line'))) || 0)
    const shown = await desk.reading(query.get('note') ?? '', line === 0 ? null : line)
    return htmlAnswer(200, readingPage(shown, words))
  },

  'POST /read': async ({ body, isForm }, desk, { words }) => {
    const form = new URLSearchParams(isForm ? body : '')
    const [path, seen, does] = [form.get('note'), form.get('seen'), form.get('do')]
    const line = Number(form.get('line'))
    if (path === null || !Number.isSafeInteger(line) || line < 1) return null
    if (does === 'back') return htmlAnswer(200, readingPage(await desk.readAsBefore(path, line), words))
    const what = readingStepOf(does ?? '')
    if (seen === null || what === null) return null
    return htmlAnswer(200, readingPage(await desk.correct(path, line, seen, what), words))
  },

  'GET /plan': async (_, desk, { words }) => htmlAnswer(200, planPage(await desk.plan(), words)),

  'GET /stats': async (_, desk) => {
    const { html, policy } = await desk.stats()
    return htmlAnswer(200, { html, policy: `${policy}; frame-ancestors 'none'` })
  },

  'GET /picture': async ({ query }, desk, { words }) => {
    const picture = await desk.picture(query.get('card') ?? '', query.get('at') ?? '')
    if (picture === null) return nothing(words)
    return {
      status: 200,
      type: picture.kind,
      body: picture.bytes,
      headers: { 'Content-Security-Policy': "default-src 'none'; sandbox" },
    }
  },

  'GET /diagram': async (_question, _desk, { scripts }) => {
    const page = htmlAnswer(200, diagramPage(scripts.diagram()))
    // The same for every diagram, and nothing of the person's.
    const headers = { ...page.headers, 'X-Frame-Options': 'SAMEORIGIN', 'Cache-Control': 'private, max-age=3600' }
    return { ...page, headers }
  },

  // A browser asks for one by itself; there is none.
  'GET /favicon.ico': async () => ({ status: 204, type: 'image/x-icon', body: '' }),
}

/** Answers a request that was let in. Rejects as the desk does. */
export async function answerTo(question: Question, desk: Desk, options: RouteOptions): Promise<Answer> {
  const method = question.method === 'HEAD' ? 'GET' : question.method
  const route = ROUTES[`${method} ${question.path}`]
  if (route === undefined) return nothing(options.words)
  const { unread } = options.words.messages.serving.refused
  return (await route(question, desk, options)) ?? jsonAnswer(400, { error: unread })
}

const nothing = (words: PageWords): Answer =>
  htmlAnswer(404, refusalPage(words.messages.serving.refused.nothing, words, true))

const drilled = (state: DrillState, trouble: string | null = null): Answer => jsonAnswer(200, { state, trouble })
