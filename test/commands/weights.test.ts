import { afterEach, expect, it } from 'vitest'
import { makeWorld, runInProcess, type World } from '../support/host.ts'

const NOTE = `# OS

## 프로세스란 무엇인가요?
실행 중인 프로그램이다.

## ⭐ 스레드란 무엇인가요?
프로세스 안의 실행 흐름이다.

## 데드락이란 무엇인가요? (3번 나옴)
서로 기다리며 멈춘 상태이다.

## 세마포어란 무엇인가요?
공유 자원을 쓰는 수를 세는 것이다.
`
let world: World
afterEach(() => world.remove())
const prep = async (...args: readonly string[]) => {
  const { stdout, stderr, exitCode } = await runInProcess(world, ['--notes', 'os.md', ...args], {
    env: { LANG: 'ko_KR.UTF-8' },
  })
  expect(exitCode, stderr).toBe(0)
  return stdout
}
const queue = async (...args: readonly string[]) =>
  (JSON.parse(await prep('queue', '--json', ...args)) as readonly { question: string }[]).map(({ question }) =>
    question.slice(0, 4),
  )

it('asks first what is marked as asked often, with a plan and without', async () => {
  world = makeWorld({ 'os.md': NOTE })
  expect(await queue()).toEqual(['데드락이', '스레드란', '프로세스', '세마포어'])
  await prep('plan', '--by', 'D-3', '--minutes', '3')
  expect((await queue()).slice(0, 2)).toEqual(['데드락이', '스레드란'])
})

it('asks first what was asked in an interview before', async () => {
  world = makeWorld({ 'os.md': NOTE })
  await prep('interview', 'add', '카카오', '--on', 'D-0')
  await prep('interview', 'done', '카카오', '--asked', '세마포어란 무엇인가요')
  expect(await queue()).toEqual(['데드락이', '세마포어', '스레드란', '프로세스'])
  expect(await prep('show', '세마포어')).toContain('자주 나옴 ★2')
})

it('counts a question for more in how ready one is, and says so', async () => {
  const rare = Array.from({ length: 12 }, (_, index) => `## 드문 질문 ${index}은 무엇인가요?\n${index}번째 답이다.\n`)
  const often = (mark: string) => `## ${mark}자주 나오는 질문은 무엇인가요?\n그 답이다.\n`
  const ready = async (mark: string) => {
    world = makeWorld({ 'os.md': [...rare, often(mark)].join('\n') })
    await prep('plan', '--by', 'D-2', '--minutes', '2')
    const { interviews } = JSON.parse(await prep('plan', '--json'))
    return { ...interviews[0], text: await prep('plan') }
  }
  const plain = await ready('')
  expect(plain.weighted).toBe(false)
  expect(plain.text).not.toContain('★')
  world.remove()
  // Time for some five of thirteen; that one is among them.
  const weighed = await ready('⭐⭐⭐ ')
  expect(weighed.weighted).toBe(true)
  expect(weighed.text).toContain('자주 나오는 질문(★)은 준비도를 셀 때 그만큼 더 쳤어요.')
  expect(weighed.readyThen).toBeGreaterThan(plain.readyThen + 0.08)
})

it('shows weights in lists, sorts by them, and prints them', async () => {
  world = makeWorld({ 'os.md': NOTE })
  expect(await prep('list')).toMatch(/2 ✓ ★1 스레드란 무엇인가요\?/)
  const sorted = await prep('list', '--sort', 'weight')
  expect(sorted).toMatch(/^3 ✓ ★3 데드락이란.*\n2 ✓ ★1 스레드란.*\n1 ✓ 프로세스란.*\n4 ✓ 세마포어란/)
  const json = JSON.parse(await prep('list', '--json')) as readonly { weight: number }[]
  expect(json.map(({ weight }) => weight)).toEqual([1, 2, 4, 1])
  // The second time the notes come out of the cache.
  expect(await prep('list', '--sort', 'weight')).toBe(sorted)
})
