#!/usr/bin/env node
const { join } = require('node:path')

require('../dist/start.js').start(process, join(__dirname, '../dist'))
