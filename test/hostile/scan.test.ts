import { it } from 'vitest'
import { makeWorld, runInProcess } from '../support/host.ts'

const units = [' ', '\t', '\u00a0', '#', '# ', '*', '**a ', '_', '`', '~', '[', ']', '[a](', '![', '<', '>', '<b>', '<!--', '|', '| ', '\\', '-', '- ', '1. ', '!', ':', ': ', '?', '? ', '가', '가나? ', '\u200b', '\u0301', '&amp;', 'a@b.c ', 'http://', '^', '$', '(', ')', '=', '+', ',', '. ', 'Q: ', '- [ ] ', '[[', '![[', '{', '"', "'", '/', 'Q1.', '질문 ', '#a ', '%%', '==', '{{c1::', '[^a]', '\r', 'a b ', 'aA1-']
const places: Record<string, (text: string) => string> = {
  heading: (t) => `## a${t}b?\n\nanswer\n`,
  end: (t) => `## a?${t}\n\nanswer\n`,
  answer: (t) => `## a?\n\nthe ${t}b\n`,
  item: (t) => `- a${t}b?\n  - answer\n`,
  bold: (t) => `**Q. a${t}b?**\nanswer\n`,
  lines: (t) => `## a?\n\n${t}\n`,
}
const commands: Record<string, string[]> = {
  list: ['list', 'n.md', '--json'],
  check: ['check', 'n.md'],
  show: ['show', '1', '--notes', 'n.md'],
  answer: ['answer', '1', '--add', '--text', 'so', '--notes', 'n.md'],
  explain: ['list', 'n.md', '--explain'],
  export: ['export', 'markdown', 'o.md', '--force', '--notes', 'n.md'],
}
it('scans', async () => {
  const only = process.env['PLACE']
  for (const [place, make] of Object.entries(places)) {
    if (only && only !== place) continue
    for (const unit of units) {
      const times: Record<string, number[]> = {}
      for (const size of [10_000, 100_000]) {
        const body = place === 'lines' ? `${unit}\n`.repeat(size / (unit.length + 1)) : unit.repeat(size / unit.length)
        for (const [name, args] of Object.entries(commands)) {
          const world = makeWorld({ 'n.md': make(body) })
          const b = process.cpuUsage()
          const { exitCode, stderr } = await runInProcess(world, args)
          const { user, system } = process.cpuUsage(b)
          ;(times[name] ??= []).push((user + system) / 1000)
          if (exitCode === 70) console.log('BUG', place, JSON.stringify(unit), name, stderr.slice(0, 200))
          world.remove()
        }
      }
      const bad = Object.entries(times).filter(([, [a = 0, b = 0]]) => b > 400 && b > 15 * a || b > 1500)
      for (const [name, t] of bad) console.log('SLOW', place, JSON.stringify(unit), name, t.map(Math.round).join(' → '))
    }
  }
}, 1e9)
