import { spawn } from 'node:child_process'
import { homedir } from 'node:os'
import type { Host } from './context.ts'
import { localTimeZone } from './disk/local-zone.ts'
import { runProgram } from './program.ts'
import { knowOffsets } from './schedule/day.ts'
import { directOutput } from './terminal/direct-output.ts'
import { createNodeTerminal } from './terminal/node-terminal.ts'

/**
 * Runs prep with a process' arguments, environment and streams.
 * Resolves to the exit code and never throws; the caller sets it, so that what is still being written gets out.
 */
export async function main(process: NodeJS.Process): Promise<number> {
  const timeZone = localTimeZone(process.env)
  knowOffsets(timeZone, (atMs) => new Date(atMs).getTimezoneOffset() * -60_000)
  const { platform } = process
  const direct = { output: directOutput(1, platform), error: directOutput(2, platform) }
  const host: Host = {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    homeDirectory: homedir(),
    platform,
    timeZone,
    now: () => new Date(),
    checksClock: true,
    random: Math.random,
    openTerminal: (color, plain = false) =>
      createNodeTerminal(process, { plain, direct, ...(color === null ? {} : { color }) }),
    readInput: async () => {
      const chunks: Buffer[] = []
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks).toString('utf8')
    },
    pipes: () => ({ input: process.stdin, output: process.stdout }),
    runProgram: (file, args, env = {}) =>
      new Promise((resolve, reject) => {
        const child = spawn(file, args, { stdio: 'inherit', env: { ...process.env, ...env } })
        child.once('error', reject)
        child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 0) : 1))
      }),
    startProgram: (file, args) => {
      const child = spawn(file, args, { stdio: 'ignore' })
      const ended = new Promise<number>((resolve, reject) => {
        child.once('error', reject)
        child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 0) : 0))
      })
      let isInterrupted = false
      const interrupt = () => {
        // A recorder that is interrupted twice may leave its file unfinished; and the signal for one that never started would reach prep.
        if (!isInterrupted && child.pid !== undefined) child.kill('SIGINT')
        isInterrupted = true
      }
      return { ended, interrupt }
    },
    askProgram: (file, args, { env = {}, quiet = false } = {}) =>
      new Promise((resolve) => {
        const stdio = ['inherit', 'pipe', quiet ? 'ignore' : 'inherit'] as const
        const child = spawn(file, args, { stdio: [...stdio], env: { ...process.env, ...env } })
        const parts: Buffer[] = []
        child.stdout?.on('data', (part: Buffer) => parts.push(part))
        child.once('error', () => resolve({ code: null, output: Buffer.alloc(0) }))
        child.once('close', (code, signal) =>
          resolve({ code: signal === null ? (code ?? 0) : 1, output: Buffer.concat(parts) }),
        )
      }),
    ended: () =>
      new Promise((resolve) => {
        // Both stay: a library that raises the signal a second time must not end the process in between.
        process.on('SIGINT', () => resolve('interrupted'))
        process.stdout.on('error', () => resolve('unread'))
      }),
  }
  return runProgram(host)
}
