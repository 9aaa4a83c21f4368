import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'

/** Loads TypeScript as it stands in src/, and tells the port of each module that is loaded. */
let port

export function initialize(data) {
  port = data.port
}

export async function load(url, context, next) {
  if (url.endsWith('.json')) {
    const value = JSON.parse(readFileSync(fileURLToPath(url), 'utf8'))
    const named = Object.keys(value).filter((key) => /^[a-z]+$/i.test(key))
    const source = named.map((key) => `export const ${key} = ${JSON.stringify(value[key])}`)
    return {
      format: 'module',
      source: [...source, `export default ${JSON.stringify(value)}`].join('\n'),
      shortCircuit: true,
    }
  }
  if (!url.endsWith('.ts')) return next(url, context)
  port.postMessage(url)
  const path = fileURLToPath(url)
  const { code } = transformSync(readFileSync(path, 'utf8'), { loader: 'ts', format: 'esm', target: 'node20' })
  return { format: 'module', source: code, shortCircuit: true }
}
