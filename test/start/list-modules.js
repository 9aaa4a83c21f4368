// node list-modules.js COMMAND …: runs prep from src/ and prints, as its last line, which of its modules that loaded.
import { register } from 'node:module'
import { MessageChannel } from 'node:worker_threads'

globalThis.READER_VERSION = 'as it stands'
const { port1, port2 } = new MessageChannel()
const loaded = []
port1.on('message', (url) => loaded.push(url))
port1.unref()
register('./listing-hooks.js', import.meta.url, { data: { port: port2 }, transferList: [port2] })
const { main } = await import('../../src/main.ts')
const exitCode = await main(process)
await new Promise((resolve) => setTimeout(resolve, 50))
console.log(JSON.stringify({ exitCode, loaded: loaded.map((url) => url.replace(/^.*\/src\//, '')) }))
