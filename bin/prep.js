#!/usr/bin/env node
const { existsSync } = require('node:fs')
const { join } = require('node:path')

const built = join(__dirname, '../dist')
if (existsSync(join(built, 'start.js'))) require('../dist/start.js').start(process, built)
else {
  process.stderr.write('prep: not built yet. In its folder: npm ci && npm run build\n')
  process.exitCode = 1
}
